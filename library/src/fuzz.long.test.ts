import { readFileSync } from 'node:fs';
import { formatProblem, loadScenario, type ResolvedScenario } from '@testudo/core/scenario';
import { describe, expect, it } from 'vitest';
import { scenarioNames, scenarioPath, shippedCatalogue } from './index.js';

const MUTANTS = Number(process.env.TESTUDO_FUZZ ?? 10_000);
const FIRST = Number(process.env.TESTUDO_FUZZ_FIRST ?? 0);

/** The shipped files by their paths: mutants are made from them, and those that extend a shipped scenario find it whole. */
const shipped = new Map(
  scenarioNames().map((name) => {
    const path = scenarioPath(name) ?? '';
    return [path, readFileSync(path, 'utf8')] as const;
  }),
);
const sources = [...shipped.values()];

/** Small numbers from a seed (xorshift), so that a mutant is named by its number. */
function dice(seed: number): (below: number) => number {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const ODD_VALUES = [
  ...[
    '~',
    'null',
    '.nan',
    '-.inf',
    '1e999',
    '-0',
    '1e308',
    '-1',
    '0',
    '99999999999999999999',
    '0x1F',
    'true',
    'yes',
  ],
  ...[
    '""',
    '"\\u0000"',
    '"\\ud800"',
    '2020-02-30',
    '2020-01-07T22:28:20Z',
    '9999-12-31T23:59:59Z',
    '{}',
    '[]',
    '[1, 2]',
  ],
  ...[
    '*gap',
    '*nothing',
    '&gap 1',
    '!!binary aGk=',
    '!!str 1',
    '!x y',
    '|',
    '>-',
    '? a',
    '- a',
    '<<',
    '__proto__',
    'constructor',
  ],
  ...[
    '{value: 1, unit: furlong, confidence: assumed}',
    '{low: 2, high: 1, unit: s, confidence: assumed}',
    'fateh-313',
    'v1',
  ],
];
const ODD_CHARACTERS = [
  '{',
  '}',
  '[',
  ']',
  ':',
  '#',
  '"',
  "'",
  '\t',
  '\n',
  '\r',
  ' ',
  '-',
  '?',
  '&',
  '*',
  '!',
  '|',
  '%',
  '@',
  ',',
  '\0',
  '\ufeff',
  '\u2028',
  'é',
  '😀',
];

/** One small way of damaging a text. */
type Damage = (text: string, roll: (below: number) => number) => string;

const damages: readonly Damage[] = [
  (text, roll) => onLines(text, (lines) => lines.splice(roll(lines.length), 1 + roll(3))),
  (text, roll) =>
    onLines(text, (lines) => lines.splice(roll(lines.length), 0, lines[roll(lines.length)] ?? '')),
  (text, roll) => onLines(text, (lines) => change(lines, roll, (line) => ' '.repeat(roll(6)) + line)),
  (text, roll) => onLines(text, (lines) => change(lines, roll, (line) => line.slice(roll(4)))),
  (text, roll) =>
    onLines(text, (lines) =>
      change(lines, roll, (line) => line.replace(/:.*/, `: ${pick(ODD_VALUES, roll)}`)),
    ),
  (text, roll) => onWord(text, roll, /-?\d[\d.]*/g, () => pick(ODD_VALUES, roll)),
  (text, roll) =>
    onWord(text, roll, /[A-Za-z_-]+(?=:)/g, (word) => word.slice(0, -1) + pick(['x', '', 'S', '1'], roll)),
  (text, roll) => onWord(text, roll, /[a-z][a-z0-9-]+/g, () => pick(ODD_VALUES, roll)),
  (text, roll) => insert(text, roll, pick(ODD_CHARACTERS, roll)),
  (text, roll) =>
    insert(text, roll, pick(['[', '{', '- ', '? ', 'a: ', '&a ', '"'], roll).repeat(1 + roll(300))),
  (text, roll) => text.slice(0, roll(text.length)),
  (text, roll) => text.slice(0, roll(text.length)) + pick(sources, roll).slice(roll(2000)),
  (text, roll) => text.slice(roll(200)),
];

function mutant(seed: number): string {
  const roll = dice(seed);
  for (let i = 0; i < 8; i += 1) roll(2);
  let text = pick(sources, roll);
  const times = 1 + roll(4);
  for (let i = 0; i < times && text !== ''; i += 1) text = pick(damages, roll)(text, roll);
  return text;
}

function pick<T>(items: readonly T[], roll: (below: number) => number): T {
  return items[roll(items.length)] as T;
}

function onLines(text: string, act: (lines: string[]) => unknown): string {
  const lines = text.split('\n');
  act(lines);
  return lines.join('\n');
}

function change(lines: string[], roll: (below: number) => number, act: (line: string) => string): void {
  const at = roll(lines.length);
  lines[at] = act(lines[at] ?? '');
}

function onWord(
  text: string,
  roll: (below: number) => number,
  words: RegExp,
  act: (word: string) => string,
): string {
  const found = [...text.matchAll(words)];
  const one = found[roll(Math.max(1, found.length))];
  if (one === undefined) return text;
  return text.slice(0, one.index) + act(one[0]) + text.slice(one.index + one[0].length);
}

function insert(text: string, roll: (below: number) => number, what: string): string {
  const at = roll(text.length + 1);
  return text.slice(0, at) + what + text.slice(at);
}

/** Fails on a number that JSON cannot hold. */
function expectFinite(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) expectFinite(member);
}

/** Fails where a name leads nowhere: what loads must be fit to run. */
function expectWhole({
  threats,
  places,
  launchSites,
  volleys,
  catalogue,
  earlyWarning,
  batteries,
  pointDefences,
}: ResolvedScenario): void {
  const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
  const known = { at: ids(places), from: ids(launchSites), volley: ids(volleys), classId: ids(catalogue) };
  for (const threat of threats) {
    for (const key of ['at', 'from', 'volley', 'classId'] as const)
      expect(known[key].has(threat[key])).toBe(true);
  }
  for (const { after } of volleys) expect(after === undefined || known.volley.has(after)).toBe(true);
  expect(earlyWarning === undefined || known.classId.has(earlyWarning.system)).toBe(true);
  for (const battery of batteries) {
    const { radar, tracker, identification, commandPost, equipment, launcherGroups, states, deployment } =
      battery;
    const entries = [radar, tracker, identification, commandPost, equipment];
    for (const id of [...entries, ...launcherGroups.map(({ interceptor }) => interceptor)])
      expect(known.classId.has(id)).toBe(true);
    // States by date, or a deployment that they follow from: one of them, and never both.
    expect(states.length > 0).toBe(deployment === undefined);
    for (const { after } of deployment?.tasks ?? [])
      for (const id of after) expect(deployment?.tasks.some((task) => task.id === id)).toBe(true);
  }
  for (const { place } of pointDefences) expect(known.at.has(place)).toBe(true);
}

describe(`${MUTANTS} damaged scenarios`, () => {
  it('each load, or are refused with file, line and column; none crashes or takes 2 s', {
    timeout: 1_200_000,
  }, () => {
    const catalogue = shippedCatalogue();
    let refused = 0;
    let slowest_ms = 0;
    for (let seed = FIRST; seed < FIRST + MUTANTS; seed += 1) {
      const text = mutant(seed);
      const cpu = process.cpuUsage();
      let outcome: ReturnType<typeof loadScenario>;
      try {
        outcome = loadScenario('m.yaml', {
          readFile: (path) => ({ ok: true, text: shipped.get(path) ?? text }),
          catalogue,
          shippedPath: scenarioPath,
        });
      } catch (error) {
        throw new Error(`mutant ${seed} (TESTUDO_FUZZ_FIRST=${seed} TESTUDO_FUZZ=1)`, { cause: error });
      }
      const used = process.cpuUsage(cpu);
      slowest_ms = Math.max(slowest_ms, (used.user + used.system) / 1000);
      if (outcome.ok) {
        expectFinite(outcome.scenario);
        expectWhole(outcome.scenario);
        continue;
      }
      refused += 1;
      const lines = (file: string): number =>
        (file === 'm.yaml' ? text : (shipped.get(file) ?? '')).split('\n').length;
      const bad = outcome.problems.find(
        ({ file, line, column, message }) =>
          !(file === 'm.yaml' || shipped.has(file)) ||
          line < 1 ||
          line > lines(file) ||
          column < 1 ||
          message === '',
      );
      if (outcome.problems.length === 0 || bad !== undefined) {
        throw new Error(
          `mutant ${seed}: ${bad === undefined ? 'refused for no reason' : formatProblem(bad)}`,
        );
      }
    }
    console.log(`${refused} of ${MUTANTS} refused, slowest ${slowest_ms.toFixed(0)} ms`);
    expect(slowest_ms).toBeLessThan(2000);
    // Damage that is never noticed, or always, would be a test of nothing.
    if (MUTANTS >= 1000) expect(refused).toBeGreaterThan(MUTANTS / 2);
    if (MUTANTS >= 1000) expect(refused).toBeLessThan(MUTANTS);
  });
});
