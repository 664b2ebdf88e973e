/** What goes wrong around the viewer in a browser: files that cannot be, links that hold little, a page without a clipboard. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { shipped } from '../shipped.js';
import { addressOf, timeSaid } from './viewer.js';
import { visits } from './visits.js';

const { visitGlobe: visit } = visits();

/** Gives the page a file, and says what is wrong with it in the page's words. */
async function refused(page: Page, name: string, text: string): Promise<string> {
  await page.keyboard.press('o');
  await page
    .locator('input[data-files=any]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  const said = await page.locator('.problems').innerText();
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  return said;
}

const titleOf = (page: Page) => page.locator('.shown h1').innerText();

describe('a reader', () => {
  it('is told of a time or a zone that cannot be, and goes on with what was shown', async (context) => {
    await visit(context, '#run=first-shot', async (page) => {
      const scenario = shipped('first-shot');
      const before = [await titleOf(page), await timeSaid(page), (await addressOf(page)).toString()];
      for (const [key, value] of [
        ['epochUnix_us', scenario.epochUnix_us + 0.5],
        ['epochUnix_us', -9e15],
        ['localOffset_s', 1e15],
        ['duration_us', 1e300],
      ] as const) {
        const text = JSON.stringify({ ...scenario, title: 'Not this', [key]: value });
        expect(await refused(page, 'bad.json', text)).toContain(key);
        expect(await page.locator('.busy-card').count()).toBe(0);
        expect([await titleOf(page), await timeSaid(page), (await addressOf(page)).toString()]).toEqual(
          before,
        );
      }
    });
  });

  it('sees no count from a first launch where nothing is launched', async (context) => {
    await visit(context, '#run=turkey-2012/deployment', async (page) => {
      expect(await page.locator('.clock').innerText()).not.toMatch(/T \+/);
      expect(await timeSaid(page)).not.toContain('launch');
    });
  });

  it('is told that a digest cannot be copied where the browser has no clipboard', async (context) => {
    await visit(context, '#run=first-shot', async (page) => {
      await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
      await page.locator('.digest button').click();
      await expect.poll(() => page.locator('.digest button').innerText()).toBe('Not allowed');
    });
  });

  it('finds the beginning under a link without a time, and no bad part left in the address', async (context) => {
    await visit(context, '#run=first-shot', async (page) => {
      const beginning = (await addressOf(page)).toString();
      const follow = (hash: string) =>
        page.evaluate((next) => {
          location.hash = next;
        }, hash);
      await follow('#run=first-shot&t=700&view=21,31,90000,10,-40');
      expect((await addressOf(page)).get('t')).toBe('700');
      await follow('#run=first-shot');
      expect((await addressOf(page)).toString()).toBe(beginning);
      await follow('#run=first-shot&panel=nope&x=1');
      expect((await addressOf(page)).toString()).toBe(beginning);
    });
  });
});
