import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wearModels } from '../battery/index.js';
import type { ModelDeclaration } from '../numerics/quantity.js';
import { loadScenario } from './load.js';
import { formatProblem } from './problem.js';
import type { ResolvedScenario } from './resolved.js';
import { quantitiesOf } from './unknowns.js';

const frozen = (name: string): string => readFileSync(new URL(`./frozen/${name}`, import.meta.url), 'utf8');
const BASE = frozen('format-1-defences.yaml');
const models = [
  ...(JSON.parse(frozen('format-1-defence-models.json')) as readonly ModelDeclaration[]),
  {
    kind: 'battery',
    model: 'trucks-with-store',
    about: 'as trucks, with loads in store',
    parameters: [
      { name: 'delay', unit: 's', about: 'a delay' },
      { name: 'reloads', unit: 'count', about: 'loads in store' },
    ],
  },
  ...wearModels,
];

const SUPPLY = `      supply:
        vehicles: {low: 1, high: 2, unit: count, confidence: assumed}
        topUpAfter: {value: 1, unit: h, confidence: assumed}
        deliveries:
          second: {group: short, rounds: {value: 8, unit: count, confidence: assumed}, sent: 2031-05-20T00:00:00Z, arrives: 2031-05-23T12:00:00Z, source: report, confidence: cited}
          first: {group: short, rounds: {low: 4, high: 12, unit: count, confidence: assumed}, sent: 2031-05-10T00:00:00Z, uncertainty: {low: -1, high: 1, unit: d, confidence: assumed}, transit: {low: 2, high: 5, unit: d, confidence: assumed}, confidence: assumed}
`;
const FACING = '      facing: {low: 350';
const withSupply = (supply = SUPPLY, base = BASE): string => base.replace(FACING, () => supply + FACING);
const SCENARIO = withSupply();

function load(text: string) {
  const readFile = () => ({ ok: true, text }) as const;
  return loadScenario('case.yaml', { readFile, catalogue: [], models });
}

function resolved(text: string): ResolvedScenario {
  const loaded = load(text);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.scenario;
}

function problemsAfter(found: string, replacement: string, text = SCENARIO): readonly string[] {
  expect(text).toContain(found);
  const loaded = load(text.replace(found, () => replacement));
  return loaded.ok ? [] : loaded.problems.map((problem) => formatProblem(problem).replace('case.yaml:', ''));
}

describe('the supply of a battery', () => {
  it('is turned into SI units, its deliveries sorted, their ways counted from two dates where they are given', () => {
    const [north, south] = resolved(SCENARIO).batteries;
    expect(south?.supply).toBeUndefined();
    expect(north?.supply).toMatchObject({
      vehicles: { low: 1, high: 2, unit: 'count' },
      topUpAfter_s: { nominal: 3600 },
    });
    const [first, second] = north?.supply?.deliveries ?? [];
    // `date -u -d 2031-05-10T00:00:00Z +%s` says 1936137600.
    expect(first).toMatchObject({
      id: 'first',
      group: 'short',
      rounds: { low: 4, high: 12 },
      sentUnix_us: 1_936_137_600_000_000,
      uncertainty_s: { low: -86_400, high: 86_400 },
      transit_s: { low: 2 * 86_400, high: 5 * 86_400 },
    });
    expect(second).toMatchObject({
      id: 'second',
      transit_s: { nominal: 3.5 * 86_400 },
      uncertainty_s: { nominal: 0 },
      source: 'A report, page 3',
    });
  });

  it('names its unknowns apart from those of a group of the same name', () => {
    const paths = quantitiesOf(
      resolved(SCENARIO.replace('          first: {group', '          short: {group')),
    ).map(({ owner, parameter }) => `${owner}/${parameter}`);
    expect(new Set(paths).size).toBe(paths.length);
    for (const known of [
      'north/vehicles',
      'north/topUpAfter',
      'north.short/rounds',
      'north.supply.short/rounds',
    ])
      expect(paths).toContain(known);
    expect(paths).toContain('north.supply.second/transit');
  });

  it.each([
    [
      'arrival before departure',
      'arrives: 2031-05-23T12:00:00Z',
      'arrives: 2031-05-19T23:59:59Z',
      'this arrives before it is sent',
    ],
    [
      'a negative way',
      'transit: {low: 2,',
      'transit: {low: -2,',
      'transit: too small (found -2 d, wanted 0 to 366 d)',
    ],
    [
      'a way of no known length',
      ', transit: {low: 2, high: 5, unit: d, confidence: assumed}',
      '',
      'neither "transit" nor "arrives" is here',
    ],
    [
      'two lengths',
      'arrives: 2031',
      'transit: {value: 1, unit: d, confidence: assumed}, arrives: 2031',
      '"transit" and "arrives" cannot both be here',
    ],
    [
      'a group that is not there',
      'second: {group: short',
      'second: {group: shrot',
      'there is no group of launchers of this name; did you mean "short"',
    ],
    ['negative rounds', 'rounds: {low: 4', 'rounds: {low: -4', 'too small'],
    [
      'deliveries without a vehicle',
      'vehicles: {low: 1, high: 2',
      'vehicles: {low: 0, high: 0.4',
      'launchers cannot be reloaded without a vehicle',
    ],
    [
      'no word of vehicles',
      '        vehicles: {low: 1, high: 2, unit: count, confidence: assumed}\n',
      '',
      'vehicles',
    ],
  ])('is refused in its place: %s', (_, found, replacement, message) => {
    const problems = problemsAfter(found, replacement);
    expect(problems.join('\n')).toContain(message);
    // Line and column of the file.
    for (const problem of problems) expect(problem).toMatch(/^3[89]|^4\d/);
  });

  it('needs a vehicle for loads in store and for topping up, and none where there is nothing to reload from', () => {
    const none = '        vehicles: {value: 0, unit: count, confidence: assumed}\n';
    const bare = withSupply(`      supply:\n${none}`);
    expect(load(bare).ok).toBe(true);
    const stored = (most: number): string =>
      bare.replace(
        'model: trucks, name: Test equipment, about: Carries., parameters: {',
        `model: trucks-with-store, name: Test equipment, about: Carries., parameters: {reloads: {low: 0, high: ${most}, unit: count, confidence: assumed}, `,
      );
    expect(load(stored(0.3)).ok).toBe(true);
    expect(problemsAfter('date: fictional', 'date: fictional', stored(2))).toEqual([
      '39:19: defences.batteries.north.supply.vehicles: launchers cannot be reloaded without a vehicle (found loads in store (test-equipment), wanted at least one vehicle, or nothing to reload from)',
    ]);
    const topped = bare.replace(
      none,
      `${none}        topUpAfter: {value: 1, unit: h, confidence: assumed}\n`,
    );
    expect(problemsAfter('date: fictional', 'date: fictional', topped).join()).toContain('found topUpAfter');
  });
});

describe('the postures of a battery', () => {
  const POSTURES = `      postures:
        held: {from: 2031-06-01T05:00:00Z, weaponsControl: {ballistic: hold, airBreathing: hold}, source: report, confidence: cited}
        alone: {from: 2031-05-20T00:00:00Z, control: autonomous, mode: automatic, confidence: assumed}
`;
  const text = withSupply(POSTURES);

  it('are in the order of time, each with what it changes', () => {
    const [north, south] = resolved(text).batteries;
    expect(south?.postures).toBeUndefined();
    expect(north?.postures?.map(({ id }) => id)).toEqual(['alone', 'held']);
    expect(north?.postures?.[0]).toMatchObject({ control: 'autonomous', automatic: true });
    expect(north?.postures?.[0]).not.toHaveProperty('weaponsControl');
    // `date -u -d 2031-06-01T05:00:00Z +%s` says 1938056400.
    expect(north?.postures?.[1]).toMatchObject({
      fromUnix_us: 1_938_056_400_000_000,
      weaponsControl: { ballistic: 'hold', airBreathing: 'hold' },
      source: 'A report, page 3',
    });
  });

  it.each([
    ['one that changes nothing', ', control: autonomous, mode: automatic', '', 'this changes nothing'],
    [
      'two at one time',
      'from: 2031-05-20T00:00:00Z',
      'from: 2031-06-01T05:00:00Z',
      'begins at the same time',
    ],
    ['a control that is none', 'control: autonomous, mode', 'control: alone, mode', 'postures.alone.control'],
    ['half a weapons control', 'ballistic: hold, airBreathing: hold', 'ballistic: hold', 'airBreathing'],
    ['a time that is none', 'from: 2031-05-20T00:00:00Z', 'from: yesterday', 'postures.alone.from'],
  ])('are refused in their place: %s', (_, found, replacement, message) => {
    const problems = problemsAfter(found, replacement, text);
    expect(problems.join('\n')).toContain(message);
    for (const problem of problems) expect(problem).toMatch(/^(39|40):\d+: /);
  });
});

describe('the wear of a battery', () => {
  const parameters = wearModels[0].parameters
    .map(
      ({ name }) => `${name}: {value: 100, unit: ${name === 'restartTime' ? 's' : 'h'}, confidence: assumed}`,
    )
    .join(', ');
  const entry = `  test-wear: {kind: wear, model: alternating-renewal, name: Test wear, about: Breaks., parameters: {${parameters}}}\n`;
  const text = withSupply('      wear: test-wear\n').replace('  test-dart:', () => `${entry}  test-dart:`);

  it('is an entry of the catalogue, which is kept', () => {
    const scenario = resolved(text);
    expect(scenario.batteries.map(({ wear }) => wear)).toEqual(['test-wear', undefined]);
    expect(scenario.catalogue.map(({ id }) => id)).toContain('test-wear');
  });

  it('is refused where there is no such entry, or one of another kind', () => {
    expect(problemsAfter('wear: test-wear', 'wear: test-waer', text).join()).toContain(
      'did you mean "test-wear"',
    );
    expect(problemsAfter('wear: test-wear', 'wear: test-radar', text).join()).toContain(
      'no wear in the catalogue',
    );
  });

  const restarts = (interval: string, time = 'value: 100'): string =>
    text
      .replace(/restartInterval: \{value: 100, unit: h/, () => `restartInterval: {${interval}`)
      .replace(/restartTime: \{value: 100/, () => `restartTime: {${time}`);
  const problemsOf = (changed: string): readonly string[] => {
    expect(changed).not.toBe(text);
    const loaded = load(changed);
    return loaded.ok ? [] : loaded.problems.map(formatProblem);
  };
  const line = text.slice(0, text.indexOf('restartInterval')).split('\n').length;

  it.each([
    ['never', 'value: 0, unit: s'],
    ['an hour', 'value: 1, unit: h'],
    ['never, by a range', 'low: 0, high: 0, unit: s'],
  ])('may restart %s', (_, interval) => {
    expect(problemsOf(restarts(interval))).toEqual([]);
  });

  it.each([
    ['every second', 'value: 1, unit: s', 'too small (found 1 s, wanted 0 alone, or 3600 to 315360000 s)'],
    [
      'just under an hour',
      'value: 59, unit: min',
      'too small (found 59 min, wanted 0 alone, or 60 to 5256000 min)',
    ],
    ['perhaps never', 'low: 0, high: 8, unit: h', 'too small (found 0 h, wanted 0 alone, or 1 to 87600 h)'],
    ['perhaps at once', 'low: 1, nominal: 3600, high: 7200, unit: s', 'too small (found 1 s, wanted 0 alone'],
  ])('does not restart %s', (_, interval, problem) => {
    const [first, ...more] = problemsOf(restarts(interval));
    expect(first).toMatch(
      new RegExp(`^case\\.yaml:${line}:\\d+: catalogue\\.test-wear\\.parameters\\.restartInterval: `),
    );
    expect(first).toContain(problem);
    expect(more).toEqual([]);
  });

  it('does not restart while it is still restarting, whatever both take', () => {
    for (const [interval, time] of [
      ['value: 2, unit: h', 'value: 7200'],
      ['low: 2, nominal: 24, high: 48, unit: h', 'low: 60, high: 7200'],
    ] as const) {
      const problems = problemsOf(restarts(interval, time));
      expect(problems.length).toBe(1);
      expect(problems[0]).toMatch(
        /^case\.yaml:\d+:\d+: .*restartInterval: not more than "restartTime" \(found 2 h, wanted more than 2 h\)$/,
      );
      expect(problems[0]).toContain(`case.yaml:${line}:`);
    }
    expect(problemsOf(restarts('value: 2, unit: h', 'value: 7199'))).toEqual([]);
    expect(problemsOf(restarts('value: 0, unit: h', 'value: 7200'))).toEqual([]);
  });

  it.each([
    ['radarFailure', 'value: 59, unit: min', '59 min', '60 to 5256000 min'],
    ['launcherFailure', 'value: 60, unit: s', '60 s', '3600 to 315360000 s'],
    ['linkRepair', 'value: 1, unit: s', '1 s', '60 to 315360000 s'],
  ])('does not fail or get well in no time: %s', (name, value, found, wanted) => {
    const [first] = problemsOf(text.replace(`${name}: {value: 100, unit: h`, () => `${name}: {${value}`));
    expect(first).toContain(`case.yaml:${line}:`);
    expect(first).toContain(`.${name}: too small (found ${found}, wanted ${wanted})`);
  });
});
