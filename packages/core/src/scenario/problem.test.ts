import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLimits, grouped, parseLimit } from './limits.js';
import { excerpt, formatProblem, ProblemList, withoutControls } from './problem.js';
import { lineIndex } from './source-text.js';
import { didYouMean, nearest } from './suggest.js';

const spot = { file: 'f', line: 3, column: 4 };

describe('formatProblem', () => {
  it('leaves out what is not said', () => {
    const problem = { ...spot, path: 'a.b', message: 'wrong', found: '1', wanted: '2' };
    expect(formatProblem(problem)).toBe('f:3:4: a.b: wrong (found 1, wanted 2)');
    expect(formatProblem({ ...problem, path: '', found: '' })).toBe('f:3:4: wrong (wanted 2)');
    expect(formatProblem({ ...problem, found: '', wanted: '' })).toBe('f:3:4: a.b: wrong');
  });

  it('lets nothing through that a terminal would act on', () => {
    expect(withoutControls('a\x1b[31mb\u202ec\u0007\u009b')).toBe('a [31mb c');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be gone
        expect(excerpt(text)).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

describe('ProblemList', () => {
  it('says each problem once, in the order of the files and lines', () => {
    const list = new ProblemList();
    list.add({ file: 'b', line: 1, column: 1 }, [], 'x');
    list.add({ file: 'a', line: 10, column: 1 }, [], 'x');
    list.add({ file: 'a', line: 9, column: 2 }, [], 'x');
    list.add({ file: 'a', line: 9, column: 2 }, [], 'x');
    expect(list.sorted(['b', 'a']).map(({ file, line }) => [file, line])).toEqual([
      ['b', 1],
      ['a', 9],
      ['a', 10],
    ]);
  });

  it('keeps a thousand and counts the rest', () => {
    const list = new ProblemList();
    for (let line = 1; line <= 1234; line += 1) list.add({ file: 'f', line, column: 1 }, [], 'x');
    expect(list.sorted()).toHaveLength(1001);
    expect(list.sorted().at(-1)?.message).toBe('and 234 more problems');
  });
});

describe('nearest', () => {
  it('forgives one slip in a short word and more in a long one', () => {
    expect(nearest('radios', ['radius', 'name'])).toBe('radius');
    expect(nearest('lauchMass', ['launchMass', 'burnTime'])).toBe('launchMass');
    expect(nearest('burnTmie', ['launchMass', 'burnTime'])).toBe('burnTime');
    expect(nearest('Latitude_Deg', ['latitude_deg'])).toBe('latitude_deg');
    expect(nearest('xyz', ['radius', 'name'])).toBeUndefined();
    expect(didYouMean('xyz', ['radius'])).toBe('');
  });
});

describe('parseLimit', () => {
  it('reads NAME=NUMBER', () => {
    expect(parseLimit('nodes=200000')).toEqual({ ok: true, limits: { nodes: 200_000 } });
    for (const text of [
      'nodes',
      'nodes=',
      'nodes=-1',
      'nodes=1e9',
      'knots=5',
      'depth=0',
      'depth=201',
      '=5',
    ]) {
      expect(parseLimit(text).ok).toBe(false);
    }
  });

  it('groups digits by threes', () => {
    expect([0, 12, 123, 1234, 1_234_567].map(grouped)).toEqual(['0', '12', '123', '1,234', '1,234,567']);
    expect(grouped(defaultLimits.size)).toBe('5,000,000');
  });
});

describe('lineIndex', () => {
  it('agrees with counting line ends one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', 'é', '\r\n')), fc.nat({ max: 40 }), (parts, at) => {
        const text = parts.join('');
        const offset = Math.min(at, text.length);
        const before = text.slice(0, offset).split('\n');
        expect(lineIndex('f', text).spotAt(offset)).toEqual({
          file: 'f',
          line: before.length,
          column: (before.at(-1) ?? '').length + 1,
        });
      }),
    );
  });
});
