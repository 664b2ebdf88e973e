import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ModelDeclaration } from '../numerics/quantity.js';
import { scenarioJsonSchema } from './json-schema.js';
import { loadScenario } from './load.js';
import { formatProblem } from './problem.js';
import type { ResolvedScenario } from './resolved.js';
import { collectUnknowns, quantitiesOf, quantitiesOfBattery } from './unknowns.js';

const frozen = (name: string): string => readFileSync(new URL(`./frozen/${name}`, import.meta.url), 'utf8');
const SCENARIO = frozen('format-1-deployment.yaml');
const models = JSON.parse(frozen('format-1-defence-models.json')) as readonly ModelDeclaration[];
const DAY_S = 86_400;

function load(text: string, nowUnix_us?: number) {
  return loadScenario('case.yaml', {
    readFile: (path) =>
      path === 'case.yaml' ? { ok: true, text } : { ok: false, reason: 'there is no such file' },
    catalogue: [],
    models,
    ...(nowUnix_us === undefined ? {} : { nowUnix_us }),
  });
}

function resolved(text = SCENARIO): ResolvedScenario {
  const loaded = load(text);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.scenario;
}

type Change = readonly [found: string, replacement: string];

/** The file after the first occurrence of each text, which must be there, is replaced. */
function changed(...changes: readonly Change[]): string {
  let text = SCENARIO;
  for (const [found, replacement] of changes) {
    expect(text).toContain(found);
    text = text.replace(found, () => replacement);
  }
  return text;
}

function problemsIn(text: string): readonly string[] {
  const loaded = load(text);
  return loaded.ok ? [] : loaded.problems.map(formatProblem);
}

/** The line and column at which a text stands that is in the file once. */
function spotOf(text: string, marker: string): string {
  const [before = '', ...after] = text.split(marker);
  expect(after, `"${marker}" is there once`).toHaveLength(1);
  const lines = before.split('\n');
  return `case.yaml:${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

describe('a deployment', () => {
  it('is turned into SI units, sorted, in place of states', () => {
    const [battery] = resolved().batteries;
    const { deployment, states, consent } = battery ?? {};
    expect(states).toEqual([]);
    expect(consent).toBeUndefined();
    // `date -u -d 2031-03-01T00:00:00Z +%s` says 1930089600.
    expect(deployment).toMatchObject({
      beginsUnix_us: 1_930_089_600_000_000,
      uncertainty_s: { low: -2 * DAY_S, high: 3 * DAY_S, unit: 's' },
      pace: { low: 0.8, nominal: 1, high: 1.5, unit: '' },
      source: 'A report, page 3',
    });
    expect(deployment?.misalignment_rad?.high).toBeCloseTo(Math.PI / 12, 12);
    expect(deployment?.tasks.map(({ id }) => id)).toEqual([
      'alignment',
      'check',
      'emplacement',
      'keys',
      'link',
      'load',
      'request',
      'road',
      'sea',
      'start',
    ]);
    const task = (id: string) => deployment?.tasks.find((one) => one.id === id);
    expect(task('sea')).toMatchObject({ kind: 'movement', by: 'sea', after: ['request'] });
    expect(task('sea')?.route_m?.nominal).toBe(6_000_000);
    expect(task('sea')?.speed_mps?.low).toBeCloseTo((12 * 1852) / 3600, 12);
    expect(task('sea')?.duration_s).toBeUndefined();
    expect(task('road')).toMatchObject({ guard: 'consent', after: ['sea'] });
    expect(task('load')).toMatchObject({ kind: 'upload', duration_s: { low: 1800, high: 3600 } });
    expect(deployment?.permissions).toMatchObject([
      { id: 'consent', gates: 'movement', givenUnix_us: 1_932_768_000_000_000, after: [] },
      { id: 'release', gates: 'firing', after: ['start'], duration_s: { nominal: 7200 } },
    ]);
  });

  it('names its unknowns by battery, task and permission', () => {
    const [battery] = resolved().batteries;
    if (battery === undefined) throw new Error('no battery');
    const paths = quantitiesOfBattery(battery).map(({ owner, parameter }) => `${owner}/${parameter}`);
    expect(paths).toEqual(
      expect.arrayContaining([
        'north/begins',
        'north/misalignment',
        'north/pace',
        'north.check/duration',
        'north.consent/given',
        'north.release/duration',
        'north.sea/route',
        'north.sea/speed',
      ]),
    );
    const unknown = collectUnknowns(resolved()).map(({ path }) => path);
    expect(unknown).toContain('north.check/duration');
    expect(unknown).not.toContain('north.start/duration');
    expect(new Set(paths).size).toBe(paths.length);
    expect(quantitiesOf(resolved()).length).toBeGreaterThan(paths.length);
  });

  it('has a beginning, a pace and a date that are exact where nothing is said of them', () => {
    const text = SCENARIO.replace(/ {8}(uncertainty|pace): .*\n/g, '').replace(
      /uncertainty: \{[^}]*\}, /,
      '',
    );
    const [battery] = resolved(text).batteries;
    expect(battery?.deployment).toMatchObject({
      uncertainty_s: { nominal: 0, distribution: 'point' },
      pace: { nominal: 1, distribution: 'point' },
    });
    expect(battery?.deployment?.permissions[0]?.uncertainty_s).toBeUndefined();
  });

  it('may skip alignment where it says by how much the radar is off', () => {
    const skipped: Change = ['after: [alignment]', 'after: [emplacement]'];
    expect(problemsIn(changed(skipped))).toEqual([]);
    expect(problemsIn(changed([MISALIGNMENT, '']))).toEqual([]);
    const text = changed(skipped, [MISALIGNMENT, '']);
    expect(problemsIn(text)).toEqual([
      `${spotOf(text, 'start: {kind')}: ${AT}.tasks.start: the radar would be up before it is aligned, and by how much it is off is not said (found start, wanted after alignment, or misalignment)`,
    ]);
  });

  it('may ask for a consent that binds nobody', () => {
    expect(problemsIn(changed(['gates: movement', 'gates: nothing']))).toEqual([]);
  });
});

const AT = 'defences.batteries.north.deployment';
const MISALIGNMENT = '        misalignment: {low: -15, high: 15, unit: deg, confidence: assumed}\n';
const START =
  '          start: {kind: initialisation, after: [alignment], duration: {value: 1, unit: h, confidence: assumed}}\n';
const LOAD =
  '          load: {kind: upload, after: [emplacement], duration: {low: 30, high: 60, unit: min, confidence: assumed}}\n';

describe('what is wrong with a deployment is said in its place:', () => {
  const cases: readonly (readonly [
    name: string,
    changes: readonly Change[],
    marker: string,
    problem: string,
  ])[] = [
    [
      'cyclic tasks',
      [['request: {kind: request, ', 'request: {kind: request, after: [road], ']],
      '[sea], duration: {low: 1',
      '.tasks.road.after: tasks wait for one another in a circle (found road after sea after request after road, wanted a first task that waits for none)',
    ],
    [
      'a circle through a permission',
      [
        [
          'gates: movement, given: 2031-04-01T00:00:00Z, uncertainty: {low: -3, nominal: 0, high: 3, unit: d, confidence: assumed}, ',
          'gates: movement, after: [check], duration: {value: 1, unit: d, confidence: assumed}, ',
        ],
      ],
      '[road], duration: {low: 2',
      '.tasks.check.after: tasks wait for one another in a circle (found check after road after consent after check, wanted',
    ],
    [
      'a guard that gates something else',
      [
        ['guard: consent', 'guard: release'],
        ['gates: movement', 'gates: nothing'],
        ['after: [start]', 'after: [request]'],
      ],
      'release, after: [sea]',
      '.tasks.road.guard: the permission "release" gates firing (found "release", wanted one that gates movement)',
    ],
    [
      'an unknown task',
      [['after: [check]', 'after: [chekc]']],
      'chekc',
      '.tasks.emplacement.after.0: there is no task of this name; did you mean "check"? (found "chekc", wanted one of alignment, check, emplacement, keys, link, load, request, road, sea, start)',
    ],
    [
      'a permission in the place of a task',
      [['after: [check]', 'after: [consent]']],
      'consent], ',
      '.tasks.emplacement.after.0: a permission is waited for as the guard of a movement (found "consent", wanted a task, or guard in place of after)',
    ],
    [
      'an unknown permission',
      [['guard: consent', 'guard: consnet']],
      'consnet',
      '.tasks.road.guard: there is no permission of this name; did you mean "consent"? (found "consnet", wanted one of consent, release)',
    ],
    [
      'a guard of what does not move',
      [['check: {kind: check-out, ', 'check: {kind: check-out, guard: consent, ']],
      'guard: consent, after: [road]',
      '.tasks.check.guard: only a movement has "guard" (found check-out, wanted kind: movement)',
    ],
    [
      'a negative duration',
      [['{low: 2, nominal: 5, high: 9, unit: d', '{low: -2, nominal: 5, high: 9, unit: d']],
      '-2, nominal: 5',
      '.tasks.check.duration: too small (found -2 d, wanted 0 to 732 d)',
    ],
    [
      'weeks for what is done in hours',
      [['{low: 30, high: 60, unit: min', '{low: 30, high: 60, unit: d']],
      '30, high: 60, unit: d',
      '.tasks.load.duration: too large (found 30 d, wanted 0 to 14 d)',
    ],
    [
      'arrival before departure',
      [['after: [check]', 'after: [request]']],
      '[request], duration: {low: 30',
      '.tasks.emplacement.after: this would be done before anything has arrived (found emplacement, wanted after a movement)',
    ],
    [
      'launchers that are loaded before they stand',
      [['load: {kind: upload, after: [emplacement]', 'load: {kind: upload, after: [check]']],
      '[check], duration: {low: 30, high',
      '.tasks.load.after: this would be done before the battery is set up (found upload, wanted after emplacement)',
    ],
    [
      'no task that brings the radar',
      [
        [START, ''],
        ['after: [start]', 'after: [emplacement]'],
      ],
      'tasks:',
      '.tasks: no task starts the radar (found no initialisation, wanted one task of kind: initialisation)',
    ],
    [
      'no task that loads the launchers',
      [[LOAD, '']],
      'tasks:',
      '.tasks: no task loads the launchers (found no upload, wanted one task of kind: upload)',
    ],
    [
      'two tasks of which there is one',
      [['kind: identification-keys', 'kind: alignment']],
      'alignment, after: [emplacement], duration: {value: 1, unit: h, confidence: assumed}}\n          start',
      '.tasks.keys.kind: "alignment" is of this kind already (found alignment, wanted one task of this kind)',
    ],
    [
      'overlapping permissions',
      [
        ['gates: movement, given', 'gates: firing, given'],
        ['guard: consent, ', ''],
      ],
      'firing, after: [start]',
      '.permissions.release.gates: this permission overlaps with "consent", which gates the same (found firing, wanted one permission for each of radiating and firing)',
    ],
    [
      'a permission that no movement waits for',
      [['guard: consent, ', '']],
      'movement, given',
      '.permissions.consent.gates: no movement waits for this permission (found movement, wanted a movement with guard: consent)',
    ],
    [
      'a permission with a task’s name',
      [['release: {gates', 'start: {gates']],
      'start: {gates',
      '.permissions.start: a task has this name too (found "start", wanted another name)',
    ],
    [
      'a permission with a date and a duration',
      [['gates: firing, ', 'gates: firing, given: 2031-04-01T00:00:00Z, ']],
      'after: [start]',
      '.permissions.release: "after" does not go with "given" (wanted either given (a time) with an uncertainty, or duration after tasks)',
    ],
    [
      'a permission without either',
      [
        [
          'given: 2031-04-01T00:00:00Z, uncertainty: {low: -3, nominal: 0, high: 3, unit: d, confidence: assumed}, ',
          '',
        ],
      ],
      'consent: {gates',
      '.permissions.consent: when it is given is missing (wanted either given (a time) with an uncertainty, or duration after tasks)',
    ],
    [
      'a route without a speed',
      [[', speed: {low: 12, nominal: 15, high: 18, unit: kn, confidence: assumed}', '']],
      'sea: {kind',
      '.tasks.sea: how long this takes is missing (wanted either duration, or route and speed)',
    ],
    [
      'a route and a duration',
      [['speed: {low: 12', 'duration: {value: 9, unit: d, confidence: assumed}, speed: {low: 12']],
      'sea: {kind',
      '.tasks.sea: a duration, and a route with a speed, contradict each other (wanted either duration, or route and speed)',
    ],
    [
      'a task of no kind there is',
      [['kind: check-out', 'kind: checkout']],
      'checkout',
      '.tasks.check.kind: not one of the values it may have; did you mean "check-out"? (found "checkout", wanted "request" or "movement" or',
    ],
    [
      'states and a deployment',
      [
        [
          '      deployment:\n',
          '      states: {on: {from: 2031-01-01T00:00:00Z, state: online, confidence: assumed}}\n      deployment:\n',
        ],
      ],
      'deployment:',
      ': a deployment stands in place of "states" (found both, wanted one of them; an empty value (~) takes away what stands in the file below)',
    ],
    [
      'a consent beside a deployment',
      [['      deployment:\n', '      consent: {gates: firing, confidence: assumed}\n      deployment:\n']],
      'deployment:',
      ': a deployment stands in place of "consent" (found both, wanted permissions inside the deployment)',
    ],
  ];
  for (const [name, changes, marker, problem] of cases) {
    it(name, () => {
      const text = changed(...changes);
      const told = problemsIn(text);
      expect(told).toHaveLength(1);
      expect(told[0]?.slice(0, `${spotOf(text, marker)}: ${AT}${problem}`.length)).toBe(
        `${spotOf(text, marker)}: ${AT}${problem}`,
      );
    });
  }

  it('neither states nor a deployment', () => {
    const text = SCENARIO.replace(/ {6}deployment:\n(?: {8,}.*\n)*/, '');
    expect(problemsIn(text)).toEqual([
      `${spotOf(text, 'north:')}: defences.batteries.north: neither "states" nor "deployment" is there (wanted states by date, or a deployment)`,
    ]);
  });

  it('more tasks than anybody wrote', () => {
    const many = Array.from(
      { length: 200 },
      (_, i) => `          more-${i}: {kind: request, duration: {value: 1, unit: d, confidence: assumed}}\n`,
    );
    const text = changed([START, `${START}${many.join('')}`]);
    expect(problemsIn(text)).toEqual([
      `${spotOf(text, 'deployment:')}: ${AT}: too many tasks and permissions (found 212, wanted at most 200)`,
    ]);
  });

  it('a deployment of these days at a real place', () => {
    const text = changed(['date: fictional', 'date: historical']);
    const of = (now: string) => {
      const loaded = load(text, Date.parse(now) * 1000);
      return loaded.ok ? [] : loaded.problems.map(formatProblem);
    };
    expect(of('2037-01-01T00:00:00Z')).toEqual([]);
    expect(of('2036-02-01T00:00:00Z').join('\n')).toContain(
      `${spotOf(text, '2031-03-01T00:00:00Z')}: ${AT}.begins: deployments at real places are five years old or older`,
    );
  });
});

/** The permission `consent` above all batteries, and the battery under it. */
const SHARED = changed(
  [
    '  batteries:\n',
    `  permissions:\n    answer: {gates: radiating, given: 2031-04-01T00:00:00Z, uncertainty: {low: -3, high: 3, unit: d, confidence: assumed}, withdrawn: {at: 2031-05-01T00:00:00Z, uncertainty: {low: -1, high: 1, unit: d, confidence: assumed}, lasts: {low: 2, high: 9, unit: d, confidence: assumed}}, confidence: assumed}\n  batteries:\n`,
  ],
  ['        tasks:\n', '        under: [answer]\n        tasks:\n'],
);

describe('a permission that several batteries are under', () => {
  it('is one of the battery’s, with unknowns that all share', () => {
    const [battery] = resolved(SHARED).batteries;
    const answer = battery?.deployment?.permissions.find(({ id }) => id === 'answer');
    expect(answer).toMatchObject({
      gates: 'radiating',
      shared: true,
      withdrawn: { uncertainty_s: { low: -DAY_S }, lasts_s: { low: 2 * DAY_S, high: 9 * DAY_S } },
    });
    const paths = collectUnknowns(resolved(SHARED)).map(({ path }) => path);
    for (const parameter of ['given', 'withdrawn', 'withdrawnFor'])
      expect(paths.filter((path) => path === `defences.permissions.answer/${parameter}`)).toHaveLength(1);
    expect(battery === undefined ? [] : quantitiesOfBattery(battery).map(({ owner }) => owner)).toContain(
      'defences.permissions.answer',
    );
  });

  it.each([
    [
      'a name that is not there',
      'under: [answer]',
      'under: [answers]',
      'there is no permission of this name for all batteries; did you mean "answer"?',
    ],
    ['a name twice', 'under: [answer]', 'under: [answer, answer]', 'this permission is there twice'],
    [
      'a withdrawal before it is given',
      'withdrawn: {at: 2031-05-01',
      'withdrawn: {at: 2031-03-01',
      'this is withdrawn before it is given',
    ],
    ['a withdrawal that lasts less than no time', 'lasts: {low: 2', 'lasts: {low: -2', 'too small'],
    [
      'a duration, which only a battery’s own has',
      'answer: {gates: radiating, ',
      'answer: {gates: radiating, duration: {value: 1, unit: d, confidence: assumed}, ',
      'there is no such key here',
    ],
  ])('is refused in its place: %s', (_, found, replacement, message) => {
    expect(SHARED).toContain(found);
    const problems = problemsIn(SHARED.replace(found, () => replacement));
    expect(problems.join('\n')).toContain(message);
    for (const problem of problems) expect(problem).toMatch(/^case\.yaml:\d+:\d+: /);
  });
});

describe('the JSON Schema', () => {
  it('knows deployments', () => {
    expect(JSON.stringify(scenarioJsonSchema())).toContain('"initialisation"');
  });
});
