import type { Spot } from '@testudo/core/scenario';
import type { InputEntry, InputNode, InputProblems } from './input-node.js';

/** Deeper nesting than this is no input of ours. */
const DEEPEST = 64;

/**
 * Reads JSON (RFC 8259) into a tree that knows where everything stands; undefined after adding what is wrong.
 *
 * Stricter than `JSON.parse` where a mistake would go unnoticed: a key given twice and a number too large for a
 * float64 are problems.
 */
export function readJson(file: string, text: string, problems: InputProblems): InputNode | undefined {
  try {
    return new JsonReader(file, text, problems).document();
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    problems.add(error.spot, [], error.message, error.found, error.wanted);
    return undefined;
  }
}

class SyntaxFault extends Error {
  readonly spot: Spot;
  readonly found: string;
  readonly wanted: string;

  constructor(spot: Spot, message: string, found: string, wanted: string) {
    super(message);
    this.spot = spot;
    this.found = found;
    this.wanted = wanted;
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /[^\s,:[\]{}"]+/y;
const PLAIN_CHARACTERS = /[^"\\\p{Cc}]+/uy;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class JsonReader {
  private readonly file: string;
  private readonly text: string;
  private readonly problems: InputProblems;
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private depth = 0;

  constructor(file: string, text: string, problems: InputProblems) {
    this.file = file;
    this.text = text;
    this.problems = problems;
  }

  document(): InputNode {
    this.space();
    if (this.at === this.text.length) throw this.fault('the input is empty', 'nothing', 'JSON');
    const node = this.value([]);
    this.space();
    if (this.at < this.text.length)
      throw this.fault('text after the end of the input', this.rest(), 'nothing more');
    return node;
  }

  private value(path: readonly string[]): InputNode {
    const spot = this.spot();
    switch (this.text[this.at]) {
      case '{':
        return this.group(spot, path);
      case '[':
        return this.list(spot, path);
      case '"':
        return { kind: 'value', value: this.string(), spot };
      default:
        return { kind: 'value', value: this.numberOrWord(spot, path), spot };
    }
  }

  private group(spot: Spot, path: readonly string[]): InputNode {
    const entries = new Map<string, InputEntry>();
    this.enclosed('}', () => {
      const keySpot = this.spot();
      if (this.text[this.at] !== '"')
        throw this.fault('a key is missing', this.rest(), 'a name in quotation marks');
      const key = this.string();
      this.space();
      if (!this.take(':')) throw this.fault('a colon is missing after the key', this.rest(), ':');
      this.space();
      const here = [...path, key];
      const value = this.value(here);
      const earlier = entries.get(key);
      if (earlier === undefined) entries.set(key, { keySpot, value });
      else this.problems.add(keySpot, here, `this key is here twice, first on line ${earlier.keySpot.line}`);
    });
    return { kind: 'group', entries, spot };
  }

  private list(spot: Spot, path: readonly string[]): InputNode {
    const items: InputNode[] = [];
    this.enclosed(']', () => {
      items.push(this.value([...path, String(items.length)]));
    });
    return { kind: 'list', items, spot };
  }

  /** What stands between brackets, parted by commas. */
  private enclosed(end: string, member: () => void): void {
    this.depth++;
    if (this.depth > DEEPEST) throw this.fault(`the nesting is deeper than ${DEEPEST} levels`, '', '');
    this.at++;
    this.space();
    if (!this.take(end)) {
      for (;;) {
        member();
        this.space();
        if (this.take(end)) break;
        if (!this.take(',')) throw this.fault('a comma or the end is missing', this.rest(), `, or ${end}`);
        this.space();
        if (this.text[this.at] === end)
          throw this.fault('a comma with nothing after it', this.rest(), `no comma before ${end}`);
      }
    }
    this.depth--;
  }

  private string(): string {
    const spot = this.spot();
    this.at++;
    let value = '';
    for (;;) {
      value += this.match(PLAIN_CHARACTERS);
      const character = this.text[this.at];
      if (character === '"') {
        this.at++;
        return value;
      }
      if (character === undefined || character === '\n') {
        throw new SyntaxFault(spot, 'a text without its closing quotation mark', '', '"');
      }
      if (character !== '\\') throw this.fault('a control character in a text', '', 'an escape such as \\n');
      value += this.escape();
    }
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? '';
    const plain = ESCAPES.get(letter);
    if (plain !== undefined) {
      this.at += 2;
      return plain;
    }
    const digits = this.text.slice(this.at + 2, this.at + 6);
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(digits)) {
      throw this.fault(
        'an escape that JSON does not know',
        `\\${letter}`,
        '\\n, \\t, \\", \\\\ or \\u with four digits',
      );
    }
    this.at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  private numberOrWord(spot: Spot, path: readonly string[]): number | boolean | null {
    const begin = this.at;
    const digits = this.match(NUMBER);
    const rest = this.match(WORD);
    if (digits !== '' && rest === '') {
      const value = Number(digits);
      if (!Number.isFinite(value)) this.problems.add(spot, path, 'a number too large to be held', digits);
      return value;
    }
    const word = WORDS.get(rest);
    if (digits === '' && word !== undefined) return word;
    this.at = begin;
    throw this.fault(
      'not valid JSON',
      this.rest(),
      'a value: a number, a text in quotation marks, a list or a group',
    );
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private space(): void {
    for (; ; this.at++) {
      const character = this.text[this.at];
      if (character === '\n') {
        this.line++;
        this.lineStart = this.at + 1;
      } else if (character !== ' ' && character !== '\t' && character !== '\r') return;
    }
  }

  private spot(): Spot {
    return { file: this.file, line: this.line, column: this.at - this.lineStart + 1 };
  }

  private rest(): string {
    const rest =
      this.text
        .slice(this.at, this.at + 24)
        .split('\n')[0]
        ?.trim() ?? '';
    return rest === '' ? 'nothing' : rest;
  }

  private fault(message: string, found: string, wanted: string): SyntaxFault {
    return new SyntaxFault(this.spot(), message, found, wanted);
  }
}
