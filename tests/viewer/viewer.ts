/** What a reader of the viewer does: named once for all tests. */
import type { Page } from 'playwright-core';

/** Waits until the globes stand (each of them drawn once), and says how many there are. */
export async function globesReady(page: Page, count = 1): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('.globe[data-ready="true"]').length === wanted,
    count,
    { timeout: 90_000 },
  );
}

/** The digests of the runs that are shown. */
export const digestsShown = (page: Page): Promise<readonly string[]> =>
  page.locator('.globe').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.digest ?? ''));

/** Lets timers of the page that are due within this time run first: by the page's own clock, however slow the machine is. */
export async function pageTime(page: Page, span_ms: number): Promise<void> {
  await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), span_ms);
}

/** What the address holds, part by part. */
export async function addressOf(page: Page): Promise<URLSearchParams> {
  // The address follows the clock a moment later.
  await pageTime(page, 700);
  return new URLSearchParams(new URL(page.url()).hash.slice(1));
}

/** What the time line says it is, for those who do not see it. */
export const timeSaid = async (page: Page): Promise<string> =>
  (await page.getByRole('slider', { name: 'Time' }).getAttribute('aria-valuetext')) ?? '';

/** The clock as seconds of its day. */
export async function secondsOfDay(page: Page): Promise<number> {
  const [, h, m, s] = /(\d\d):(\d\d):(\d\d)/.exec(await timeSaid(page)) ?? [];
  return Number(h) * 3600 + Number(m) * 60 + Number(s);
}
