/** Reports in a real browser: nothing is fetched, nothing overlaps, nothing runs over the edge, and everybody can read them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { chromiumSwitches } from '../tools/lib/chromium.mjs';
import { runIn } from './built-command.js';
import { provided } from './provisions.js';

/** The reports that are looked at, each by the command that makes it. */
const REPORTS = {
  january: ['run', 'iraq-2020/january', '--trials', '40', '--unknowns', '20'],
  april: ['run', 'iraq-2020/april', '--trials', '40', '--unknowns', '20'],
  'going-online': ['run', 'iraq-2020/going-online', '--trials', '0'],
  taji: ['run', 'iraq-2020/taji', '--trials', '40', '--unknowns', '20'],
  'first-shot': ['run', 'first-shot', '--trials', '40', '--unknowns', '20'],
  campaign: ['run', 'first-shot/campaign', '--trials', '20', '--unknowns', '10'],
  // A run of a scenario with a deployment, and the page of a timeline.
  deployment: ['run', 'iraq-2020/deployment', '--trials', '0'],
  weeks: ['timeline', 'iraq-2020/deployment', '--samples', '60', '--from', '2020-03-10', '--raid', '3'],
  pair: ['compare', 'iraq-2020/january', 'iraq-2020/april', '--trials', '40', '--unknowns', '20'],
} satisfies { readonly [name: string]: readonly string[] };
export type ReportName = keyof typeof REPORTS;

let home = '';
let browser: Browser | undefined;

/** Makes the reports before the tests of a file, in a folder of their own, and takes them away after. */
export function withReports(names: readonly ReportName[]): void {
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'testudo-page-'));
    for (const name of names) {
      const [command] = REPORTS[name];
      if (command === 'timeline') mkdirSync(join(home, name));
      const out = command === 'timeline' ? ['--report', join(name, 'report.html')] : ['--out', name];
      const { status, stderr } = runIn(home, [...REPORTS[name], '--quiet', ...out]);
      if (status !== 0) throw new Error(stderr);
    }
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(home, { recursive: true, force: true });
  });
}

/** Where the report of a name stands. */
export function reportAt(name: ReportName): string {
  return join(home, name, 'report.html');
}

export async function opened(
  context: TestContext,
  name: ReportName,
  width: number,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<{ readonly page: Page; readonly asked: readonly string[] }> {
  const executablePath = provided(context, 'TESTUDO_CHROMIUM');
  browser ??= await chromium.launch({ executablePath, args: chromiumSwitches });
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => asked.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => asked.push(`error: ${error.message}`));
  await page.goto(pathToFileURL(reportAt(name)).href);
  await page.waitForLoadState('networkidle');
  return { page, asked };
}

/** Run in the page: what overlaps or leaves its figure. */
export const CROWDED = `(() => {
  const found = [];
  for (const svg of document.querySelectorAll('figure > svg')) {
    const sheet = svg.getBoundingClientRect();
    if (sheet.width === 0) continue;
    const boxes = [...svg.querySelectorAll('text')].map((one) => [one.textContent, one.getBoundingClientRect()]);
    const where = svg.parentElement.id;
    boxes.forEach(([text, box], i) => {
      if (box.width === 0) found.push(where + ': nothing of "' + text + '" is seen');
      if (box.left < sheet.left - 0.5 || box.right > sheet.right + 0.5 || box.top < sheet.top - 0.5 || box.bottom > sheet.bottom + 0.5)
        found.push(where + ': "' + text + '" leaves the figure');
      for (const [other, next] of boxes.slice(i + 1)) {
        const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
        const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
        // The box of a line is taller than its letters.
        if (across > 0.5 && down > 2.5) found.push(where + ': "' + text + '" and "' + other + '" overlap');
      }
    });
  }
  return { found, texts: document.querySelectorAll('figure > svg text').length };
})()`;

/** Run in the page: tables that are wider than their room. */
const WIDE_TABLES = `[...document.querySelectorAll('.table')].flatMap((room) =>
  room.scrollWidth > room.clientWidth ? [room.closest('section').id + ': ' + room.scrollWidth + ' px'] : [])`;

/** A4 less its margins, in CSS px: the style sheet of reports says which. */
const PAPER = { width: Math.floor((182 * 96) / 25.4), height: Math.floor((269 * 96) / 25.4) };

/** Run in a page for paper: figures that do not fit a sheet with their words, and letters too small to read. */
const UNPRINTABLE = `[...document.querySelectorAll('figure')].flatMap((figure) => {
  const svg = [...figure.querySelectorAll(':scope > svg')].find((one) => one.getBoundingClientRect().width > 0);
  const scale = svg.getScreenCTM().a;
  const sizes = [...svg.querySelectorAll('text')].map((one) => parseFloat(getComputedStyle(one).fontSize) * scale * 0.75);
  const tall = figure.getBoundingClientRect().height;
  return [
    ...(tall > ${PAPER.height} ? [figure.id + ' is ' + Math.round(tall) + ' px tall'] : []),
    ...(Math.min(...sizes) < 6 ? [figure.id + ' has letters of ' + Math.min(...sizes).toFixed(1) + ' pt'] : []),
  ];
})`;

export interface Crowded {
  readonly found: readonly string[];
  readonly texts: number;
}

/** The tests of some reports. */
export function readWell(names: readonly ReportName[]): void {
  for (const name of names) {
    describe(`the report of ${name}`, () => {
      it('asks for nothing but itself', async (context) => {
        const { page, asked } = await opened(context, name, 1440);
        expect(asked).toEqual([pathToFileURL(reportAt(name)).href]);
        await page.close();
      });

      for (const width of [1440, 700, 390]) {
        it(`has no text over another or over the edge at ${width} px`, async (context) => {
          const { page } = await opened(context, name, width);
          const { found, texts } = (await page.evaluate(CROWDED)) as Crowded;
          expect(found).toEqual([]);
          expect(texts).toBeGreaterThan(40);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
          expect(await page.evaluate(WIDE_TABLES)).toEqual([]);
          await page.close();
        });
      }

      it('fits on paper, figure by figure, in letters that can be read', async (context) => {
        const { page } = await opened(context, name, PAPER.width);
        await page.emulateMedia({ media: 'print' });
        expect(((await page.evaluate(CROWDED)) as Crowded).found).toEqual([]);
        expect(await page.evaluate(UNPRINTABLE)).toEqual([]);
        expect(await page.evaluate(WIDE_TABLES)).toEqual([]);
        await page.close();
      });

      for (const scheme of ['light', 'dark'] as const) {
        it(`can be read by everybody (axe), ${scheme}`, async (context) => {
          const { page } = await opened(context, name, 1440, scheme);
          expect(await seriousFindings(page)).toEqual([]);
          await page.close();
        });
      }
    });
  }
}

/** What axe calls serious or critical. Its script is put in by the test; the page itself allows none. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  const results = (await page.evaluate('axe.run(document)')) as {
    readonly passes: readonly unknown[];
    readonly violations: readonly {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  };
  expect(results.passes.length).toBeGreaterThan(15);
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
