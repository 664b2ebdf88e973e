/** Whole journeys through the viewer in a browser: a threat to its end, two postures, the keyboard alone, a phone, no network. */
import { seedFrom } from '@testudo/core/numerics';
import { type Outcome, simulate } from '@testudo/core/simulation';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { prepared, shipped } from '../shipped.js';
import { addressOf, digestsShown, globesReady, pageTime, secondsOfDay, timeSaid } from './viewer.js';
import { visits } from './visits.js';

const { url, visit } = visits();

const simulated = (name: string, seed = 1) => simulate(prepared(shipped(name)), { seed: seedFrom(seed) });
const april = simulated('iraq-2020/april');

/** What the tour shows step by step: scenarios and seeds. */
const TOUR = [
  [['january', 5]],
  [['january', 5]],
  [['taji', 1]],
  [['going-online', 1]],
  [
    ['april', 29],
    ['january', 29],
  ],
  [
    ['april', 29],
    ['april', 5],
  ],
] as const;

/** The first threat that came to this end. */
function first(outcome: Outcome, fate: string): string {
  const found = outcome.threats.find((one) => one.fate === fate);
  if (found === undefined) throw new Error(`nothing was ${fate}`);
  return found.threat;
}

const SHEET_MORE = 'More of the panel';
const panelText = async (page: Page) => (await page.getByRole('tabpanel').innerText()).replaceAll('\n', ' ');

describe('a reader', () => {
  it('follows a threat from its launch to its end and reads why', async (context) => {
    const killed = first(april.outcome, 'killed');
    const { launch_us, kill } = april.outcome.threats.find(({ threat }) => threat === killed) ?? {};
    await visit(
      context,
      `#run=iraq-2020/april&panel=threats&t=${(launch_us ?? 0) / 1e6 + 5}`,
      async (page) => {
        await globesReady(page);
        const list = page.getByRole('listbox', { name: 'Threats' });
        await list.getByRole('option').filter({ hasText: 'killed' }).first().click();
        expect((await addressOf(page)).get('pick')).toMatch(/^threat:/);
        await page.keyboard.press('f');
        expect((await addressOf(page)).get('follow')).not.toBeNull();
        // To its end, event by event.
        const end_s = (kill?.time_us ?? 0) / 1e6;
        for (let i = 0; i < 200 && Number((await addressOf(page)).get('t')) < end_s; i++) {
          await page.getByRole('button', { name: 'Next event' }).click();
        }
        expect(Number((await addressOf(page)).get('t'))).toBeGreaterThanOrEqual(end_s);
        expect(await panelText(page)).toMatch(/killed by .*Patriot battery/i);
      },
    );
  });

  it('is told why what was not stopped was not stopped', async (context) => {
    const arrived = simulated('iraq-2020/january');
    const threat = first(arrived.outcome, 'arrived');
    await visit(context, `#run=iraq-2020/january&panel=threats&pick=threat:${threat}`, async (page) => {
      await globesReady(page);
      expect(await panelText(page)).toMatch(
        /there was no battery|no defence|nobody was there to stop it|no battery/i,
      );
    });
  });

  it('scrubs, and the clock of everything follows', async (context) => {
    await visit(context, '#run=iraq-2020/april', async (page) => {
      await globesReady(page);
      const slider = page.getByRole('slider', { name: 'Time' });
      const box = await slider.boundingBox();
      if (box === null) throw new Error('the time line has no place');
      const said: string[] = [];
      for (const share of [0.2, 0.5, 0.9]) {
        await page.mouse.click(box.x + share * box.width, box.y + box.height / 2);
        said.push(await timeSaid(page));
      }
      expect(new Set(said).size).toBe(3);
      const t = Number((await addressOf(page)).get('t'));
      expect(t).toBeGreaterThan((april.outcome.threats[0]?.launch_us ?? 0) / 1e6);
    });
  });

  it('sees two postures beside each other on one clock, each with its own digest', async (context) => {
    await visit(context, '#run=iraq-2020/january&beside=iraq-2020/april&t=13000', async (page) => {
      await globesReady(page, 2);
      expect(await digestsShown(page)).toEqual([simulated('iraq-2020/january').digest, april.digest]);
      const before = await secondsOfDay(page);
      await page.keyboard.press('Shift+ArrowRight');
      expect(await secondsOfDay(page)).toBeGreaterThan(before);
    });
  });

  it('finds everything as it was after a reload, from the address alone', async (context) => {
    const pick = `threat:${first(april.outcome, 'killed')}`;
    await visit(context, `#run=iraq-2020/april&seed=7&panel=events`, async (page) => {
      await globesReady(page);
      const seventh = simulated('iraq-2020/april', 7).digest;
      expect(await digestsShown(page)).toEqual([seventh]);
      for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight', 'm', '5', ']'])
        await page.keyboard.press(key);
      await pageTime(page, 800);
      const before = (await addressOf(page)).toString();
      expect(before).toContain('mode=2d');
      expect(before).toContain('panel=charts');
      await page.reload();
      await globesReady(page);
      expect(await digestsShown(page)).toEqual([seventh]);
      expect((await addressOf(page)).toString()).toBe(before);
      await page.goto(`${url()}#run=iraq-2020/april&pick=${encodeURIComponent(pick)}&panel=threats`);
      await page.waitForFunction(() => document.querySelector('.threat-detail') !== null);
    });
  });

  it('needs no mouse: opens, plays, walks the events, picks, reads, and gets out of every dialog', async (context) => {
    await visit(context, '', async (page) => {
      await globesReady(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.querySelector('dialog') === null);
      await page.keyboard.press('o');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      // By Tab to the scenario of one missile, and open it.
      const wanted = dialog.getByRole('button', { name: /^Open First shot, defended$/ });
      for (let i = 0; i < 60 && !(await wanted.evaluate((one) => one === document.activeElement)); i++) {
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
      const defended = simulated('first-shot/defended').digest;
      await page.waitForFunction(
        (digest) => document.querySelector<HTMLElement>('.globe')?.dataset.digest === digest,
        defended,
      );
      const before = await secondsOfDay(page);
      await page.keyboard.press('Shift+ArrowRight');
      expect(await secondsOfDay(page)).toBeGreaterThan(before);
      await page.keyboard.press('2');
      const list = page.getByRole('listbox', { name: 'Threats' });
      for (let i = 0; i < 80 && !(await list.evaluate((one) => one === document.activeElement)); i++) {
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('.threat-detail') !== null);
      // The keyboard is on the way back to the list, not nowhere; and takes it.
      const goesBack = page.getByRole('button', { name: /All threats$/ });
      expect(await goesBack.evaluate((one) => one === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      await list.waitFor();
      expect(await list.evaluate((one) => one === document.activeElement)).toBe(true);
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    });
  });

  it('has it all on a phone: nothing is wider than the screen, and the panel can be read', async (context) => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    await visit(
      context,
      '#run=iraq-2020/april&t=13000',
      async (page) => {
        await globesReady(page);
        for (const tab of ['Story', 'Threats', 'Batteries', 'Events', 'Charts']) {
          await page.getByRole('tab', { name: tab }).tap();
          await page.getByRole('tab', { name: tab, selected: true }).waitFor();
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
          const box = await page.getByRole('tabpanel').boundingBox();
          expect(box?.width).toBeGreaterThan(350);
        }
        const low = (await page.getByRole('tabpanel').boundingBox())?.height ?? 0;
        await page.getByRole('button', { name: SHEET_MORE }).tap();
        await expect
          .poll(async () => (await page.getByRole('tabpanel').boundingBox())?.height, { timeout: 30_000 })
          .toBeGreaterThan(low + 100);
      },
      phone,
    );
  });

  it('points at something on the globe, sees its name, and picks it by a click; a click beside it lets go', async (context) => {
    await visit(context, '#run=iraq-2020/april&t=15525', async (page) => {
      await globesReady(page);
      const canvas = page.locator('.globe-camera canvas');
      const { x, y, width, height } = (await canvas.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      const isOver = () => canvas.evaluate((one) => one.dataset.over === 'yes');
      let [across, down] = [0, 0];
      search: for (down = 0.35; down < 0.8; down += 0.015) {
        for (across = 0.03; across < 0.97; across += 0.015) {
          await page.mouse.move(x + across * width, y + down * height);
          if (await isOver()) break search;
        }
      }
      expect(await isOver()).toBe(true);
      expect(await page.locator('.globe-tag').innerText()).not.toBe('');
      await page.mouse.click(x + across * width, y + down * height);
      expect((await addressOf(page)).get('pick')).toMatch(/^(threat|interceptor|track|battery|place):/);
      await page.mouse.click(x + 0.7 * width, y + 0.95 * height);
      expect((await addressOf(page)).get('pick')).toBeNull();
    });
  });

  it('goes on with the network cut', async (context) => {
    await visit(context, '#run=iraq-2020/april&t=13000', async (page) => {
      await globesReady(page);
      await page.context().setOffline(true);
      const before = await secondsOfDay(page);
      await page.keyboard.press('Shift+ArrowRight');
      const stepped = await secondsOfDay(page);
      expect(stepped).toBeGreaterThan(before);
      await page.keyboard.press('Space');
      await expect.poll(() => secondsOfDay(page), { timeout: 30_000 }).toBeGreaterThan(stepped);
      await page.keyboard.press('Space');
      for (const key of ['1', '2', '3', '4', '5']) {
        await page.keyboard.press(key);
        expect((await panelText(page)).length).toBeGreaterThan(20);
      }
    });
  });

  it('takes the tour of six steps, each a run', async (context) => {
    await visit(context, '', async (page) => {
      await globesReady(page);
      await page.getByRole('button', { name: 'Take the tour' }).click();
      for (const [i, shown] of TOUR.entries()) {
        await page
          .getByText(`step ${i + 1} of ${TOUR.length}`)
          .first()
          .waitFor();
        const digests = shown.map(([name, seed]) => simulated(`iraq-2020/${name}`, seed).digest);
        await expect.poll(() => digestsShown(page), { timeout: 60_000 }).toEqual(digests);
        if (i < TOUR.length - 1) await page.getByRole('button', { name: /^Next/ }).last().click();
      }
    });
  });
});
