/** The page that `run` and `compare` leave, and `report` makes anew. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Outcome } from '@testudo/core/simulation';
import type { Comparison, StudySummary } from '@testudo/core/study';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runIn } from './built-command.js';
import { repositoryRoot } from './law/source-tree.js';

let home = '';
const read = (...path: string[]) => readFileSync(join(home, ...path), 'utf8');
const json = <T>(...path: string[]) => JSON.parse(read(...path)) as T;
const APRIL = ['run', 'iraq-2020/april', '--trials', '40', '--unknowns', '20', '--quiet'];
const PAIR = [
  'compare',
  'iraq-2020/january',
  'iraq-2020/april',
  '--trials',
  '24',
  '--unknowns',
  '8',
  '--quiet',
];

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'testudo-report-'));
  for (const words of [
    [...APRIL, '--out', 'april'],
    [...PAIR, '--out', 'pair'],
    ['run', 'first-shot', '--trials', '0', '--quiet', '--out', 'shot'],
  ]) {
    const { status, stderr } = runIn(home, words);
    if (status !== 0) throw new Error(stderr);
  }
}, 120_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The words of a page without its tags, blanks as in a sentence. */
function words(page: string): string {
  return page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/&#39;|&quot;|&amp;|&lt;|&gt;/g, ' ')
    .replace(/\s+/g, ' ');
}

/** One digit after the point, as averages are told. */
const tenth = (value: number) => value.toFixed(1);

describe('report.html', () => {
  it.each(['april', 'pair', 'shot'])(
    'of %s is a file of its own: no script, no address, nothing undefined',
    (name) => {
      const page = read(name, 'report.html');
      expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect(page).toContain('SIMULATION. A model made from public sources');
      expect(page).toContain(
        `content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:"`,
      );
      expect(page).not.toMatch(
        /<script|<img|<iframe|<object|<link(?! rel="icon" href="data:,">)|@import|url\(|\son\w+=/i,
      );
      expect(page).not.toMatch(/https?:\/\//);
      expect(words(page)).not.toMatch(/undefined|NaN|Infinity|\[object/);
      expect(page).not.toContain(home);
      const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
      expect(Buffer.byteLength(page)).toBeLessThan(400_000);
    },
  );

  it('is listed in the manifest', () => {
    const { files } = json<{ files: { name: string; bytes: number }[] }>('april', 'manifest.json');
    const listed = files.find(({ name }) => name === 'report.html');
    expect(listed?.bytes).toBe(Buffer.byteLength(read('april', 'report.html')));
  });

  it('says of a run what outcome.json and study.json say', () => {
    const said = words(read('april', 'report.html'));
    const outcome = json<Outcome>('april', 'outcome.json');
    const study = json<StudySummary>('april', 'study.json');
    const { launched, failed, threatening, engaged, killed, leaked } = outcome;
    expect(said).toContain(
      `Of ${launched} missiles launched, ${failed} failed by themselves, ${threatening} were threatening, ${engaged} engaged, ${killed} killed, and ${leaked} leaked.`,
    );
    const arrived = study.figures.find(({ id }) => id === 'arrived');
    if (arrived?.mean95 === undefined) throw new Error('no average');
    expect(said).toContain(
      `Of 16 missiles launched, ${tenth(arrived.mean)} arrive on average (95 % interval of that average: ${tenth(arrived.mean95.low)}–${tenth(arrived.mean95.high)})`,
    );
    expect(said).toContain(`average ${tenth(arrived.mean)} `);
    for (const { reason, count } of study.reasons) {
      if (reason === 'failed-by-itself') expect(said).toContain(`It failed in flight by itself ${count} (`);
    }
    const fired = study.figures.find(({ id }) => id === 'rounds-fired');
    expect(said).toContain(`All together: ${tenth(fired?.mean ?? Number.NaN)}, in nine of ten`);
  });

  it('draws one mark for the fate of each missile', () => {
    const page = read('april', 'report.html');
    const fates = /<figure id="fates">.*?<\/svg>/s.exec(page)?.[0] ?? '';
    const { threats } = json<Outcome>('april', 'outcome.json');
    const drawn = (className: string) => fates.split(`class="${className}"`).length - 1;
    const number = (fate: string) => threats.filter((one) => one.fate === fate).length;
    expect(drawn('fill-killed edge')).toBe(number('killed'));
    expect(drawn('ring-failed')).toBe(number('failed'));
    expect(drawn('fill-arrived edge')).toBe(number('arrived'));
    expect(number('killed')).toBeGreaterThan(0);
  });

  it('draws the share of trials of every count', () => {
    const page = read('april', 'report.html');
    const chart = /<figure id="distribution">.*?<\/svg>/s.exec(page)?.[0] ?? '';
    const heights = [...chart.matchAll(/<rect [^>]*height="([^"]*)" class="bar">/g)].map(([, height]) =>
      Number(height),
    );
    const [header = '', ...lines] = read('april', 'trials.csv').trim().split('\r\n');
    const column = header.split(',').indexOf('arrived (count)');
    const counts = Array.from({ length: 17 }, () => 0);
    for (const line of lines) counts[Number(line.split(',')[column])] += 1;
    expect(heights).toHaveLength(17);
    const most = Math.max(...heights);
    const largest = Math.max(...counts);
    for (const [i, height] of heights.entries())
      expect(height / most).toBeCloseTo((counts[i] ?? 0) / largest, 2);
  });

  it('says of a comparison what comparison.json says', () => {
    const said = words(read('pair', 'report.html'));
    const { figures, arrivals } = json<Comparison>('pair', 'comparison.json');
    const arrived = figures.find(({ id }) => id === 'arrived');
    if (arrived?.difference.mean95 === undefined || arrivals === undefined) throw new Error('no difference');
    const { mean, mean95 } = arrived.difference;
    expect(said).toContain(
      `With april, ${tenth(Math.abs(mean))} fewer of 16 missiles arrive than with january (95 % interval ${tenth(-mean95.high)}–${tenth(-mean95.low)}): ${tenth(arrived.meanB)} instead of ${tenth(arrived.meanA)} on average.`,
    );
    expect(said).toContain(`−${tenth(-mean)} (−${tenth(-mean95.low)} to −${tenth(-mean95.high)})`);
    expect(said).toContain(`fewer arrive with april: ${Math.round(100 * arrivals.better.share)} % (`);
  });

  it('says plainly where one run tells no interval', () => {
    expect(words(read('shot', 'report.html'))).toContain('One run tells no interval');
  });

  it('is the same bytes for the same run', () => {
    runIn(home, [...APRIL, '--out', 'again', '--workers', '1']);
    expect(read('again', 'report.html') === read('april', 'report.html')).toBe(true);
  }, 60_000);

  it('gives its limits in the words of the page on ethics and limits', async () => {
    const { LIMITS } = await import('../packages/report/src/story/limits.js');
    const page = readFileSync(join(repositoryRoot, 'docs/ethics-and-limits.md'), 'utf8').replace(/\s+/g, ' ');
    for (const limit of LIMITS) expect(page).toContain(limit.replace(/\.$/, ''));
  });
});

describe('testudo report', () => {
  it.each(['april', 'pair', 'shot'])('makes the page of %s anew, byte for byte', (name) => {
    const before = read(name, 'report.html');
    const manifest = read(name, 'manifest.json');
    expect(runIn(home, ['report', name, '--out', `${name}.html`]).status).toBe(0);
    expect(read(`${name}.html`) === before).toBe(true);
    rmSync(join(home, name, 'report.html'));
    const { status, stderr } = runIn(home, ['report', name]);
    expect([status, stderr.trim()]).toEqual([0, `Written: ${name}/report.html (a simulation)`]);
    expect(read(name, 'report.html') === before).toBe(true);
    expect(read(name, 'manifest.json')).toBe(manifest);
  });

  it('refuses what is no such folder, a damaged one, and a file that is there', () => {
    expect(runIn(home, ['report', 'nothing'])).toMatchObject({ status: 1 });
    expect(runIn(home, ['report', 'nothing']).stderr).toContain('there is no manifest.json');
    expect(runIn(home, ['report', 'shot/story.txt']).stderr.replaceAll(/\s+/g, ' ')).toContain(
      'it is a file and no folder',
    );
    const whole = read('pair', 'trials-b.csv');
    writeFileSync(join(home, 'pair', 'trials-b.csv'), whole.replace('yes', 'no!'));
    expect(runIn(home, ['report', 'pair']).stderr).toContain('trials-b.csv is damaged');
    writeFileSync(join(home, 'pair', 'trials-b.csv'), whole);
    writeFileSync(join(home, 'there.html'), 'mine');
    expect(runIn(home, ['report', 'shot', '--out', 'there.html'])).toMatchObject({ status: 1 });
    expect(read('there.html')).toBe('mine');
    expect(runIn(home, ['report', 'shot', '--out', ''])).toMatchObject({ status: 2 });
    const forced = runIn(home, ['report', 'shot', '--force']);
    expect(forced).toMatchObject({ status: 2, stdout: '' });
    expect(forced.stderr).toContain('--force: goes with --out');
  });

  it.skipIf(process.platform === 'win32')('opens the page, or says where it is', () => {
    const programs = join(home, 'programs');
    mkdirSync(programs);
    const before = process.env.PATH;
    const name = process.platform === 'darwin' ? 'open' : 'xdg-open';
    const withProgram = (text: string) => {
      writeFileSync(join(programs, name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(programs, name), 0o755);
      process.env.PATH = `${programs}${delimiter}${before}`;
      try {
        return runIn(home, ['report', 'shot', '--open']);
      } finally {
        process.env.PATH = before;
      }
    };
    const opened = withProgram('echo "$1" > opened.txt');
    expect(opened.status).toBe(0);
    expect(read('opened.txt').trim()).toBe('shot/report.html');
    const failed = withProgram('exit 3');
    expect(failed.status).toBe(0);
    expect(failed.stderr).toContain(`shot/report.html could not be opened (${name} ended with 3)`);
  });

  it('is offered by run and compare, and contradicts --no-save', () => {
    for (const words of [
      ['run', 'first-shot'],
      ['compare', 'first-shot', 'first-shot/defended'],
    ]) {
      const { status, stderr } = runIn(home, [...words, '--open', '--no-save']);
      expect([status, stderr]).toEqual([2, expect.stringContaining('--open and --no-save')]);
    }
  });
});
