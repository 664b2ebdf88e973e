import type * as z from 'zod/mini';
import type { ProblemList } from './problem.js';
import { describe, locate, plainOf, type SourceNode, textOf } from './source-tree.js';
import { didYouMean } from './suggest.js';

type Schema = z.core.$ZodType;
type Issue = z.core.$ZodIssue;

/** Checks the tree against a schema and adds a problem, in its place in the file, for everything that differs. */
export function checkShape(
  root: SourceNode,
  schema: {
    safeParse(value: unknown): { readonly error?: { readonly issues: readonly Issue[] } | undefined };
  },
  problems: ProblemList,
): void {
  const result = schema.safeParse(plainOf(root));
  for (const issue of result.error?.issues ?? [])
    addIssue(root, schema as unknown as Schema, issue, problems);
}

function addIssue(root: SourceNode, schema: Schema, issue: Issue, problems: ProblemList): void {
  const located = locate(root, issue.path);
  const found = located.node === undefined ? 'nothing' : describe(located.node);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, issue.path);
      for (const key of issue.keys) {
        const at = locate(root, issue.path);
        const entry = at.node?.kind === 'mapping' ? at.node.entries.get(key) : undefined;
        problems.add(
          entry?.keySpot ?? at.spot,
          [...at.path, key],
          `there is no such key here${didYouMean(key, known)}`,
          `"${key}"`,
          listed(known),
        );
      }
      return;
    }
    case 'invalid_key': {
      const at = locate(root, issue.path.slice(0, -1));
      const key = String(issue.path.at(-1));
      const entry = at.node?.kind === 'mapping' ? at.node.entries.get(key) : undefined;
      problems.add(
        entry?.keySpot ?? at.spot,
        located.path,
        'this name cannot be used',
        `"${key}"`,
        ID_IN_WORDS,
      );
      return;
    }
    default: {
      const wanted = wantedBy(issue);
      const message =
        located.node === undefined ? `"${located.path.at(-1)}" is missing` : messageOf(issue, located.node);
      problems.add(located.spot, located.path, message, found, wanted);
    }
  }
}

const ID_IN_WORDS = 'letters and digits, starting with a small letter (ids: small letters and dashes)';

function messageOf(issue: Issue, node: SourceNode): string {
  switch (issue.code) {
    case 'too_small':
      return 'too small';
    case 'too_big':
      return 'too large';
    case 'invalid_value':
      return `not one of the values it may have${didYouMean(textOf(node) ?? '', issue.values.map(String))}`;
    case 'invalid_format':
      return 'this name cannot be used';
    default:
      return 'the wrong kind of value';
  }
}

function wantedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_IN_WORDS.get(issue.expected) ?? issue.expected;
    case 'invalid_value':
      return issue.values
        .map((value) => (typeof value === 'string' ? `"${value}"` : String(value)))
        .join(' or ');
    case 'too_small':
      if (issue.origin === 'string') return 'some text';
      if (issue.origin === 'array') return `at least ${issue.minimum} items`;
      return issue.inclusive === false ? `more than ${issue.minimum}` : `at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array' ? `at most ${issue.maximum} items` : `at most ${issue.maximum}`;
    case 'invalid_format':
      return ID_IN_WORDS;
    case 'invalid_union':
      return 'text or a list of texts';
    default:
      return '';
  }
}

const TYPE_IN_WORDS: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['object', 'a group of keys'],
  ['record', 'a group of named entries'],
  ['array', 'a list'],
]);

/** The keys that the schema knows at `path`. */
function keysAt(schema: Schema, path: readonly PropertyKey[]): readonly string[] {
  let here: Schema | undefined = unwrapped(schema);
  for (const key of path) {
    const def: Definition | undefined = here?._zod.def as Definition | undefined;
    here = unwrapped(def?.shape?.[String(key)] ?? def?.valueType ?? def?.element);
  }
  const shape = (here?._zod.def as Definition | undefined)?.shape;
  // fixed keys: the words of the file format, in the order in which the schema names them
  return shape === undefined ? [] : Object.keys(shape);
}

/** The parts of a schema's own description that hold other schemas. */
interface Definition {
  readonly shape?: { readonly [key: string]: Schema };
  readonly valueType?: Schema;
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly getter?: () => Schema;
}

function unwrapped(schema: Schema | undefined): Schema | undefined {
  let here = schema;
  for (;;) {
    const def = here?._zod.def as Definition | undefined;
    const inner: Schema | undefined = def?.innerType ?? def?.getter?.();
    if (inner === undefined) return here;
    here = inner;
  }
}

function listed(keys: readonly string[]): string {
  return keys.length === 0 ? '' : `one of ${keys.join(', ')}`;
}
