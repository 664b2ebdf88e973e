import { describe, expect, it } from 'vitest';
import { type LayerReading, layOver, readLayers } from './extends.js';
import { isAbsolutePath, pathBeside } from './file-path.js';
import { defaultLimits } from './limits.js';
import { formatHistory } from './migrations.js';
import { formatProblem, ProblemList } from './problem.js';
import { locate, plainOf, type SourceNode } from './source-tree.js';

const HEAD = 'format: 1\nkind: scenario\n';

function read(
  files: { readonly [path: string]: string },
  shippedPath?: (name: string) => string | undefined,
) {
  const problems = new ProblemList();
  const reading: LayerReading = {
    readFile: (path) => {
      const text = new Map(Object.entries(files)).get(path);
      return text === undefined
        ? { ok: false, reason: 'there is no such file' }
        : { ok: true, text: HEAD + text };
    },
    limits: defaultLimits,
    problems,
    history: formatHistory,
    files: [],
    spent: { nodes: 0 },
    ...(shippedPath === undefined ? {} : { shippedPath }),
  };
  const root = readLayers('a/top.yaml', 'scenario', reading);
  return { root, files: reading.files, problems: problems.sorted().map(formatProblem) };
}

function plain(root: SourceNode | undefined): unknown {
  return root === undefined ? undefined : JSON.parse(JSON.stringify(plainOf(root)));
}

describe('extends', () => {
  it('merges mappings, replaces the rest and takes away what is empty', () => {
    const { root, files } = read({
      'a/top.yaml': 'extends: ../base.yaml\nid: top\nplaces: {x: {name: New, tags: [3]}, gone: ~}\n',
      'base.yaml':
        'id: base\ntitle: Base\nplaces: {x: {name: Old, kept: 1, tags: [1, 2]}, gone: {name: G}}\n',
    });
    expect(plain(root)).toEqual({
      format: 1,
      kind: 'scenario',
      id: 'top',
      title: 'Base',
      places: { x: { name: 'New', kept: 1, tags: [3] } },
    });
    expect(files).toEqual(['a/top.yaml', 'base.yaml']);
  });

  it('puts a value in place of a whole range, and a range in place of a value, with its own source', () => {
    const over = (top: string, base: string) => {
      const { root } = read({
        'a/top.yaml': `extends: base.yaml\nq: ${top}\n`,
        'a/base.yaml': `q: ${base}\n`,
      });
      return (plain(root) as { q: unknown }).q;
    };
    const range =
      '{low: 1, nominal: 2, high: 4, unit: km, distribution: uniform, source: a, confidence: cited, note: n}';
    const value = '{value: 3, unit: km, source: a, confidence: cited, note: n}';
    expect(over('{value: 5, confidence: assumed}', range)).toEqual({
      value: 5,
      unit: 'km',
      confidence: 'assumed',
    });
    expect(over('{value: 5, unit: m, confidence: assumed}', range)).toMatchObject({ value: 5, unit: 'm' });
    expect(over('{low: 2, high: 5, confidence: weak, source: b}', value)).toEqual({
      low: 2,
      high: 5,
      unit: 'km',
      confidence: 'weak',
      source: 'b',
    });
    // Of the same form, or without a number: key by key.
    expect(over('{high: 5}', range)).toMatchObject({ low: 1, nominal: 2, high: 5, source: 'a', note: 'n' });
    expect(over('{value: 4}', value)).toMatchObject({ value: 4, unit: 'km', source: 'a' });
    expect(over('{note: m}', range)).toMatchObject({ low: 1, high: 4, note: 'm', source: 'a' });
    // No quantity: facts have a value and ends of their own.
    expect(over('{value: 5}', '{what: fired, low: 1, high: 2}')).toEqual({
      what: 'fired',
      value: 5,
      low: 1,
      high: 2,
    });
  });

  it('keeps for each value the file and line that it came from', () => {
    const { root } = read({
      'a/top.yaml': 'extends: base.yaml\nplaces:\n  x: {name: New}\n',
      'a/base.yaml': 'title: T\nplaces:\n  x:\n    kept: 1\n',
    });
    if (root === undefined) throw new Error('not read');
    expect(locate(root, ['places', 'x', 'name']).spot).toEqual({ file: 'a/top.yaml', line: 5, column: 13 });
    expect(locate(root, ['places', 'x', 'kept']).spot).toEqual({ file: 'a/base.yaml', line: 6, column: 11 });
    expect(locate(root, ['title']).spot.file).toBe('a/base.yaml');
  });

  it('takes a shipped scenario by its name', () => {
    const { root } = read({ 'a/top.yaml': 'extends: iraq/raid\n', '/lib/raid.yaml': 'id: raid\n' }, (name) =>
      name === 'iraq/raid' ? '/lib/raid.yaml' : undefined,
    );
    expect(plain(root)).toMatchObject({ id: 'raid' });
  });

  it('is the same in one step or in two', () => {
    const base = {
      'c.yaml': 'id: c\nn: {p: 1, q: 1, r: 1}\n',
      'a/b.yaml': 'extends: ../c.yaml\nn: {q: 2, r: ~}\n',
    };
    const { root: two } = read({ ...base, 'a/top.yaml': 'extends: b.yaml\nn: {p: 3}\n' });
    expect(plain(two)).toMatchObject({ id: 'c', n: { p: 3, q: 2 } });
    const { root: lower } = read({ ...base, 'a/top.yaml': 'extends: b.yaml\n' });
    const { root: upper } = read({ 'a/top.yaml': 'n: {p: 3}\n' });
    if (lower === undefined || upper === undefined) throw new Error('not read');
    expect(plain(layOver(lower, upper))).toEqual(plain(two));
  });

  const refusals: readonly (readonly [
    name: string,
    files: { readonly [path: string]: string },
    problem: string,
  ])[] = [
    [
      'itself',
      { 'a/top.yaml': 'extends: top.yaml\n' },
      'a/top.yaml:3:10: extends: files extend one another in a circle (found a/top.yaml → a/top.yaml, wanted a file that stands alone)',
    ],
    [
      'what is missing',
      { 'a/top.yaml': 'extends: no.yaml\n' },
      'a/top.yaml:3:10: cannot read a/no.yaml: there is no such file',
    ],
    [
      'what is not shipped',
      { 'a/top.yaml': 'extends: iraq/no\n' },
      'a/top.yaml:3:10: extends: no scenario of this name is shipped (found "iraq/no", wanted a path beside this file (base.yaml, ../base.yaml) or the name of a shipped scenario)',
    ],
    [
      'the root of the disk',
      { 'a/top.yaml': 'extends: /etc/x.yaml\n' },
      'a/top.yaml:3:10: extends: a path from the root of the disk would not mean the same elsewhere (found "/etc/x.yaml", wanted a path beside this file (base.yaml, ../base.yaml) or the name of a shipped scenario)',
    ],
  ];
  for (const [name, files, problem] of refusals) {
    it(`refuses to extend ${name}`, () => {
      expect(read(files).problems).toEqual([problem]);
    });
  }

  it('counts the keys of all files together', () => {
    const many = Array.from({ length: 12_000 }, (_, i) => `k${i}: 1`).join('\n');
    const { problems } = read({ 'a/top.yaml': `extends: b.yaml\n${many}`, 'a/b.yaml': many });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^a\/top.yaml:3:10: .*"nodes" of 40,000; --limit nodes=N lifts it \(found 48,\d+ in all files\)$/,
    );
  });

  it('refuses a tower of files', () => {
    const files: { [path: string]: string } = { 'a/top.yaml': 'extends: f0.yaml\n' };
    for (let i = 0; i < 20; i += 1) files[`a/f${i}.yaml`] = `extends: f${i + 1}.yaml\n`;
    expect(read(files).problems[0]).toMatch(/extends: files laid over .* "layers" of 8; --limit layers=N/);
  });
});

describe('pathBeside', () => {
  it('works off dots and both kinds of slash', () => {
    expect(pathBeside('a/b/c.yaml', '../d.yaml')).toBe('a/d.yaml');
    expect(pathBeside('c.yaml', './d.yaml')).toBe('d.yaml');
    expect(pathBeside('c.yaml', '../../d.yaml')).toBe('../../d.yaml');
    expect(pathBeside('/x/c.yaml', '../../d.yaml')).toBe('/../d.yaml');
    expect(pathBeside('C:\\x\\c.yaml', 'y\\d.yaml')).toBe('C:/x/y/d.yaml');
  });
  it('knows absolute paths', () => {
    expect(['/a', '\\a', 'C:\\a', 'https://a', 'a/b', '../a', 'a:b'].map(isAbsolutePath)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      true,
    ]);
  });
});
