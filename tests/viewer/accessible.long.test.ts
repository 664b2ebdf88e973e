/** The viewer for those who hear it, do not see its colours, or use no mouse: what axe-core finds, in both themes. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage } from './browser.js';
import { globesReady } from './viewer.js';
import { visits } from './visits.js';

const { browser, url } = visits();

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
      const address = `${url()}#run=iraq-2020/january&beside=iraq-2020/april&t=13000`;
      const { page, close } = await openPage(await browser(context), address, {
        colorScheme,
        viewport: SIZES[size],
      });
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

const WEEKS = 'run=iraq-2020/deployment&panel=weeks';

it('where the system gives the colours, what is chosen is seen and a key keeps its colours', async (context) => {
  const { page, close } = await openPage(await browser(context), `${url()}#${WEEKS}`, {
    forcedColors: 'active',
  });
  try {
    await globesReady(page, 1);
    await page.waitForSelector('.weeks .swatch', { state: 'attached' });
    const outlines = (await page.evaluate(
      `['true', 'false'].map((chosen) => getComputedStyle(document.querySelector('.tabs [aria-selected="' + chosen + '"]')).outlineStyle)`,
    )) as readonly string[];
    expect(outlines).toEqual(['solid', 'none']);
    const stages = (await page.evaluate(
      `[...document.querySelectorAll('.weeks .swatch:not(.swatch-run)')].map((one) => getComputedStyle(one).backgroundColor)`,
    )) as readonly string[];
    expect(stages.length).toBeGreaterThan(4);
    expect(new Set(stages).size).toBe(stages.length);
  } finally {
    await close();
  }
});

it('in a window magnified to 200 % the globe has room, and every tab and the clock are seen', async (context) => {
  const viewport = { width: 720, height: 450 };
  const { page, close } = await openPage(await browser(context), `${url()}#${WEEKS}`, { viewport });
  try {
    await globesReady(page, 1);
    const globe = await page.locator('.globe').boundingBox();
    expect(globe?.height).toBeGreaterThan(180);
    expect(globe?.width).toBeGreaterThan(300);
    const ends = (await page.evaluate(
      `[...document.querySelectorAll('.tabs button, .clock, .panel-body')].map((one) => {
        const { right, bottom } = one.getBoundingClientRect();
        return [right, bottom];
      })`,
    )) as readonly (readonly [number, number])[];
    for (const [right, bottom] of ends) {
      expect(right).toBeLessThanOrEqual(viewport.width);
      expect(bottom).toBeLessThanOrEqual(viewport.height);
    }
    expect(ends).toHaveLength(8);
  } finally {
    await close();
  }
});

it('on a phone nothing stands below the page, and the time line of a long campaign can be taken hold of', async (context) => {
  const viewport = SIZES.phone;
  const { page, close } = await openPage(await browser(context), `${url()}#run=first-shot/campaign`, {
    viewport,
  });
  try {
    await globesReady(page, 1);
    await page.getByText('In this one run').waitFor();
    expect(await page.evaluate('document.documentElement.scrollHeight')).toBe(viewport.height);
    expect(await page.getByText('Loading …').count()).toBe(0);
    expect((await page.getByRole('slider', { name: 'Time' }).boundingBox())?.height).toBeGreaterThan(40);
  } finally {
    await close();
  }
});
