/** The weeks of a deployment in the viewer: what a reader sees, hears and reaches by keyboard. */

import { seedFrom } from '@testudo/core/numerics';
import { naturalSpan, timelineOf, timelineSample } from '@testudo/core/study';
import { gapsOf } from '@testudo/report';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { prepared, shipped } from '../shipped.js';
import { addressOf } from './viewer.js';
import { visits } from './visits.js';

const { visitGlobe: visit } = visits();

const DEPLOYMENT = '#run=iraq-2020/deployment&seed=4&panel=weeks';

/** Waits until nothing more is drawn. */
async function drawn(page: Page): Promise<void> {
  await page.locator('.week-choice').waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('.weeks > [role="status"]')?.textContent === '');
}

describe('the weeks', () => {
  it('say what testudo timeline says of the same draws', async (context) => {
    const ready = prepared(shipped('iraq-2020/deployment'));
    const plan = { seed: seedFrom(4), samples: 200 };
    const lives = Array.from({ length: 200 }, (_, sample) => timelineSample(ready, plan, sample));
    const timeline = timelineOf(ready, lives, naturalSpan(ready, lives));
    const gaps = timeline.places.flatMap((place) =>
      gapsOf(ready.scenario, timeline, place).flatMap((block) => (block.kind === 'list' ? block.items : [])),
    );
    expect(gaps.length).toBeGreaterThan(4);
    await visit(context, DEPLOYMENT, async (page) => {
      await drawn(page);
      const text = (await page.locator('.weeks').innerText()).replace(/\s+/g, ' ');
      for (const gap of gaps) expect(text).toContain(gap);
      // Lanes are those of the batteries that change, in front of what they cover.
      expect(
        await page
          .locator('.week-lane')
          .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
      ).toEqual([
        'Patriot battery at Ain al-Asad',
        'Patriot battery at Erbil',
        'Ain al-Asad Air Base',
        'Erbil Air Base',
      ]);
    });
  });

  it('have a day that is moved by the keyboard, from the day of the run on', async (context) => {
    await visit(context, DEPLOYMENT, async (page) => {
      await drawn(page);
      const slider = page.getByRole('slider', { name: /^Day/ });
      expect(await slider.getAttribute('aria-valuetext')).toBe('5 April 2020');
      const clock = page.getByRole('slider', { name: 'Time' });
      const before = await clock.getAttribute('aria-valuetext');
      const said = await page.locator('.week-on-day').first().innerText();
      await slider.focus();
      for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
      expect(await slider.getAttribute('aria-valuetext')).toBe('15 April 2020');
      expect(await page.locator('.week-on-day').first().innerText()).not.toBe(said);
      // The arrows were the slider's alone.
      expect(await clock.getAttribute('aria-valuetext')).toBe(before);
      // A day that was chosen stays when the days are numbered anew.
      await page.getByRole('button', { name: /^All days/ }).click();
      expect(await slider.getAttribute('aria-valuetext')).toBe('15 April 2020');
    });
  });

  it('have a tab where batteries are deployed, and words where somebody asks for them elsewhere', async (context) => {
    await visit(context, '#run=iraq-2020/deployment', async (page) => {
      await page.keyboard.press('6');
      await drawn(page);
      expect((await addressOf(page)).get('panel')).toBe('weeks');
      expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('Weeks');
    });
    await visit(context, '#run=first-shot', async (page) => {
      expect(await page.getByRole('tab').allInnerTexts()).not.toContain('Weeks');
      await page.keyboard.press('6');
      await page.getByText('there are no weeks to show').waitFor();
    });
  });

  it('are kept while another part of the panel is looked at', async (context) => {
    await visit(context, DEPLOYMENT, async (page) => {
      await drawn(page);
      await page.keyboard.press('1');
      await page.locator('.weeks').waitFor({ state: 'detached' });
      const said = await page.evaluateHandle(() => {
        const all: string[] = [];
        new MutationObserver(() => {
          const text = document.querySelector('.weeks > [role="status"]')?.textContent;
          if (text !== undefined && text !== null) all.push(text);
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
        return all;
      });
      await page.keyboard.press('6');
      await drawn(page);
      // Nothing was drawn anew on the way back.
      expect(new Set(await said.jsonValue())).toEqual(new Set(['']));
      expect(await page.locator('.week-lane').count()).toBe(4);
    });
  });
});

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

describe.each(['dark', 'light'] as const)('the weeks in the %s theme', (colorScheme) => {
  it.for(['desktop', 'phone'] as const)(
    'have nothing serious on a %s (axe), and nothing over the edge',
    async (size, context) => {
      await visit(
        context,
        DEPLOYMENT,
        async (page) => {
          await drawn(page);
          await page.evaluate(axe.source);
          const { violations } = (await page.evaluate('axe.run(document)')) as axe.AxeResults;
          const found = violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .flatMap(({ id, nodes }) =>
              nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
            );
          expect(found).toEqual([]);
          const body = page.locator('.panel-body');
          expect(await body.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
        },
        { colorScheme, viewport: SIZES[size] },
      );
    },
  );
});
