import { grouped, type LoadLimits, limitMessage } from './limits.js';
import type { ProblemList, Spot } from './problem.js';

/**
 * How the loader reaches files: given by the caller, because this package knows no file system.
 *
 * `reason` is a phrase for a person ("there is no such file"). `sizeLimit` lets the reader refuse a huge file before
 * reading it. Bytes that are no UTF-8 should arrive as U+FFFD, so that the loader can point at them.
 */
export type ReadFile = (
  path: string,
  sizeLimit: number,
) => { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** Turns offsets of a text into lines and columns. */
export interface LineIndex {
  spotAt(offset: number): Spot;
}

export function lineIndex(file: string, text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    spotAt(offset: number): Spot {
      const within = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= within) low = middle;
        else high = middle - 1;
      }
      return { file, line: low + 1, column: within - (starts[low] ?? 0) + 1 };
    },
  };
}

/**
 * The text of a file, or undefined after adding the reason why it cannot be used: missing, too large, empty, or not
 * text at all.
 */
export function readSource(
  path: string,
  readFile: ReadFile,
  limits: LoadLimits,
  problems: ProblemList,
  from?: Spot,
): string | undefined {
  const read = readFile(path, limits.size);
  if (!read.ok) {
    problems.add(from ?? { file: path, line: 1, column: 1 }, [], `cannot read ${path}: ${read.reason}`);
    return undefined;
  }
  return checkText(path, read.text, limits, problems) ? read.text : undefined;
}

function checkText(file: string, text: string, limits: LoadLimits, problems: ProblemList): boolean {
  const top: Spot = { file, line: 1, column: 1 };
  if (text.length > limits.size) {
    problems.add(top, [], limitMessage('size', limits), `${grouped(text.length)} characters`);
    return false;
  }
  if (text.trim() === '') {
    problems.add(top, [], 'the file is empty', 'nothing', 'a scenario or a catalogue in YAML');
    return false;
  }
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (isText(code) || (code === 0xfeff && offset === 0)) continue;
    if (isPairedSurrogate(text, offset)) continue;
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    const what = code === 0xfffd ? 'bytes that are no UTF-8 text' : `the character ${name}`;
    problems.add(lineIndex(file, text).spotAt(offset), [], 'not a text file', what, 'UTF-8 text');
    return false;
  }
  return true;
}

function isText(code: number): boolean {
  if (code >= 0x20 && code < 0x7f) return true;
  if (code === 0x09 || code === 0x0a || code === 0x0d) return true;
  return (
    code >= 0xa0 && code !== 0xfffd && code !== 0xfeff && !(code >= 0xd800 && code <= 0xdfff) && code < 0xfffe
  );
}

function isPairedSurrogate(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset + 1);
  const isHigh = code >= 0xd800 && code <= 0xdbff;
  return isHigh
    ? after >= 0xdc00 && after <= 0xdfff
    : code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}
