/** The viewer in a browser, as its reader meets it first: the raid of April, from a plain file server. */
import { seedFrom } from '@testudo/core/numerics';
import { simulate } from '@testudo/core/simulation';
import type { Browser } from 'playwright-core';
import { afterAll, expect, it, type TestContext } from 'vitest';
import { provided } from '../provisions.js';
import { prepared, shipped } from '../shipped.js';
import { launch, openPage } from './browser.js';
import { servedSite } from './site.js';
import { digestsShown, globesReady, pageTime, secondsOfDay } from './viewer.js';

let browser: Browser | undefined;
afterAll(() => browser?.close());

async function opened(context: TestContext, hash = '') {
  browser ??= await launch(provided(context, 'TESTUDO_CHROMIUM'));
  const site = await servedSite();
  const viewer = await openPage(browser, `${site.url}${hash}`);
  return { ...viewer, close: async () => Promise.all([viewer.close(), site.close()]) };
}

it('runs April in the browser to the digest that the command line gives, plays, and asks nobody beyond its origin', async (context) => {
  const { page, complaints, close } = await opened(context);
  try {
    await globesReady(page);
    const { digest } = simulate(prepared(shipped('iraq-2020/april')), { seed: seedFrom(1) });
    expect(await digestsShown(page)).toEqual([digest]);
    await page.getByText('Simulation (exercise)').first().waitFor();
    const before = await secondsOfDay(page);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => secondsOfDay(page), { timeout: 30_000 }).toBeGreaterThan(before);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    const after = await secondsOfDay(page);
    // Paused is paused.
    await pageTime(page, 1500);
    expect(await secondsOfDay(page)).toBe(after);
    expect(complaints).toEqual([]);
  } finally {
    await close();
  }
}, 120_000);
