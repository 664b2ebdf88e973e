import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { type LoadLimits, limitMessage } from './limits.js';
import { excerpt, isControlCode, type ProblemList, type Spot } from './problem.js';
import { type LineIndex, lineIndex } from './source-text.js';
import type { SourceEntry, SourceNode } from './source-tree.js';
import { scanYaml } from './yaml-scan.js';

/** A file read as YAML and nothing more: its syntax is right, its content is not looked at yet. */
export interface ParsedYaml {
  readonly document: Document;
  readonly lines: LineIndex;
}

/**
 * Reads one YAML 1.2 document, or adds the reasons why it is none.
 *
 * Valid: any text; depth and amount are checked before the parser sees it.
 */
export function parseYaml(
  file: string,
  text: string,
  limits: LoadLimits,
  problems: ProblemList,
): ParsedYaml | undefined {
  const lines = lineIndex(file, text);
  if (!scanYaml(text, limits, lines, problems)) return undefined;
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const faults = [...document.errors, ...document.warnings];
  for (const fault of faults) {
    const spot = lines.spotAt(fault.pos[0]);
    const end = text.indexOf('\n', fault.pos[0]);
    const rest = text.slice(fault.pos[0], end === -1 ? undefined : end).trim();
    const { message, wanted } = inWords(fault.code, fault.message);
    problems.add(spot, [], message, rest === '' ? '' : `"${excerpt(rest)}"`, wanted);
  }
  return faults.length === 0 ? { document, lines } : undefined;
}

function inWords(code: string, message: string): { readonly message: string; readonly wanted: string } {
  switch (code) {
    case 'TAB_AS_INDENT':
      return { message: 'a tab used for indenting', wanted: 'spaces' };
    case 'MULTIPLE_DOCS':
      return { message: 'a second document in the file', wanted: 'one scenario or one catalogue in a file' };
    case 'TAG_RESOLVE_FAILED':
      return { message: 'a tag that means nothing here', wanted: 'a plain value' };
    default:
      return { message: `not valid YAML: ${excerpt(message)}`, wanted: 'YAML 1.2' };
  }
}

/**
 * The document as a tree that knows where everything stands.
 *
 * Adds a problem for each duplicate key, unusual tag, key that is no text and character that no name should hold.
 * Undefined where the tree as a whole cannot be used: too large once its aliases are written out, or circular.
 * Numbers that are not finite stay in the tree for the schema to refuse.
 */
export function toSourceTree(
  parsed: ParsedYaml,
  limits: LoadLimits,
  problems: ProblemList,
): { readonly root: SourceNode; readonly nodes: number } | undefined {
  const builder = new TreeBuilder(parsed.lines, limits, problems);
  const root = builder.build(parsed.document.contents, parsed.lines.spotAt(0), []);
  return builder.failed ? undefined : { root: root.node, nodes: root.size };
}

/** A node with the size and height that it has once aliases are written out. */
interface Measured {
  readonly node: SourceNode;
  readonly size: number;
  readonly height: number;
}

class TreeBuilder {
  failed = false;
  private readonly anchors = new Map<string, Measured | 'open'>();
  private expanded = 0;
  private readonly lines: LineIndex;
  private readonly limits: LoadLimits;
  private readonly problems: ProblemList;

  constructor(lines: LineIndex, limits: LoadLimits, problems: ProblemList) {
    this.lines = lines;
    this.limits = limits;
    this.problems = problems;
  }

  build(raw: unknown, parentSpot: Spot, path: readonly string[]): Measured {
    const spot = this.spotOf(raw, parentSpot);
    if (isAlias(raw)) return this.alias(raw.source, spot, path);
    const anchor = isMap(raw) || isSeq(raw) || isScalar(raw) ? raw.anchor : undefined;
    if (anchor !== undefined) this.anchors.set(anchor, 'open');
    const measured = this.plainNode(raw, spot, path);
    if (anchor !== undefined) this.anchors.set(anchor, measured);
    return measured;
  }

  private plainNode(raw: unknown, spot: Spot, path: readonly string[]): Measured {
    if (isMap(raw)) return this.mapping(raw, spot, path);
    if (isSeq(raw)) return this.sequence(raw, spot, path);
    return this.scalar(isScalar(raw) ? raw.value : null, spot, path);
  }

  private alias(name: string, spot: Spot, path: readonly string[]): Measured {
    const target = this.anchors.get(name);
    if (target === undefined) return this.refuse(spot, path, `no anchor &${name} stands before this alias`);
    if (target === 'open') return this.refuse(spot, path, `the alias *${name} stands inside what it names`);
    this.count(target.size, spot, path);
    if (path.length + target.height > this.limits.depth)
      this.refuse(spot, path, limitMessage('depth', this.limits));
    return target;
  }

  private mapping(raw: YAMLMap, spot: Spot, path: readonly string[]): Measured {
    this.count(1, spot, path);
    const entries = new Map<string, SourceEntry>();
    let size = 1;
    let height = 0;
    for (const pair of raw.items as Pair[]) {
      const keySpot = this.spotOf(pair.key, spot);
      const key = this.keyText(pair.key, keySpot, path);
      const value = this.build(pair.value, keySpot, [...path, key ?? '?']);
      size += value.size + 1;
      height = Math.max(height, value.height);
      if (key === undefined) continue;
      const earlier = entries.get(key);
      if (earlier !== undefined) {
        this.problems.add(
          keySpot,
          [...path, key],
          `this key is here twice, first on line ${earlier.keySpot.line}`,
        );
        continue;
      }
      entries.set(key, { keySpot, value: value.node });
    }
    return { node: { kind: 'mapping', entries, spot }, size, height: height + 1 };
  }

  private sequence(raw: YAMLSeq, spot: Spot, path: readonly string[]): Measured {
    this.count(1, spot, path);
    const items: SourceNode[] = [];
    let size = 1;
    let height = 0;
    for (const [index, item] of raw.items.entries()) {
      const value = this.build(item, spot, [...path, String(index)]);
      size += value.size;
      height = Math.max(height, value.height);
      items.push(value.node);
    }
    return { node: { kind: 'sequence', items, spot }, size, height: height + 1 };
  }

  private scalar(value: unknown, spot: Spot, path: readonly string[]): Measured {
    this.count(1, spot, path);
    const leaf = (kept: string | number | boolean | null): Measured => ({
      node: { kind: 'scalar', value: kept, spot },
      size: 1,
      height: 0,
    });
    if (typeof value === 'string') {
      this.checkCharacters(value, spot, path);
      return leaf(value);
    }
    if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined) {
      return leaf(value ?? null);
    }
    this.refuse(spot, path, 'a kind of value that has no place here', '', 'text, a number, true or false');
    return leaf(null);
  }

  private keyText(raw: unknown, spot: Spot, path: readonly string[]): string | undefined {
    const value = isScalar(raw) ? raw.value : undefined;
    if (typeof value !== 'string' || value === '' || value === '__proto__') {
      this.refuse(
        spot,
        path,
        'this key is no plain text',
        isScalar(raw) ? String(value) : 'a group or a list',
        'a name',
      );
      return undefined;
    }
    this.checkCharacters(value, spot, path);
    return value;
  }

  private checkCharacters(text: string, spot: Spot, path: readonly string[]): void {
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code === 0x0a || code === 0x09) continue;
      const loneSurrogate = code >= 0xd800 && code <= 0xdfff && (text.codePointAt(i) ?? 0) < 0x10000;
      if (isControlCode(code) || (loneSurrogate && !isSecondHalf(text, i))) {
        const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
        this.problems.add(spot, path, 'a control character in a text', name, 'characters that can be seen');
        return;
      }
    }
  }

  private count(added: number, spot: Spot, path: readonly string[]): void {
    const before = this.expanded;
    this.expanded += added;
    if (before <= this.limits.nodes && this.expanded > this.limits.nodes) {
      this.refuse(spot, path, limitMessage('nodes', this.limits), '', '');
    }
  }

  private refuse(spot: Spot, path: readonly string[], message: string, found = '', wanted = ''): Measured {
    this.failed = true;
    this.problems.add(spot, path, message, found === '' ? '' : excerpt(found), wanted);
    return { node: { kind: 'scalar', value: null, spot }, size: 1, height: 0 };
  }

  private spotOf(raw: unknown, fallback: Spot): Spot {
    const node = raw as { readonly range?: readonly number[] | null } | null | undefined;
    const start = node?.range?.[0];
    return start === undefined ? fallback : this.lines.spotAt(start);
  }
}

function isSecondHalf(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  const before = text.charCodeAt(i - 1);
  return code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}
