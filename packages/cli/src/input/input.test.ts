import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InputNode, InputProblems, readCsv, readJson } from './index.js';

function plain(node: InputNode): unknown {
  switch (node.kind) {
    case 'value':
      return node.value;
    case 'list':
      return node.items.map(plain);
    case 'group':
      return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plain(value)]));
  }
}

function read(text: string): { value?: unknown; problems: string[] } {
  const problems = new InputProblems();
  const node = readJson('f', text, problems);
  const said = problems.sorted().map(({ line, column, message }) => `${line}:${column} ${message}`);
  return { ...(node === undefined ? {} : { value: plain(node) }), problems: said };
}

describe('readJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(3), (text, indent) => {
        const again = JSON.stringify(JSON.parse(text), undefined, indent);
        // A key called __proto__ means something to JSON.parse's callers, and DEL may stand bare in JSON, not here.
        fc.pre(!again.includes('__proto__') && !/\p{Cc}/u.test(again.replaceAll('\n', '')));
        // JSON has −0, and so has the reader; toEqual would tell them apart from 0.
        expect(read(again)).toEqual({ value: JSON.parse(again), problems: [] });
      }),
    );
  });

  it.each([
    ['', '1:1 the input is empty'],
    ['{"a": 1,}', '1:9 a comma with nothing after it'],
    ['{"a": 1\n "b": 2}', '2:2 a comma or the end is missing'],
    ['{"a" 1}', '1:6 a colon is missing after the key'],
    ['{a: 1}', '1:2 a key is missing'],
    ['[01]', '1:2 not valid JSON'],
    ['[+1]', '1:2 not valid JSON'],
    ['[1.]', '1:2 not valid JSON'],
    ['[.5]', '1:2 not valid JSON'],
    ['[NaN]', '1:2 not valid JSON'],
    ['[1] 2', '1:5 text after the end of the input'],
    ['"ab', '1:1 a text without its closing quotation mark'],
    ['"a\\x"', '1:3 an escape that JSON does not know'],
    ['{"a": 1, "a": 2}', '1:10 this key is here twice, first on line 1'],
    ['[1e999]', '1:2 a number too large to be held'],
    ['['.repeat(100_000), '1:65 the nesting is deeper than 64 levels'],
  ])('refuses a text with: %#', (text, problem) => {
    expect(read(text).problems).toEqual([problem]);
  });
});

describe('readCsv', () => {
  const rows = (text: string) => {
    const problems = new InputProblems();
    const nodes = readCsv('f', text, problems);
    return (
      nodes?.map(plain) ??
      problems.sorted().map(({ line, column, message }) => `${line}:${column} ${message}`)
    );
  };

  it('makes a group of each row, with groups inside for dotted headers', () => {
    expect(rows('from.latitude_deg,from.longitude_deg,note\r\n1.5,-2e1,"a ""b"",\nc"\r\n3,,x\r\n')).toEqual([
      { from: { latitude_deg: 1.5, longitude_deg: -20 }, note: 'a "b",\nc' },
      { from: { latitude_deg: 3 }, note: 'x' },
    ]);
  });

  it.each([
    ['', '1:1 the table has no rows'],
    ['a,b\n1\n', '2:1 a row with another number of cells than the header'],
    ['a,a\n1,2\n', '1:3 this column is here twice'],
    ['a,a.b\n1,2\n', '1:1 this column and "a.b" contradict each other'],
    ['a\n"1\n', '2:1 a cell without its closing quotation mark'],
    ['a\n"1"2\n', '2:4 text after a closing quotation mark'],
  ])('refuses %j', (text, problem) => {
    expect(rows(text)).toEqual([problem]);
  });

  it('keeps what is no finite number as text, for the field to refuse', () => {
    expect(rows('a\n1e999\n')).toEqual([{ a: '1e999' }]);
  });
});
