import { InvariantError } from '@testudo/core/numerics';
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import {
  coloursFor,
  didYouMean,
  displayWidth,
  plainText,
  prettyJson,
  Refusal,
  reportFailure,
  table,
  widthOf,
  wrap,
  wrapText,
} from './index.js';

describe('text for a terminal', () => {
  it('loses what could move the cursor, change colours or turn the writing direction', () => {
    expect(plainText('a\u001b[31mb\u0007\r\nc\u202ed\u2066e')).toBe('a [31mb c d e');
    expect(plainText('Erbil – أربيل 🐢')).toBe('Erbil – أربيل 🐢');
  });

  it.each([
    ['abc', 3],
    ['ä', 1],
    ['a\u0308', 1],
    ['漢字', 4],
    ['🐢', 2],
    ['\u001b[31mred\u001b[39m', 3],
  ])('%j takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });

  it('is wrapped at spaces, with hanging lines, and keeps long words whole', () => {
    expect(wrap('  one two three', 9, '    ')).toEqual(['  one two', '    three']);
    expect(wrap('short averyveryverylongword end', 10)).toEqual(['short', 'averyveryverylongword', 'end']);
    expect(wrapText('a b\n  c d', 3)).toBe('a b\n  c\n  d');
    expect(wrap('', 10)).toEqual(['']);
  });
});

describe('a table', () => {
  const columns = [{ title: 'name' }, { title: 'n', align: 'right' }] as const;
  it('lines numbers up on the right and wraps the first column', () => {
    expect(
      table(
        columns,
        [
          ['a', '1'],
          ['bc', '10'],
        ],
        40,
      ),
    ).toBe('name   n\n────  ──\na      1\nbc    10');
  });
  it('becomes blocks where it cannot fit', () => {
    const wide = [{ title: 'name' }, { title: 'value' }];
    expect(table(wide, [['a name of some length', 'x'.repeat(30)]], 40)).toBe(
      `a name of some length\n  value: ${'x'.repeat(30)}`,
    );
  });
});

describe('suggestions', () => {
  const known = ['height_m', 'latitude_deg', 'trajectory'];
  it.each([
    ['height_km', 'height_m'],
    ['trajectroy', 'trajectory'],
    ['Latitude_deg', 'latitude_deg'],
    ['traj', 'trajectory'],
  ])('%s: did you mean %s?', (typed, meant) => expect(didYouMean(typed, known)).toContain(`"${meant}"`));
  it('are not made for anything', () => expect(didYouMean('banana', known)).toBe(''));
  it('are the name that was begun, before one that is as long', () => {
    expect(didYouMean('iraq-2020/jan', ['iraq-2020/taji', 'iraq-2020/january'])).toContain('january');
    expect(didYouMean('iraq', ['iraq-2020/taji', 'iraq-2020/january'])).toBe('');
  });
});

describe('colours', () => {
  const red = (tty: boolean, env: Record<string, string>) => coloursFor({ isTTY: tty }, env).red('x') !== 'x';
  it('are for people at a terminal, and as NO_COLOR and FORCE_COLOR say', () => {
    expect(red(true, {})).toBe(true);
    expect(red(false, { CI: '1' })).toBe(false);
    expect(red(true, { NO_COLOR: '1' })).toBe(false);
    expect(red(true, { NO_COLOR: '' })).toBe(true);
    expect(red(true, { TERM: 'dumb' })).toBe(false);
    expect(red(false, { FORCE_COLOR: '1' })).toBe(true);
  });
});

describe('width', () => {
  it('is the terminal’s, else that of COLUMNS, else 80, and never absurd', () => {
    expect(widthOf(40, '70')).toBe(40);
    expect(widthOf(undefined, '70')).toBe(70);
    expect(widthOf(undefined, 'wide')).toBe(80);
    expect(widthOf(0, undefined)).toBe(80);
    expect(widthOf(3, undefined)).toBe(20);
    expect(widthOf(900, undefined)).toBe(110);
  });
});

describe('prettyJson', () => {
  it('says what JSON.stringify says, in other lines', () => {
    const value = {
      a: [1, -2.5e-7, null],
      'b "c"': [{ d: '[ x ]' }, []],
      e: {},
      f: undefined,
      g: [[1, 2], [3]],
    };
    expect(JSON.parse(prettyJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    expect(prettyJson({ v: [1, 2, 3] })).toBe('{\n  "v": [1, 2, 3]\n}');
    expect(prettyJson({ 'a\u001b': ['b\u202e', '\ud800'] })).toBe('{\n  "a ": ["b ", " "]\n}');
  });
});

describe('reportFailure', () => {
  const said: string[] = [];
  const terminal = {
    width: 80,
    colours: coloursFor({}, {}),
    errorColours: coloursFor({}, {}),
    out: () => {
      throw new Error('nothing about a failure belongs into the results');
    },
    err: (text: string) => void said.push(text),
  };

  it('knows our bugs from the user’s mistakes, and prints no control characters', () => {
    expect(reportFailure(new InvariantError('a step\u001b[2J of zero'), terminal)).toBe(3);
    expect(said[0]).toContain('This is a bug of Testudo');
    expect(said.at(-1)).toContain('InvariantError: a step [2J of zero');
    said.length = 0;
    expect(reportFailure(new Refusal('x.yaml: no'), terminal)).toBe(1);
    expect(reportFailure(new CommanderError(1, 'commander.unknownCommand', 'no'), terminal)).toBe(2);
    expect(reportFailure(new CommanderError(0, 'commander.helpDisplayed', ''), terminal)).toBe(0);
    expect(said).toEqual(['x.yaml: no']);
  });
});
