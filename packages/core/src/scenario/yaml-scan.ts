import { CST, Lexer } from 'yaml';
import { type LimitName, type LoadLimits, limitMessage } from './limits.js';
import type { ProblemList } from './problem.js';
import type { LineIndex } from './source-text.js';

/** Tags and anchors that may stand before one value; the parser's time grows with their square. */
const MOST_PROPERTIES = 16;

/** Tokens (spaces, comments and line ends among them) that one key or value may take on average. */
const TOKENS_PER_NODE = 6;

/**
 * Refuses a text that is nested too deeply or holds too much, before it reaches the YAML parser, which recurses (and
 * on a deep file takes the whole process with it).
 *
 * Model: walks the lexer's tokens once and keeps the columns at which block collections may have begun, plus the
 * number of open flow brackets. The depth is an upper bound: a key and its value on one line count as two levels.
 *
 * @returns whether the text may be parsed; false after adding the problem.
 */
export function scanYaml(text: string, limits: LoadLimits, lines: LineIndex, problems: ProblemList): boolean {
  const columns: number[] = [];
  let flowDepth = 0;
  let nodes = 0;
  let tokens = 0;
  let offset = 0;
  let lineStart = 0;
  let contentNext = false;
  let properties = 0;

  const refuse = (name: LimitName): boolean => {
    problems.add(lines.spotAt(offset), [], limitMessage(name, limits));
    return false;
  };
  const open = (column: number): void => {
    while ((columns.at(-1) ?? -1) > column) columns.pop();
    if (columns.at(-1) !== column) columns.push(column);
  };

  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    const type = contentNext ? 'scalar-content' : CST.tokenType(token);
    contentNext = false;
    const column = offset - lineStart;
    switch (type) {
      case 'scalar':
        contentNext = true;
        properties = 0;
        break;
      case 'doc-mode':
      case 'flow-error-end':
        if (type === 'flow-error-end') flowDepth = 0;
        break;
      case 'flow-map-start':
      case 'flow-seq-start':
        nodes += 1;
        if (flowDepth === 0) open(column);
        flowDepth += 1;
        break;
      case 'flow-map-end':
      case 'flow-seq-end':
        flowDepth = Math.max(0, flowDepth - 1);
        break;
      case 'seq-item-ind':
      case 'explicit-key-ind':
      case 'map-value-ind':
        if (flowDepth === 0) open(column);
        break;
      case 'anchor':
      case 'tag':
        properties += 1;
        if (properties > MOST_PROPERTIES) {
          problems.add(lines.spotAt(offset), [], 'too many tags and anchors before one value');
          return false;
        }
        break;
      case 'scalar-content':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
      case 'block-scalar-header':
      case 'alias':
        nodes += 1;
        if (flowDepth === 0 && !/^\s*$/.test(token.slice(0, 200))) open(column);
        break;
      default:
        break;
    }
    if (columns.length + flowDepth > limits.depth) return refuse('depth');
    if (nodes > limits.nodes || tokens > TOKENS_PER_NODE * limits.nodes + 1000) return refuse('nodes');
    if (type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end') continue;
    offset += token.length;
    const newline = token.lastIndexOf('\n');
    if (newline !== -1) lineStart = offset - (token.length - newline - 1);
  }
  return true;
}
