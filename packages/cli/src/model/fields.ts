import { describe, type InputNode, type InputProblems, numberOrText } from '../input/index.js';
import { didYouMean } from '../terminal/index.js';

/**
 * One thing a calculator is asked: what it means for the help, and how it is read from the input.
 *
 * One declaration serves both, so that the help cannot say anything else than what is checked.
 */
export interface Field<T> {
  /** The kind of value with its unit, for the help: `number, m`. */
  readonly what: string;
  /** One sentence: what it means. */
  readonly about: string;
  /** What is taken where it is left out, in words; undefined where it must be given. */
  readonly otherwise?: string;
  /** The fields of a group. */
  readonly members?: Members;
  /** The value, or undefined after adding what is wrong. */
  readonly read: (node: InputNode, path: readonly string[], problems: InputProblems) => T | undefined;
  /** What is taken where it is left out; absent where it must be given. */
  readonly fallback?: { readonly value: T };
  /** Reads what stands after the flag of this name; absent where it has no flag. */
  readonly fromFlag?: (text: string) => unknown;
}

/** Fields by name, in the order in which the help lists them. */
export interface Members {
  readonly [name: string]: Field<unknown>;
}

/** What a group of fields is read into. */
export type Values<M extends Members> = {
  readonly [Name in keyof M]: M[Name] extends Field<infer T> ? T : never;
};

/** Bounds of a number. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
  /** Must be greater than this. */
  readonly above?: number;
}

/** A finite number; `unit` is '' for a pure number. */
export function number(about: string, unit: string, bounds: Bounds = {}): Field<number> {
  return {
    what: unit === '' ? 'number' : `number, ${unit}`,
    about: `${about}${rangeText(bounds)}`,
    read: (node, path, problems) => {
      const value = node.kind === 'value' ? node.value : undefined;
      const wanted = `a number${unit === '' ? '' : ` in ${unit}`}${rangeText(bounds)}`;
      if (typeof value !== 'number') {
        problems.add(node.spot, path, 'the wrong kind of value', describe(node), wanted);
        return undefined;
      }
      // Reading the text has refused what is too large to be held.
      if (!Number.isFinite(value)) return undefined;
      if (within(value, bounds)) return value;
      problems.add(node.spot, path, 'outside what can be computed', String(value), wanted);
      return undefined;
    },
    fromFlag: numberOrText,
  };
}

function within(value: number, { min, max, above }: Bounds): boolean {
  return (
    value >= (min ?? Number.NEGATIVE_INFINITY) &&
    value <= (max ?? Number.POSITIVE_INFINITY) &&
    value > (above ?? Number.NEGATIVE_INFINITY)
  );
}

function rangeText({ min, max, above }: Bounds): string {
  const bounds = [
    above === undefined ? '' : `above ${short(above)}`,
    min === undefined ? '' : `at least ${short(min)}`,
    max === undefined ? '' : `at most ${short(max)}`,
  ];
  const said = bounds.filter((bound) => bound !== '').join(', ');
  return said === '' ? '' : ` (${said})`;
}

/** 1e9 rather than a row of zeros. */
function short(value: number): string {
  return Math.abs(value) < 1e6 ? String(value) : value.toExponential().replace('e+', 'e');
}

/** One of a few words. */
export function choice<const Word extends string>(about: string, words: readonly Word[]): Field<Word> {
  return {
    what: words.map((word) => `"${word}"`).join(' | '),
    about,
    read: (node, path, problems) => {
      const found = words.find((word) => node.kind === 'value' && node.value === word);
      if (found !== undefined) return found;
      const typed = node.kind === 'value' && typeof node.value === 'string' ? node.value : '';
      const message = `not one of the words it may be${didYouMean(typed, words)}`;
      problems.add(node.spot, path, message, describe(node), words.map((word) => `"${word}"`).join(' or '));
      return undefined;
    },
    fromFlag: (text) => text,
  };
}

/** Three numbers: `names` says what they are. */
export function vector(about: string, names: string, unit: string): Field<readonly [number, number, number]> {
  return {
    what: `[${names}], ${unit}`,
    about,
    read: (node, path, problems) => {
      if (node.kind !== 'list' || node.items.length !== 3) {
        problems.add(node.spot, path, 'the wrong kind of value', describe(node), `[${names}] in ${unit}`);
        return undefined;
      }
      const component = number('', unit);
      const read = node.items.map((one, i) => component.read(one, [...path, String(i)], problems));
      return read.includes(undefined) ? undefined : (read as unknown as readonly [number, number, number]);
    },
    fromFlag: (text) => text.split(',').map((part) => numberOrText(part.trim())),
  };
}

/** One number or a list of them. */
export function numbers(about: string, unit: string, bounds: Bounds = {}): Field<readonly number[]> {
  const one = number(about, unit, bounds);
  return {
    what: `number or list of numbers, ${unit}`,
    about: one.about,
    read: (node, path, problems) => {
      if (node.kind !== 'list') {
        const value = one.read(node, path, problems);
        return value === undefined ? undefined : [value];
      }
      const read = node.items.map((each, i) => one.read(each, [...path, String(i)], problems));
      if (read.length === 0) problems.add(node.spot, path, 'an empty list', '', 'at least one number');
      return read.length === 0 || read.includes(undefined) ? undefined : (read as number[]);
    },
    fromFlag: (text) =>
      text.includes(',') ? text.split(',').map((part) => numberOrText(part.trim())) : numberOrText(text),
  };
}

/** A group of fields; keys that nobody knows are refused with a suggestion. */
export function group<M extends Members>(about: string, members: M): Field<Values<M>> {
  return {
    what: 'group',
    about,
    members,
    read: (node, path, problems) => readMembers(node, path, members, problems),
  };
}

/** A field that may be left out, with the value then taken and how the help says so. */
export function optional<T>(field: Field<T>, value: T, otherwise: string): Field<T> {
  return { ...field, fallback: { value }, otherwise };
}

/** A field that may be left out; the help says what that means. */
export function maybe<T>(field: Field<T>, otherwise: string): Field<T | undefined> {
  return { ...field, fallback: { value: undefined }, otherwise };
}

/** A group of which every field has a fallback may be left out as a whole. */
export function optionalGroup<M extends Members>(about: string, members: M): Field<Values<M>> {
  return {
    ...group(about, members),
    fallback: { value: fallbacksOf(members) },
    otherwise: 'as its fields say',
  };
}

function fallbacksOf<M extends Members>(members: M): Values<M> {
  return Object.fromEntries(
    Object.entries(members).map(([name, field]) => [name, field.fallback?.value]),
  ) as Values<M>;
}

/** Reads a group of keys, with every problem there is. */
export function readMembers<M extends Members>(
  node: InputNode,
  path: readonly string[],
  members: M,
  problems: InputProblems,
): Values<M> | undefined {
  const names = Object.keys(members);
  if (node.kind !== 'group') {
    problems.add(
      node.spot,
      path,
      'the wrong kind of value',
      describe(node),
      `a group with ${names.join(', ')}`,
    );
    return undefined;
  }
  for (const [key, { keySpot }] of node.entries) {
    if (Object.hasOwn(members, key)) continue;
    const message = `there is no such key here${didYouMean(key, names)}`;
    problems.add(keySpot, [...path, key], message, `"${key}"`, `one of ${names.join(', ')}`);
  }
  const values: [string, unknown][] = [];
  let complete = true;
  for (const [name, field] of Object.entries(members)) {
    const entry = node.entries.get(name);
    if (entry !== undefined) {
      const value = field.read(entry.value, [...path, name], problems);
      complete &&= value !== undefined;
      values.push([name, value]);
    } else if (field.fallback !== undefined) values.push([name, field.fallback.value]);
    else {
      problems.add(node.spot, [...path, name], `"${name}" is missing`, 'nothing', field.what);
      complete = false;
    }
  }
  return complete ? (Object.fromEntries(values) as Values<M>) : undefined;
}
