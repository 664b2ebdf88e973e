/** Whatever a scenario's author writes, the viewer shows it as text: nothing of it runs, nothing is asked for. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { shipped } from '../shipped.js';
import { freeTexts, withPayload } from './altered-scenario.js';
import { openPage } from './browser.js';
import { PAYLOADS } from './payloads.js';
import { globesReady } from './viewer.js';
import { visits } from './visits.js';

const { browser, url } = visits();

const scenario = shipped('first-shot/defended');

/** Hands the page a file as a reader does who chooses it. */
async function choose(page: Page, name: string, text: string): Promise<void> {
  await page.keyboard.press('o');
  await page
    .locator('input[data-files="any"]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** Whether anything ran, and which elements stand on the page that only markup from a text could have put there. */
const damage = (page: Page) =>
  page.evaluate(() => ({
    harmed: (window as unknown as { readonly harmed?: number }).harmed ?? 0,
    polluted: Object.hasOwn(Object.prototype, 'harmed'),
    foreign: [
      ...document.querySelectorAll(
        'iframe, object, embed, video, audio, base, form[action], marquee, math, foreignObject, animate, body script, [onerror], [onload], [onclick], [onfocus], a[href^="javascript" i], img',
      ),
    ].map((one) => one.outerHTML.slice(0, 200)),
  }));

it('two hundred payloads in every text of a scenario: 0 scripts, 0 requests', async (context) => {
  expect(PAYLOADS).toHaveLength(200);
  const free = freeTexts(scenario);
  expect(free.anything.length).toBeGreaterThan(100);
  expect(free.withoutSlash.length).toBeGreaterThanOrEqual(10);
  const { page, complaints, close } = await openPage(await browser(context), `${url()}#run=first-shot`, {
    viewport: { width: 1000, height: 600 },
  });
  try {
    await globesReady(page);
    const clean = await damage(page);
    expect(clean.harmed).toBe(0);
    const digests = new Set<string>();
    for (const [i, payload] of PAYLOADS.entries()) {
      const before = await page.locator('.globe').first().getAttribute('data-digest');
      await choose(page, `${i}.json`, JSON.stringify(withPayload(scenario, free, payload)));
      await page.waitForFunction(
        (digest) => document.querySelector('.globe')?.getAttribute('data-digest') !== digest,
        before,
        { timeout: 10_000 },
      );
      digests.add((await page.locator('.globe').first().getAttribute('data-digest')) ?? '');
      for (const key of ['1', '2', '3', '4', '5']) {
        await page.keyboard.press(key);
        if (key === '2') {
          await page.locator('.panel [role="option"]').first().click();
        }
      }
      expect(await damage(page), payload).toEqual(clean);
    }
    // Every payload gave a run of its own: none was refused.
    expect(digests.size).toBe(PAYLOADS.length);
    // It is shown, as text.
    await page.keyboard.press('1');
    expect(await page.getByRole('tabpanel').innerText()).toContain(PAYLOADS.at(-1));
    expect(complaints).toEqual([]);
  } finally {
    await close();
  }
});

it('the same payloads as names of files, as files that are none, and in the address', async (context) => {
  const { page, complaints, close } = await openPage(await browser(context), `${url()}#run=first-shot`, {
    viewport: { width: 1000, height: 600 },
  });
  try {
    await globesReady(page);
    const clean = await damage(page);
    for (const [i, payload] of PAYLOADS.entries()) {
      if (i % 4 === 0) {
        const yaml = `format: 1\nid: x\ntitle: ${JSON.stringify(payload)}\n${JSON.stringify(payload)}: 1\n`;
        await choose(page, `${payload.replaceAll('/', '_').slice(0, 100)}.yaml`, yaml);
        await page.getByText(payload.slice(0, 12)).first().waitFor({ state: 'attached' });
        await page.keyboard.press('Escape');
      } else {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, `run=${payload}&pick=threat:${payload}&panel=${payload}&${payload}=1`);
        await page.waitForTimeout(20);
      }
      expect(await damage(page), payload).toEqual(clean);
    }
    expect(complaints).toEqual([]);
  } finally {
    await close();
  }
});
