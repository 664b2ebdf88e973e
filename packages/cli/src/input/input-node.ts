import type { Problem, Spot } from '@testudo/core/scenario';

/** What an input says, with the place of every key and value, so that a problem can point at what has to be changed. */
export type InputNode = InputGroup | InputList | InputValue;

interface InputGroup {
  readonly kind: 'group';
  readonly entries: ReadonlyMap<string, InputEntry>;
  readonly spot: Spot;
}

export interface InputEntry {
  readonly keySpot: Spot;
  readonly value: InputNode;
}

interface InputList {
  readonly kind: 'list';
  readonly items: readonly InputNode[];
  readonly spot: Spot;
}

interface InputValue {
  readonly kind: 'value';
  readonly value: string | number | boolean | null;
  readonly spot: Spot;
}

/** What stood there, in a few words. */
export function describe(node: InputNode): string {
  switch (node.kind) {
    case 'group':
      return 'a group of keys';
    case 'list':
      return `a list of ${node.items.length}`;
    case 'value':
      return typeof node.value === 'string' ? `"${shortened(node.value)}"` : String(node.value);
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The place of the value that `path` leads to, or of the nearest thing above it. */
export function spotAt(root: InputNode, path: readonly string[]): Spot {
  let node = root;
  let { spot } = root;
  for (const key of path) {
    const entry = node.kind === 'group' ? node.entries.get(key) : undefined;
    const next = entry?.value ?? (node.kind === 'list' ? node.items[Number(key)] : undefined);
    if (next === undefined) break;
    spot = entry?.keySpot ?? next.spot;
    node = next;
  }
  return spot;
}

/** Problems as they are found; a hundred are kept, the rest only counted. */
export class InputProblems {
  private readonly kept: Problem[] = [];
  private dropped = 0;

  add(spot: Spot, path: readonly string[], message: string, found = '', wanted = ''): void {
    if (this.kept.length >= MOST_PROBLEMS) {
      this.dropped++;
      return;
    }
    const { file, line, column } = spot;
    this.kept.push({ file, line, column, path: path.join('.'), message, found, wanted });
  }

  get isEmpty(): boolean {
    return this.kept.length === 0;
  }

  /** All of them in the order of their places. */
  sorted(): readonly Problem[] {
    const sorted = [...this.kept].sort((a, b) => a.line - b.line || a.column - b.column);
    const last = sorted.at(-1);
    if (last === undefined || this.dropped === 0) return sorted;
    return [
      ...sorted,
      { ...last, path: '', message: `and ${this.dropped} more problems`, found: '', wanted: '' },
    ];
  }
}

const MOST_PROBLEMS = 100;
