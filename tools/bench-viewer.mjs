/**
 * `npm run bench:viewer`: how soon the viewer shows something and how many frames a second it draws, in headless Chromium with
 * software rendering. Figures, not tests: they are the machine's as much as the viewer's.
 *
 *   node tools/bench-viewer.mjs [--objects N]   N threats in the air at once for the last figure (1,000)
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { buildPackages } from './lib/build.mjs';
import { chromiumSwitches, provideChromium } from './lib/chromium.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { repositoryRoot } from './lib/root.mjs';
import { exitWith, Refusal } from './lib/run.mjs';
import { serveSite } from './lib/serve-site.mjs';
import { buildSite } from './lib/site.mjs';

const SIZE = { width: 1440, height: 900 };
const PLAYED_MS = 6000;

requireNode();
await exitWith(async () => {
  const { values } = parseArgs({ options: { objects: { type: 'string', default: '1000' } } });
  await installPackages(repositoryRoot, console.error);
  await buildPackages(repositoryRoot, console.error);
  await buildSite(repositoryRoot, console.error);
  const found = await provideChromium(console.error);
  if ('missing' in found) throw new Refusal(found.missing);
  const site = await serveSite(repositoryRoot);
  const browser = await chromium.launch({ executablePath: found.found, args: chromiumSwitches });
  try {
    for (const [what, hash, globes] of /** @type {const} */ ([
      ['April', 'run=iraq-2020/april&t=15500', 1],
      ['January beside April', 'run=iraq-2020/january&beside=iraq-2020/april&t=15500', 2],
    ])) {
      const { page, close } = await opened(browser, `${site.url}#${hash}`);
      const first_ms = await ready(page, globes);
      console.log(`${what}: first picture after ${(first_ms / 1000).toFixed(1)} s`);
      await page.keyboard.press('Space');
      console.log(`${what}: ${await framesIn(page, PLAYED_MS)} while playing ten times as fast as time`);
      await close();
    }
    const { page, close } = await opened(browser, `${site.url}#run=first-shot`);
    await ready(page, 1);
    await page
      .locator('input[data-files="any"]')
      .count()
      .then(async (count) => {
        if (count === 0) await page.keyboard.press('o');
      });
    const text = JSON.stringify(await many(Number(values.objects)));
    const before = await page.locator('.globe').getAttribute('data-digest');
    await page.locator('input[data-files="any"]').setInputFiles({
      name: 'many.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    await page.waitForFunction(
      (digest) => document.querySelector('.globe')?.getAttribute('data-digest') !== digest,
      before,
      { timeout: 120_000 },
    );
    await page.waitForTimeout(3000);
    const scrubbing = page.evaluate(scrub, PLAYED_MS);
    console.log(`${values.objects} threats: ${await framesIn(page, PLAYED_MS)} while scrubbing`);
    await scrubbing;
    await close();
  } finally {
    await browser.close();
    await site.close();
  }
  return 0;
});

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 */
async function opened(browser, address) {
  const context = await browser.newContext({ viewport: SIZE });
  const page = await context.newPage();
  await page.goto(address);
  return { page, close: () => context.close() };
}

/**
 * Milliseconds from the navigation to the first picture of every globe.
 *
 * @param {import('playwright-core').Page} page
 * @param {number} globes
 */
async function ready(page, globes) {
  await page.waitForFunction(
    (count) => document.querySelectorAll('.globe[data-ready="true"]').length === count,
    globes,
    { timeout: 120_000 },
  );
  return page.evaluate(() =>
    Math.max(...performance.getEntriesByName('globe-ready').map((one) => one.startTime)),
  );
}

/**
 * Frames of the first globe in a while, as words.
 *
 * @param {import('playwright-core').Page} page
 * @param {number} during_ms
 */
async function framesIn(page, during_ms) {
  const frames = () =>
    page
      .locator('.globe')
      .first()
      .evaluate((one) => Number(one.dataset.frames ?? 0));
  await page.waitForTimeout(1100);
  const [begun_ms, before] = [performance.now(), await frames()];
  await page.waitForTimeout(during_ms);
  const [ended_ms, after] = [performance.now(), await frames()];
  return `${(((after - before) * 1000) / (ended_ms - begun_ms)).toFixed(1)} frames a second`;
}

/** Drags the time line to and fro; runs in the page.
 * @param {number} during_ms */
async function scrub(during_ms) {
  const slider = /** @type {HTMLInputElement} */ (document.querySelector('input[aria-label="Time"]'));
  const most = Number(slider.max);
  const begun = performance.now();
  while (performance.now() - begun < during_ms + 1500) {
    const phase = ((performance.now() - begun) % 3000) / 3000;
    slider.value = String(most * (0.3 + 0.4 * Math.abs(2 * phase - 1)));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** The scenario of one missile with as many of them as are asked for, a fifth of a second apart.
 * @param {number} count */
async function many(count) {
  const { loadShippedScenario } = await import('@testudo/library');
  const loaded = loadShippedScenario('first-shot');
  if (loaded?.ok !== true) throw new Error('first-shot cannot be loaded');
  const [threat] = loaded.scenario.threats;
  if (threat === undefined) throw new Error('first-shot has no threat');
  const threats = Array.from({ length: count }, (_, i) => ({
    ...threat,
    id: `t${String(i).padStart(5, '0')}`,
    index: i + 1,
    spacing_s: { ...threat.spacing_s, nominal: 0.2 * i },
  }));
  return { ...loaded.scenario, threats };
}
