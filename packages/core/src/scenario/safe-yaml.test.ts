import { describe, expect, it } from 'vitest';
import type { LoadLimits } from './limits.js';
import { loadScenario } from './load.js';
import { formatProblem } from './problem.js';

const HEAD = 'format: 1\nkind: scenario\n';

/**
 * The problems of a text, a line each, and how long the refusal took. Fails the test where the text is not refused.
 *
 * The time is the process's own where the machine is busy with other things too.
 */
function refusal(
  text: string,
  limits: Partial<LoadLimits> = {},
): { readonly all: string; readonly ms: number } {
  const begin = performance.now();
  const cpu = process.cpuUsage();
  const loaded = loadScenario('f.yaml', { readFile: () => ({ ok: true, text }), catalogue: [], limits });
  const used = process.cpuUsage(cpu);
  const ms = Math.min(performance.now() - begin, (used.user + used.system) / 1000);
  if (loaded.ok) throw new Error('not refused');
  expect(loaded.problems.length).toBeGreaterThan(0);
  for (const problem of loaded.problems) {
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.column).toBeGreaterThanOrEqual(1);
    expect(problem.message).not.toBe('');
  }
  return { all: loaded.problems.map(formatProblem).join('\n'), ms };
}

function lines(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join('\n');
}

const DEPTH =
  /^f\.yaml:\d+:\d+: the nesting is deeper than the limit "depth" of 64; --limit depth=N lifts it$/m;
const NODES =
  /^f\.yaml:\d+:\d+: .*keys and values are more than the limit "nodes" of 40,000; --limit nodes=N lifts it$/m;

const attacks: readonly (readonly [name: string, text: string, problem: RegExp])[] = [
  ['100,000 open brackets', '['.repeat(100_000), DEPTH],
  ['100,000 open braces', '{a: '.repeat(100_000), DEPTH],
  ['brackets closed in quotes only', '[ "]" , '.repeat(100_000), DEPTH],
  ['brackets closed in comments only', '[ # ]\n '.repeat(50_000), DEPTH],
  ['100,000 dashes on a line', '- '.repeat(100_000), DEPTH],
  ['100,000 question marks on a line', '? '.repeat(100_000), DEPTH],
  ['100,000 keys in one another on a line', 'a: '.repeat(100_000), DEPTH],
  ['3,000 levels of indentation', lines(3000, (i) => `${' '.repeat(i)}a:`), DEPTH],
  ['3,000 levels of lists', lines(3000, (i) => `${' '.repeat(i)}-`), DEPTH],
  [
    'half in blocks, half in brackets',
    `${lines(40, (i) => `${' '.repeat(i)}a:`)}\n${' '.repeat(41)}${'['.repeat(40)}`,
    DEPTH,
  ],
  ['40,000 keys', HEAD + lines(40_000, (i) => `k${i}: 1`), NODES],
  ['40,000 keys in one place', `${HEAD}places:\n${lines(40_000, (i) => `  k${i}: 1`)}`, NODES],
  ['40,000 keys in braces', `${HEAD}places: {${lines(40_000, (i) => `k${i}: 1,`)}}`, NODES],
  ['two million comments', '#\n'.repeat(2_000_000), NODES],
  [
    'a billion laughs',
    `${HEAD}a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n${lines(11, (i) => {
      const [before, here] = ['abcdefghijkl'[i], 'abcdefghijkl'[i + 1]];
      return `${here}: &${here} [${Array(9).fill(`*${before}`).join(', ')}]`;
    })}`,
    NODES,
  ],
  [
    'a chain of aliases',
    `${HEAD}a0: &a0 [1]\n${lines(9000, (i) => `a${i + 1}: &a${i + 1} [*a${i}]`)}`,
    /"depth" of 64/,
  ],
  [
    'an alias within itself',
    `${HEAD}a: &a [*a]`,
    /^f\.yaml:3:8: a\.0: the alias \*a stands inside what it names$/m,
  ],
  ['an alias of nothing', `${HEAD}a: *b`, /^f\.yaml:3:4: a: no anchor &b stands before this alias$/],
  ['100,000 anchors before a value', '&a '.repeat(100_000), /^f\.yaml:1:\d+: too many tags and anchors/],
  ['100,000 tags before a value', '!!str '.repeat(100_000), /^f\.yaml:1:\d+: too many tags and anchors/],
  [
    'a tag that would make an object',
    `${HEAD}a: !!js/function "x"`,
    /^f\.yaml:3:4: a tag that means nothing here/,
  ],
  [
    'bytes as a value',
    `${HEAD}a: !!binary aGVsbG8=`,
    /^f\.yaml:3:13: a: a kind of value that has no place here/,
  ],
  ['4,000 documents', '---\na: 1\n'.repeat(4_000), /^f\.yaml:3:1: a second document in the file/],
  [
    'six million characters',
    'x'.repeat(6_000_000),
    /"size" of 5,000,000; --limit size=N lifts it \(found 6,000,000 char/,
  ],
  ['nothing', '', /^f\.yaml:1:1: the file is empty/],
  ['nothing but space', ' \n\t\n', /^f\.yaml:1:1: the file is empty/],
  [
    'a NUL',
    'format: 1\nid: a\0b',
    /^f\.yaml:2:6: not a text file \(found the character U\+0000, wanted UTF-8 text\)$/,
  ],
  [
    'bytes that are no UTF-8',
    'format: 1\n\ufffd\ufffd',
    /^f\.yaml:2:1: not a text file \(found bytes that are no UTF-8/,
  ],
  ['half a surrogate pair', 'a: \ud800', /^f\.yaml:1:4: not a text file/],
  ['half a surrogate pair by escape', `${HEAD}title: "\\ud800"`, /title: a control character in a text/],
  ['a tab as indentation', 'a:\n\tb: 1', /^f\.yaml:2:1: a tab used for indenting/],
  ['a quote left open', 'format: 1\nid: "a', /^f\.yaml:2:7: not valid YAML: Missing closing "quote/],
  [
    'the key __proto__',
    `${HEAD}__proto__: {a: 1}`,
    /^f\.yaml:3:1: this key is no plain text \(found __proto__/,
  ],
  ['a list as a key', `${HEAD}? [a]\n: 1`, /^f\.yaml:3:3: this key is no plain text/],
  ['merge keys of YAML 1.1', `${HEAD}a: &a {b: 1}\nc: {<<: *a}`, /there is no such key here/],
];

describe('hostile and damaged files', () => {
  for (const [name, text, problem] of attacks) {
    it(`refuses ${name} in its place within 2 s`, () => {
      const { all, ms } = refusal(text);
      expect(all).toMatch(problem);
      expect(ms).toBeLessThan(2000);
    });
  }

  it('takes what the limits name, once they are lifted', () => {
    const deep = `${HEAD}a: ${'['.repeat(80)}${']'.repeat(80)}`;
    expect(refusal(deep).all).toMatch(DEPTH);
    expect(refusal(deep, { depth: 100 }).all).not.toMatch(/depth/);
    const wide = HEAD + lines(60, (i) => `k${i}: 1`);
    expect(refusal(wide, { nodes: 100 }).all).toMatch(/"nodes" of 100;/);
    expect(refusal(wide, { nodes: 200 }).all).not.toMatch(/nodes/);
  });

  it('is within 2 s also where every one of many keys is wrong', () => {
    for (const text of [
      `${HEAD}places:\n${lines(19_000, (i) => `  k${i}: 1`)}`,
      `${HEAD}volleys:\n${lines(9000, (i) => `  v${i}: {after: v${i + 1}}`)}`,
      HEAD + 'a: 1\n'.repeat(19_000),
      'a: "\n'.repeat(9000),
    ]) {
      expect(refusal(text).ms).toBeLessThan(2000);
    }
  });
});
