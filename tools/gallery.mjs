/**
 * `npm run gallery`: pictures of the viewer's main views, in docs/gallery: desktop and phone, light and dark.
 *
 *   node tools/gallery.mjs [NAME…]   only the views of these names
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { buildPackages } from './lib/build.mjs';
import { chromiumSwitches, provideChromium } from './lib/chromium.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { repositoryRoot } from './lib/root.mjs';
import { exitWith, Refusal } from './lib/run.mjs';
import { serveSite } from './lib/serve-site.mjs';
import { buildSite } from './lib/site.mjs';

/** @typedef {{ name: string, hash: string, alt: string, setUp?: string }} View */

const FOLDER = join(repositoryRoot, 'docs/gallery');
const SIZES = [
  { size: 'desktop', viewport: { width: 1440, height: 900 } },
  { size: 'phone', viewport: { width: 390, height: 844 } },
];
const THEMES = /** @type {const} */ (['dark', 'light']);

requireNode();
await exitWith(async () => {
  await installPackages(repositoryRoot, console.error);
  await buildPackages(repositoryRoot, console.error);
  await buildSite(repositoryRoot, console.error);
  const found = await provideChromium(console.error);
  if ('missing' in found) throw new Refusal(found.missing);
  const wanted = process.argv.slice(2);
  /** @type {View[]} */
  const views = JSON.parse(readFileSync(join(FOLDER, 'views.json'), 'utf8'));
  mkdirSync(FOLDER, { recursive: true });
  const site = await serveSite(repositoryRoot);
  const browser = await chromium.launch({ executablePath: found.found, args: chromiumSwitches });
  try {
    for (const view of views.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      for (const { size, viewport } of SIZES) {
        for (const theme of THEMES) {
          const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce' });
          const page = await context.newPage();
          await page.goto(`${site.url}#${view.hash}`);
          await page.waitForSelector('.globe[data-ready="true"]', { timeout: 60_000, state: 'attached' });
          if (view.setUp !== undefined) await page.evaluate(view.setUp);
          await page.waitForTimeout(2500);
          const name = `${view.name}-${size}-${theme}.jpg`;
          writeFileSync(join(FOLDER, name), await page.screenshot({ type: 'jpeg', quality: 82 }));
          console.error(name);
          await context.close();
        }
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return 0;
});
