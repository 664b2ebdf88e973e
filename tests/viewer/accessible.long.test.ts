/** The viewer for those who hear it, do not see its colours, or use no mouse: what axe-core finds, in both themes. */
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provided } from '../provisions.js';
import { launch, openPage } from './browser.js';
import { servedSite } from './site.js';
import { globesReady } from './viewer.js';

let browser: Browser | undefined;
let site: Awaited<ReturnType<typeof servedSite>>;
beforeAll(async () => {
  site = await servedSite();
});
afterAll(async () => {
  await browser?.close();
  await site.close();
});

/** What axe calls serious or worse, with the place. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run(document)')) as axe.AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
}

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

describe.each(['dark', 'light'] as const)('in the %s theme', (colorScheme) => {
  it.for(['desktop', 'phone'] as const)(
    'nothing serious is found on a %s, panel by panel and in every dialog',
    async (size, context) => {
      browser ??= await launch(provided(context, 'TESTUDO_CHROMIUM'));
      const address = `${site.url}#run=iraq-2020/january&beside=iraq-2020/april&t=13000`;
      const { page, close } = await openPage(browser, address, { colorScheme, viewport: SIZES[size] });
      try {
        await globesReady(page, 2);
        const found: string[] = [];
        const look = async (where: string) => {
          await page.waitForTimeout(250);
          for (const one of await findings(page)) found.push(`${where}: ${one}`);
        };
        for (const key of ['1', '2', '3', '4', '5', '6']) {
          await page.keyboard.press(key);
          await look(`panel ${key}`);
        }
        await page.keyboard.press('2');
        await page.locator('.panel [role="option"]').first().click();
        await look('a threat');
        for (const key of ['o', '?', 'g', 't']) {
          await page.keyboard.press(key);
          await look(`after ${key}`);
          await page.keyboard.press('Escape');
        }
        await page.keyboard.press('l');
        await look('layers');
        expect(found).toEqual([]);
      } finally {
        await close();
      }
    },
  );
});
