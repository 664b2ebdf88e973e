import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelDeclaration } from '../numerics/quantity.js';
import { loadScenario } from './load.js';
import { formatProblem } from './problem.js';
import type { ResolvedScenario } from './resolved.js';
import { poissonTimes, regularTimes } from './series-times.js';
import { collectUnknowns, quantitiesOf } from './unknowns.js';

const frozen = (name: string): string => readFileSync(new URL(`./frozen/${name}`, import.meta.url), 'utf8');
const models = JSON.parse(frozen('format-1-models.json')) as readonly ModelDeclaration[];
const DAY_US = 86_400_000_000;

/** The frozen scenario with ninety days to run and other volleys and threats; lines are those of the frozen file. */
function text(volleys: string, threats: string): string {
  return frozen('format-1-scenario.yaml')
    .replace(/^epoch: .*$/m, 'epoch: 2031-05-01T00:00:00Z')
    .replace(/^end: .*$/m, 'end: 2031-07-30T00:00:00Z')
    .replace(/^volleys:\n(?: .*\n)*/m, `volleys:\n${volleys}\n`)
    .replace(/^threats:\n(?: .*\n)*/m, `threats:\n${threats}\n`);
}

function loadText(source: string, limits = {}) {
  return loadScenario('case.yaml', {
    readFile: () => ({ ok: true, text: source }),
    catalogue: [],
    models,
    limits,
  });
}

const LONE = '  lone: {class: test-rocket, from: hill, at: harbour, volley: harassing, count: 1}';

function resolved(volleys: string, threats = LONE): ResolvedScenario {
  const loaded = loadText(text(volleys, threats));
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.scenario;
}

function problems(volleys: string, threats = LONE): readonly string[] {
  const loaded = loadText(text(volleys, threats));
  return loaded.ok ? [] : loaded.problems.map((one) => formatProblem(one).replace('case.yaml:', ''));
}

const SPAN = 'from: 2031-05-01T00:00:00Z, until: 2031-07-30T00:00:00Z';
const DAILY = `  harassing: {series: {${SPAN}, every: {value: 1, unit: d, confidence: assumed}}}`;
const POISSON = `  harassing: {series: {${SPAN}, process: poisson, meanInterval: {value: 4.5, unit: d, confidence: assumed}}}`;
const timesOf = ({ volleys }: ResolvedScenario, series: string) =>
  volleys.filter((one) => one.series === series).map(({ at_us }) => at_us);

describe('a series of volleys', () => {
  it('comes at a fixed distance, the first at its beginning, the last not after its end', () => {
    const scenario = resolved(DAILY.replace('2031-07-30', '2031-05-04'));
    expect(timesOf(scenario, 'harassing')).toEqual([0, DAY_US, 2 * DAY_US, 3 * DAY_US]);
    expect(scenario.series).toMatchObject([
      { id: 'harassing', process: 'regular', interval_s: { nominal: 86_400 } },
    ]);
  });

  it('gives every group its threats each time; what is unknown of them stays one', () => {
    const pair =
      '  pair: {class: test-rocket, from: hill, at: harbour, volley: harassing, count: 2, spacing: {low: 1, high: 5, unit: s, confidence: assumed}}';
    const scenario = resolved(DAILY.replace('2031-07-30', '2031-05-02'), pair);
    expect(scenario.threats.map(({ id, group, index, volley }) => [id, group, index, volley])).toEqual([
      ['pair-r001-1', 'pair', 1, 'harassing-r001'],
      ['pair-r001-2', 'pair', 2, 'harassing-r001'],
      ['pair-r002-1', 'pair', 1, 'harassing-r002'],
      ['pair-r002-2', 'pair', 2, 'harassing-r002'],
    ]);
    expect(
      collectUnknowns(scenario)
        .filter(({ owner }) => owner.startsWith('pair'))
        .map(({ path }) => path),
    ).toEqual(['pair/spacing']);
  });

  it('is followed each time by what comes after it, with one unknown delay', () => {
    const follow =
      '  again: {after: harassing, delay: {low: 5, high: 10, unit: min, confidence: assumed}}\n  third: {after: again, delay: {value: 1, unit: min, confidence: assumed}}';
    const lone = LONE.replace('volley: harassing', 'volley: third');
    const scenario = resolved(`${DAILY.replace('2031-07-30', '2031-05-02')}\n${follow}`, lone);
    expect(scenario.volleys.map(({ id, series, after }) => [id, series, after])).toEqual([
      ['again-r001', 'again', 'harassing-r001'],
      ['again-r002', 'again', 'harassing-r002'],
      ['harassing-r001', 'harassing', undefined],
      ['harassing-r002', 'harassing', undefined],
      ['third-r001', 'third', 'again-r001'],
      ['third-r002', 'third', 'again-r002'],
    ]);
    expect(scenario.threats.map(({ id }) => id)).toEqual(['lone-r001-1', 'lone-r002-1']);
    const delays = quantitiesOf(scenario).filter(({ parameter }) => parameter === 'delay');
    expect(delays.map(({ owner }) => owner)).toEqual(['again', 'harassing', 'third']);
  });

  it('is the same whatever stands beside it, and another for another name or realisation', () => {
    const alone = timesOf(resolved(POISSON), 'harassing');
    expect(alone.length).toBeGreaterThan(5);
    const more = `  after-that: {series: {${SPAN}, process: poisson, meanInterval: {value: 1, unit: d, confidence: assumed}}}`;
    expect(timesOf(resolved(`${more}\n${POISSON}`), 'harassing')).toEqual(alone);
    const second = POISSON.replace('process: poisson', 'process: poisson, realisation: 2');
    expect(timesOf(resolved(second), 'harassing')).not.toEqual(alone);
    expect(timesOf(resolved(second.replace('realisation: 2', 'realisation: 1')), 'harassing')).toEqual(alone);
    const renamed = POISSON.replace('harassing', 'other');
    expect(timesOf(resolved(renamed, LONE.replace('harassing', 'other')), 'other')).not.toEqual(alone);
  });

  it('is the calendar that another program makes of its name and realisation', () => {
    // Philox4x32-10 (checked against its authors' answer for the digits of π), SHA-256 and the logarithm of Python 3: seconds
    // since the first day, and how many there are.
    const cases = [
      { realisation: 1, first_s: [177_410, 268_425, 284_567, 335_454], count: 14 },
      { realisation: 2, first_s: [421_755, 833_309, 1_160_261, 1_679_142], count: 24 },
    ];
    for (const { realisation, first_s, count } of cases) {
      const series = POISSON.replace('process: poisson', `process: poisson, realisation: ${realisation}`);
      const times_us = timesOf(resolved(series), 'harassing');
      expect(times_us.slice(0, 4).map((at_us = 0) => Math.round(at_us / 1e6))).toEqual(first_s);
      expect(times_us).toHaveLength(count);
    }
  });

  it('keeps its earlier raids where only its end is later', () => {
    const whole = timesOf(resolved(POISSON), 'harassing');
    const half = timesOf(resolved(POISSON.replace('until: 2031-07-30', 'until: 2031-06-15')), 'harassing');
    expect(half.length).toBeGreaterThan(0);
    expect(whole.slice(0, half.length)).toEqual(half);
  });

  it('may have no raid at all', () => {
    const never = resolved(
      POISSON.replace('value: 4.5', 'value: 366').replace('until: 2031-07-30', 'until: 2031-05-02'),
    );
    expect(never.threats).toEqual([]);
    expect(never.volleys).toEqual([]);
  });
});

// Volleys begin in line 33 of the frozen file; what a problem points at is named by its text.
describe('a series that is refused', () => {
  const cases: readonly (readonly [what: string, volley: string, pointsAt: string, problem: string])[] = [
    [
      'with a range',
      POISSON.replace('value: 4.5', 'low: 3, high: 6'),
      '{low: 3',
      'volleys.harassing.series.meanInterval: a series is fixed by the scenario, so its interval is one number (found a range, wanted value; other numbers of realisation, or files with other values, show what the raids might have been)',
    ],
    [
      'that never ends',
      POISSON.replace('value: 4.5, unit: d', 'value: 2, unit: min'),
      '{value: 2',
      'volleys.harassing.series.meanInterval: this makes more than 999 volleys of one series (wanted a longer interval or a shorter time)',
    ],
    [
      'at every second',
      DAILY.replace('value: 1, unit: d', 'value: 1, unit: s'),
      '{value: 1',
      'volleys.harassing.series.every: this makes more than 999 volleys of one series (wanted a longer interval or a shorter time)',
    ],
    [
      'at no distance',
      DAILY.replace('value: 1', 'value: 0'),
      '0, unit',
      'volleys.harassing.series.every: too small (found 0 d, wanted 1 s to 366 d)',
    ],
    [
      'without a distance',
      `  harassing: {series: {${SPAN}}}`,
      'series: {',
      'volleys.harassing.series.every: "every" is missing (wanted the time between one volley and the next)',
    ],
    [
      'at random without a mean',
      `  harassing: {series: {${SPAN}, process: poisson}}`,
      'series: {',
      'volleys.harassing.series.meanInterval: "meanInterval" is missing (wanted the time between volleys, on average)',
    ],
    [
      'with the distance of the other process',
      POISSON.replace('process: poisson, ', ''),
      'meanInterval',
      'volleys.harassing.series.meanInterval: "meanInterval" goes with process: poisson (wanted every, or another process)',
    ],
    [
      'with a realisation of what is regular',
      DAILY.replace('every', 'realisation: 2, every'),
      'realisation',
      'volleys.harassing.series.realisation: "realisation" goes with process: poisson (wanted process: poisson, or nothing)',
    ],
    [
      'with a realisation that is none',
      POISSON.replace('process: poisson', 'process: poisson, realisation: 0'),
      '0, meanInterval',
      'volleys.harassing.series.realisation: too small (found 0, wanted at least 1)',
    ],
    [
      'that ends before it begins',
      POISSON.replace('from: 2031-05-01', 'from: 2031-06-01').replace(
        'until: 2031-07-30',
        'until: 2031-05-30',
      ),
      '2031-05-30',
      'volleys.harassing.series.until: "until" is before "from" (found "2031-05-30T00:00:00Z", wanted a later time)',
    ],
    [
      'outside the run',
      POISSON.replace('until: 2031-07-30', 'until: 2031-07-31'),
      '2031-07-31',
      'volleys.harassing.series.until: this is after the end (found "2031-07-31T00:00:00Z", wanted a time between epoch and end)',
    ],
    [
      'with a time of its own',
      POISSON.replace('harassing: {', 'harassing: {at: 2031-05-02T00:00:00Z, '),
      'at: 2031',
      'volleys.harassing.at: "at" does not go with "series" (wanted either of the two)',
    ],
    [
      'whose followers leave the run',
      `${POISSON}\n  last: {after: harassing, delay: {value: 90, unit: d, confidence: assumed}}`,
      'last: ',
      'volleys.last: this volley could begin after the end (wanted a later end)',
    ],
    [
      'whose volley has the name of another',
      `${POISSON}\n  harassing-r001: {at: 2031-05-01T00:00:00Z}`,
      'harassing: ',
      'volleys.harassing: its member harassing-r001 has the name of a volley (wanted another name)',
    ],
  ];
  it.each(cases)('%s', (_, volley, pointsAt, expected) => {
    const lines = volley.split('\n');
    const line = lines.findIndex((one) => one.includes(pointsAt));
    expect(line).toBeGreaterThanOrEqual(0);
    expect(problems(volley)).toEqual([`${33 + line}:${lines[line].indexOf(pointsAt) + 1}: ${expected}`]);
  });

  it('whose threats have the names of others', () => {
    const twin = `${LONE}\n  lone-r001: {class: test-rocket, from: hill, at: harbour, volley: harassing, count: 1}`;
    expect(problems(POISSON, twin)).toEqual([]);
    const single = twin.replace(
      'lone-r001: {class: test-rocket, from: hill, at: harbour, volley: harassing',
      'lone-r001: {class: test-rocket, from: hill, at: harbour, volley: once',
    );
    expect(problems(`${POISSON}\n  once: {at: 2031-05-01T00:00:00Z}`, single)).toEqual([
      '37:3: threats.lone-r001: its member lone-r001-1 has the name of a member of lone (wanted another name)',
    ]);
  });

  it('where its name is no text that could be drawn by', () => {
    for (const name of ['"raids\\ud83d"', '"Über"', '""']) {
      const found = problems(POISSON.replace('harassing', () => name));
      expect(found.length).toBeGreaterThan(0);
      expect(found[0]).toMatch(/^33:3: volleys/);
    }
  });

  it('by the limit of things, which counts every raid and every missile of it', () => {
    const many = LONE.replace('count: 1', 'count: 300, spacing: {value: 1, unit: s, confidence: assumed}');
    const loaded = loadText(text(DAILY, many));
    expect(loaded.ok ? [] : loaded.problems.map(formatProblem)).toEqual([
      expect.stringMatching(
        /^case\.yaml:34:1: things in the scenario are more than the limit "entities" of 20,000; .* \(found 27\d\d\d\)$/,
      ),
    ]);
    expect(loadText(text(DAILY, LONE), { entities: 100 }).ok).toBe(false);
    expect(loadText(text(DAILY, LONE), { entities: 300 }).ok).toBe(true);
  });

  it('by the thousand, after no more draws than the limit of things', () => {
    const lines = Array.from({ length: 2000 }, (_, i) =>
      POISSON.replace('harassing', `s${i}`).replace('value: 4.5', 'value: 0.1'),
    );
    const loaded = loadText(text(lines.join('\n'), LONE.replace('harassing', 's0')));
    expect(loaded.ok ? '' : formatProblem(loaded.problems[0])).toMatch(
      /limit "entities" of 20,000; .* \(found 2[0-9],?\d\d\d\)$/,
    );
  });
});

/** 3000 realisations of twenty raids in ninety days. The draws are fixed: each test passes or fails for ever, at level 0.001. */
describe('a Poisson process', () => {
  const SPAN_S = 90 * 86_400;
  const RATE = 20;
  const process = { from_us: 7_000_000, until_us: 7_000_000 + SPAN_S * 1e6, interval_s: SPAN_S / RATE };
  const n = 3000;
  const realised = Array.from({ length: n }, (_, i) =>
    poissonTimes(process, { volley: 'harassing', realisation: i + 1 }, 1000),
  );
  const counts = realised.map((times) => times.length);

  it('has the mean and the variance of its counts', () => {
    const mean = counts.reduce((sum, one) => sum + one, 0) / n;
    const variance = counts.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1);
    // Mean and variance are both 20; fourth central moment 3 λ² + λ.
    expect(Math.abs(mean - RATE)).toBeLessThan(3.29 * Math.sqrt(RATE / n));
    expect(Math.abs(variance - RATE)).toBeLessThan(3.29 * Math.sqrt((2 * RATE * RATE + RATE) / n));
  });

  it('has counts as Poisson has them (chi-square)', () => {
    const probability = (k: number): number => {
      let p = Math.exp(-RATE);
      for (let i = 1; i <= k; i++) p *= RATE / i;
      return p;
    };
    // Cells of their own for 10 to 30, one for what is below and one for what is above.
    const inside = Array.from({ length: 21 }, (_, i) => 10 + i);
    const below = Array.from({ length: 10 }, (_, k) => probability(k)).reduce((a, b) => a + b);
    const expected = [below, ...inside.map(probability)];
    expected.push(1 - expected.reduce((a, b) => a + b));
    const seen = expected.map(
      (_, cell) => counts.filter((k) => Math.min(Math.max(k, 9), 31) - 9 === cell).length,
    );
    const chiSquare = expected.reduce((sum, p, cell) => sum + (seen[cell] - n * p) ** 2 / (n * p), 0);
    // 22 degrees of freedom: the 0.999 quantile is 48.27 (Abramowitz and Stegun, table 26.8).
    expect(chiSquare).toBeLessThan(48.27);
  });

  it('has exponential gaps (Kolmogorov–Smirnov)', () => {
    // The first five gaps of each: later ones are cut by the end. One realisation in 60,000 has fewer than five.
    const gaps = realised
      .flatMap((times) =>
        times.slice(0, 5).map((at, i) => (at - (i === 0 ? process.from_us : times[i - 1])) / 1e6),
      )
      .sort((a, b) => a - b);
    let gap = 0;
    gaps.forEach((x, i) => {
      const cdf = 1 - Math.exp(-x / process.interval_s);
      gap = Math.max(gap, cdf - i / gaps.length, (i + 1) / gaps.length - cdf);
    });
    expect(gap * Math.sqrt(gaps.length)).toBeLessThan(1.9495);
  });

  it('is uniform over its span, given how many there are (Kolmogorov–Smirnov), each half as full as the other', () => {
    const places = realised
      .flat()
      .map((at) => (at - process.from_us) / (SPAN_S * 1e6))
      .sort((a, b) => a - b);
    let gap = 0;
    places.forEach((x, i) => {
      gap = Math.max(gap, x - i / places.length, (i + 1) / places.length - x);
    });
    expect(gap * Math.sqrt(places.length)).toBeLessThan(1.9495);
    // Counts of the two halves do not depend on each other.
    const halves = realised.map((times) => {
      const first = times.filter((at) => at - process.from_us < SPAN_S * 0.5e6).length;
      return [first, times.length - first];
    });
    const covariance = halves.reduce((sum, [a, b]) => sum + (a - RATE / 2) * (b - RATE / 2), 0) / n;
    expect(Math.abs(covariance)).toBeLessThan((3.29 * (RATE / 2)) / Math.sqrt(n));
  });

  it('rises, and stays between its ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        fc.integer({ min: 0, max: 31_622_400 }),
        fc.double({ min: 1, max: 31_622_400, noNaN: true }),
        fc.integer({ min: 1, max: 4_294_967_295 }),
        (from_us, span_s, interval_s, realisation) => {
          const series = { from_us, until_us: from_us + span_s * 1e6, interval_s };
          for (const times of [
            poissonTimes(series, { volley: 'v', realisation }, 1000),
            regularTimes(series, 1000),
          ]) {
            expect(times.length).toBeLessThanOrEqual(1000);
            times.forEach((at, i) => {
              expect(Number.isSafeInteger(at)).toBe(true);
              expect(at).toBeGreaterThanOrEqual(i === 0 ? from_us : times[i - 1]);
              expect(at).toBeLessThanOrEqual(series.until_us);
            });
          }
        },
      ),
    );
  });
});
