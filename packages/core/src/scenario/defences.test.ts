import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ModelDeclaration } from '../numerics/quantity.js';
import { scenarioJsonSchema } from './json-schema.js';
import { loadScenario } from './load.js';
import { formatProblem } from './problem.js';
import type { ResolvedScenario } from './resolved.js';
import { collectUnknowns, quantitiesOf } from './unknowns.js';

const frozen = (name: string): string => readFileSync(new URL(`./frozen/${name}`, import.meta.url), 'utf8');
const SCENARIO = frozen('format-1-defences.yaml');
const models = JSON.parse(frozen('format-1-defence-models.json')) as readonly ModelDeclaration[];
const DEGREE = Math.PI / 180;

interface Files {
  readonly [path: string]: string;
}

function load(files: Files, nowUnix_us?: number) {
  return loadScenario('case.yaml', {
    readFile: (path) => {
      const text = new Map(Object.entries(files)).get(path);
      return text === undefined ? { ok: false, reason: 'there is no such file' } : { ok: true, text };
    },
    catalogue: [],
    models,
    ...(nowUnix_us === undefined ? {} : { nowUnix_us }),
  });
}

function resolved(files: Files = { 'case.yaml': SCENARIO }): ResolvedScenario {
  const loaded = load(files);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.scenario;
}

/** What is wrong, with `case.yaml:` cut off, after the first occurrence of a text, which must be there, is replaced. */
function problemsAfter(found: string, replacement: string): readonly string[] {
  expect(SCENARIO).toContain(found);
  const loaded = load({ 'case.yaml': SCENARIO.replace(found, () => replacement) });
  return loaded.ok ? [] : loaded.problems.map((problem) => formatProblem(problem).replace('case.yaml:', ''));
}

describe('defences', () => {
  it('are turned into SI units and radians, sorted', () => {
    const { batteries, postureShift_us, places } = resolved();
    // 1 May to 1 June, both at 04:00 UTC.
    expect(postureShift_us).toBe(31 * 86_400_000_000);
    expect(places.map(({ id, value }) => [id, value])).toEqual([
      ['harbour', 2.5],
      ['town', 1],
    ]);
    expect(batteries.map(({ id }) => id)).toEqual(['north', 'south']);
    const [north, south] = batteries;
    expect(north).toMatchObject({
      invented: true,
      radar: 'test-radar',
      tracker: 'test-tracker',
      identification: 'test-identification',
      commandPost: 'test-command',
      equipment: 'test-equipment',
      engages: ['air-breathing', 'ballistic', 'rocket'],
      control: 'centralised',
      linked: false,
      automatic: false,
      weaponsControl: { ballistic: 'free', airBreathing: 'hold' },
      doctrine: { salvo: 2, salvos: 3, reserve: 1, spacing_s: { low: 1, high: 3, unit: 's' } },
      source: 'A report, page 3',
      note: 'a note',
    });
    expect(north?.latitude_rad).toBeCloseTo(-12.25 * DEGREE, 15);
    expect(north?.elevation_m.low).toBeCloseTo(15.24, 10);
    expect(north?.facing_rad.high).toBeCloseTo(380 * DEGREE, 12);
    expect(north?.skyline_rad[1]).toEqual([90 * DEGREE, 2 * DEGREE]);
    expect(north?.launcherGroups.map(({ id, interceptor }) => [id, interceptor])).toEqual([
      ['empty', 'test-arrow'],
      ['short', 'test-dart'],
    ]);
    expect(north?.launcherGroups[1]).toMatchObject({
      launchers: { low: 1, nominal: 2, high: 3, unit: 'count' },
      roundsPerLauncher: { nominal: 4 },
    });
    expect(south).toMatchObject({
      invented: false,
      skyline_rad: [],
      launcherGroups: [],
      linked: true,
      automatic: true,
      doctrine: { salvo: 1, salvos: 1, reserve: 0, spacing_s: { nominal: 0 } },
    });
    expect(south?.consent).toBeUndefined();
  });

  it('have states in the order of time and consent, by the calendar', () => {
    const [north, south] = resolved().batteries;
    // `date -u -d 2031-06-01T05:00:00Z +%s` says 1938056400.
    expect(north?.consent).toMatchObject({ gates: 'firing', givenUnix_us: 1_938_056_400_000_000 });
    expect(north?.states.map(({ id, state, radiating }) => [id, state, radiating])).toEqual([
      ['first', 'in-transit', false],
      ['early', 'assembling', true],
      ['late', 'online', true],
    ]);
    expect(north?.states[2]?.fromUnix_us).toBe(1_938_056_400_000_000 + 1_800_000_000);
    expect(north?.states[1]?.launchersReady).toMatchObject({ low: 0, high: 2 });
    expect(south?.states[0]).toMatchObject({ state: 'online', radiating: false });
  });

  it('have point defences that say what they are for', () => {
    expect(resolved().pointDefences).toEqual([
      {
        id: 'guns',
        name: 'Guns',
        place: 'town',
        engages: ['air-breathing', 'rocket'],
        source: 'A report, page 3',
        confidence: 'cited',
        note: 'a note',
      },
    ]);
  });

  it('keep of the catalogue what is used', () => {
    expect(resolved().catalogue.map(({ id }) => id)).toEqual([
      'test-arrow',
      'test-command',
      'test-dart',
      'test-equipment',
      'test-identification',
      'test-missile',
      'test-radar',
      'test-tracker',
    ]);
  });

  it('name their unknowns by battery, group and state', () => {
    expect(collectUnknowns(resolved()).map(({ path }) => path)).toEqual([
      'north/elevation',
      'north/facing',
      'north/spacing',
      'north.early/launchersReady',
      'north.short/launchers',
      'test-radar/range',
    ]);
    const paths = quantitiesOf(resolved()).map(({ owner, parameter }) => `${owner}/${parameter}`);
    expect(new Set(paths).size).toBe(paths.length);
    for (const known of ['north.empty/rounds', 'south/spacing', 'south/facing', 'test-dart/mass'])
      expect(paths).toContain(known);
  });

  it('may be left out or empty', () => {
    const from = SCENARIO.indexOf('defences:\n');
    const to = SCENARIO.indexOf('catalogue:\n');
    for (const instead of ['', 'defences: {}\n', 'defences: {batteries: {}, pointDefences: {}}\n']) {
      const text = SCENARIO.slice(0, from) + instead + SCENARIO.slice(to);
      expect(resolved({ 'case.yaml': text })).toMatchObject({
        postureShift_us: 0,
        batteries: [],
        pointDefences: [],
      });
    }
  });

  it('are described to editors by every key', () => {
    const schema = JSON.stringify(scenarioJsonSchema());
    const { defences } = parse(SCENARIO) as { readonly defences: unknown };
    const keys = new Set(Array.from(JSON.stringify(defences).matchAll(/"(\w+)":/g), ([, key]) => key));
    for (const name of ['north', 'south', 'short', 'empty', 'late', 'early', 'first', 'always', 'guns'])
      keys.delete(name);
    for (const key of keys) expect(schema).toContain(`"${key}":`);
  });
});

describe('a file laid over one with defences', () => {
  const over = (text: string): ResolvedScenario =>
    resolved({
      'base.yaml': SCENARIO,
      'case.yaml': `format: 1\nkind: scenario\nextends: base.yaml\n${text}`,
    });

  it('takes a battery away', () => {
    expect(over('defences: {batteries: {south: ~}}').batteries.map(({ id }) => id)).toEqual(['north']);
    expect(over('defences: ~').batteries).toEqual([]);
  });

  it('changes one field, one state or one group, and leaves the rest', () => {
    const [north] = over(`
defences:
  asOf: ~
  batteries:
    north:
      facing: {value: 90, unit: deg, low: ~, nominal: ~, high: ~, confidence: assumed}
      skyline: ~
      consent: ~
      launchers: {empty: ~, short: {rounds: {value: 12}}}
      states: {late: {state: delivered}}
      doctrine: {salvo: 1}
`).batteries;
    const [before] = resolved().batteries;
    expect(north?.facing_rad.nominal).toBeCloseTo(Math.PI / 2, 15);
    expect(north?.skyline_rad).toEqual([]);
    expect(north?.consent).toBeUndefined();
    expect(north?.launcherGroups.map(({ id }) => id)).toEqual(['short']);
    expect(north?.launcherGroups[0]?.roundsPerLauncher.nominal).toBe(12);
    expect(north?.launcherGroups[0]?.launchers).toEqual(before?.launcherGroups[1]?.launchers);
    expect(north?.states.map(({ state }) => state)).toEqual(['in-transit', 'assembling', 'delivered']);
    expect(north?.doctrine).toEqual({ ...before?.doctrine, salvo: 1 });
    expect(over('defences: {asOf: ~}').postureShift_us).toBe(0);
  });
});

// Lines and columns below were counted in the frozen file with an editor.
describe('what is wrong with a defence is shown where it stands', () => {
  const cases: readonly (readonly [name: string, found: string, replacement: string, problem: string])[] = [
    [
      'a radar that does not exist',
      'radar: test-radar',
      'radar: test-rador',
      '33:14: defences.batteries.north.radar: there is no radar in the catalogue of this name; did you mean "test-radar"? (found "test-rador", wanted one of test-radar)',
    ],
    [
      'an entry of another kind',
      'equipment: test-equipment',
      'equipment: test-command',
      '37:18: defences.batteries.north.equipment: there is no battery in the catalogue of this name (found "test-command", wanted one of test-equipment)',
    ],
    [
      'an interceptor that does not exist',
      'interceptor: test-dart',
      'interceptor: test-ship',
      '41:30: defences.batteries.north.launchers.short.interceptor: there is no interceptor in the catalogue of this name (found "test-ship", wanted one of test-arrow, test-dart)',
    ],
    [
      'a skyline out of order',
      '[90, 2], [270, -1]',
      '[270, -1], [90, 2]',
      '39:38: defences.batteries.north.skyline.2: the azimuths are not in rising order (found 90, wanted more than 270)',
    ],
    [
      'a skyline beyond north',
      '[270, -1]]',
      '[360, -1]]',
      '39:36: defences.batteries.north.skyline.2: no azimuth (found 360, wanted 0 to below 360 degrees)',
    ],
    [
      'a skyline overhead',
      '[90, 2]',
      '[90, 90]',
      '39:27: defences.batteries.north.skyline.1: no elevation of a skyline (found 90, wanted -90 to below 90 degrees)',
    ],
    [
      'a skyline without elevations',
      '[90, 2]',
      '[90]',
      '39:27: defences.batteries.north.skyline.1: too small (found a list, wanted at least 2 items)',
    ],
    [
      'a salvo of none',
      'salvo: 2,',
      'salvo: 0,',
      '48:25: defences.batteries.north.doctrine.salvo: too small (found 0, wanted at least 1)',
    ],
    [
      'more shots in a salvo than have draws of their own',
      'salvo: 2,',
      'salvo: 65,',
      '48:25: defences.batteries.north.doctrine.salvo: too large (found 65, wanted at most 64)',
    ],
    [
      'no salvo at all',
      'salvos: 3',
      'salvos: 0',
      '48:94: defences.batteries.north.doctrine.salvos: too small (found 0, wanted at least 1)',
    ],
    [
      'less than no reserve',
      'reserve: 1',
      'reserve: -1',
      '48:106: defences.batteries.north.doctrine.reserve: too small (found -1, wanted at least 0)',
    ],
    [
      'a salvo without spacing',
      'spacing: {low: 1, high: 3, unit: s, confidence: assumed}, ',
      '',
      '48:7: defences.batteries.north.doctrine.spacing: "spacing" is missing (found salvo 2, wanted the time between the shots of a salvo)',
    ],
    [
      'less than no launcher',
      'launchers: {low: 1,',
      'launchers: {low: -1,',
      '41:58: defences.batteries.north.launchers.short.launchers: too small (found -1 count, wanted 0 to 1000 count)',
    ],
    [
      'nothing to engage',
      'engages: [rocket, ballistic, air-breathing]',
      'engages: []',
      '43:16: defences.batteries.north.engages: too small (found a list, wanted at least 1 items)',
    ],
    [
      'a class to engage that there is not',
      'engages: [rocket, ballistic,',
      'engages: [rocket, orbital,',
      '43:25: defences.batteries.north.engages.1: not one of the values it may have (found "orbital", wanted "ballistic" or "air-breathing" or "rocket")',
    ],
    [
      'a class to engage twice',
      'engages: [rocket, ballistic,',
      'engages: [rocket, rocket,',
      '43:25: defences.batteries.north.engages.1: this class is here twice (found "rocket", wanted each class once)',
    ],
    [
      'two states at one time',
      'first: {from: 2031-05-10T00:00:00Z',
      'first: {from: 2031-05-20T00:00:00Z',
      '53:23: defences.batteries.north.states.first.from: the state "early" begins at the same time (found "2031-05-20T00:00:00Z", wanted another time)',
    ],
    [
      'a state at no time',
      'early: {from: 2031-05-20T00:00:00Z',
      'early: {from: spring',
      "52:23: defences.batteries.north.states.early.from: 'spring' is not a time like",
    ],
    [
      'a state that there is not',
      'state: assembling',
      'state: asembling',
      '52:52: defences.batteries.north.states.early.state: not one of the values it may have; did you mean "assembling"? (found "asembling", wanted "absent" or "in-transit" or "delivered" or "assembling" or "online")',
    ],
    [
      'a radar on the road that radiates',
      'state: in-transit,',
      'state: in-transit, radiating: true,',
      '53:75: defences.batteries.north.states.first.radiating: a battery that is not there does not radiate (found in-transit, wanted false)',
    ],
    [
      'a battery without a state',
      'states: {always: {from: 2031-01-01T00:00:00Z, state: online, radiating: false, confidence: assumed}}',
      'states: {}',
      '73:7: defences.batteries.south.states: a battery without a state is never there (found no state, wanted at least one, for example {from: 2020-04-11T12:00:00Z, state: online, confidence: assumed})',
    ],
    [
      'consent of another kind',
      'gates: firing',
      'gates: fire',
      '49:24: defences.batteries.north.consent.gates: not one of the values it may have (found "fire", wanted "nothing" or "movement" or "radiating" or "firing")',
    ],
    [
      'a key that was misspelt',
      'weaponsControl: {ballistic: free',
      'weaponControl: {ballistic: free',
      '47:7: defences.batteries.north.weaponControl: there is no such key here; did you mean "weaponsControl"?',
    ],
    [
      'a battery with the name of a place',
      '    south:\n',
      '    harbour:\n',
      '54:5: defences.batteries.harbour: this name is already that of a place (found "harbour", wanted another name)',
    ],
    [
      'a point defence with the name of a battery',
      '    guns: {',
      '    north: {',
      '75:5: defences.pointDefences.north: this name is already that of a battery (found "north", wanted another name)',
    ],
    [
      'a point defence at no place',
      'place: town',
      'place: towns',
      '75:31: defences.pointDefences.guns.place: there is no place of this name; did you mean "town"? (found "towns", wanted one of harbour, town)',
    ],
    [
      'a point defence that would have something to do',
      'place: town, engages: [rocket, air-breathing]',
      'place: town, engages: [rocket, ballistic]',
      '75:46: defences.pointDefences.guns.engages: engagements of point defences are not modelled, and here one would have something to engage (found ballistic, which is what single is, wanted classes of which nothing flies in this scenario, or no such point defence)',
    ],
  ];

  for (const [name, found, replacement, problem] of cases) {
    it(name, () => {
      const problems = problemsAfter(found, replacement);
      expect(problems.map((line) => line.slice(0, problem.length))).toContain(problem);
    });
  }

  it('rockets keep point defences against rockets out too', () => {
    const [first] = problemsAfter('class: test-missile', 'class: test-rocket');
    expect(first).toContain('75:46: defences.pointDefences.guns.engages: engagements of point defences');
  });

  it('more than two decimals at a real place, and batteries of today in a raid of the past', () => {
    const text = SCENARIO.replace('date: fictional', 'date: historical').replace('90.5\n', '90.503\n');
    const end_us = 1_935_374_400_000_000 + 3 * 3_600_000_000;
    const fiveYears_us = 5 * 365.25 * 86_400_000_000;
    const loaded = load({ 'case.yaml': text }, end_us + fiveYears_us);
    expect(loaded.ok ? [] : loaded.problems.map(formatProblem)).toEqual([
      'case.yaml:22:9: defences.asOf: batteries at real places are shown as they were five years ago or earlier (found "2031-06-01T04:00:00Z", wanted an earlier time)',
      'case.yaml:27:22: defences.batteries.north.longitude_deg: positions at real places carry two decimals and no more (found 90.503, wanted 90.5)',
    ]);
    expect(
      load({ 'case.yaml': text.replace('90.503', '90.5') }, end_us + fiveYears_us + 31 * 86_400_000_000).ok,
    ).toBe(true);
  });
});
