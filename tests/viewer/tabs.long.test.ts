/** The tabs of the panel: each is shown for each shipped scenario, and a fault in one stays where it is. */
import { scenarioNames } from '@testudo/library';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { pageTime } from './viewer.js';
import { visits } from './visits.js';

const { visitGlobe: visit } = visits();

const faults = (page: Page) => page.locator('.guard').allInnerTexts();

async function turnTo(page: Page, tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab, exact: true }).click();
  await page.getByRole('tab', { name: tab, exact: true, selected: true }).waitFor();
  await pageTime(page, 300);
}

it.for(scenarioNames())(
  'are all shown for %s, at a moment between two microseconds too',
  async (name, context) => {
    await visit(context, `#run=${name}`, async (page) => {
      const tabs = await page.getByRole('tab').allInnerTexts();
      expect(tabs.length).toBeGreaterThanOrEqual(5);
      // A click in a chart falls where it falls.
      await turnTo(page, 'Charts');
      const chart = page.locator('.u-over').first();
      if ((await chart.count()) > 0) await chart.click({ position: { x: 77, y: 40 } });
      for (const tab of tabs) {
        await turnTo(page, tab);
        expect(await faults(page)).toEqual([]);
        expect((await page.getByRole('tabpanel').innerText()).length).toBeGreaterThan(10);
      }
    });
  },
);

it('keep a fault to themselves: other tabs and the same tab of another run are shown', async (context) => {
  await visit(context, '#run=first-shot', async (page) => {
    // What charts are sized by is missing, and comes back.
    await page.evaluate(() => {
      const whole = globalThis.ResizeObserver;
      globalThis.ResizeObserver = class {
        constructor() {
          throw new Error('made up');
        }
      } as unknown as typeof whole;
      Object.assign(globalThis, { mend: () => Object.assign(globalThis, { ResizeObserver: whole }) });
    });
    await turnTo(page, 'Charts');
    expect((await faults(page)).join()).toContain('made up');
    await turnTo(page, 'Story');
    expect(await faults(page)).toEqual([]);
    await turnTo(page, 'Charts');
    expect(await faults(page)).toHaveLength(1);
    await page.evaluate('mend()');
    await page.evaluate(() => {
      location.hash = '#run=first-shot/defended&panel=charts';
    });
    await page.locator('.u-over').first().waitFor();
    expect(await faults(page)).toEqual([]);
  });
});
