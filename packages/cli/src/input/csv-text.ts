import type { Spot } from '@testudo/core/scenario';
import type { InputEntry, InputNode, InputProblems } from './input-node.js';

/** One cell of a CSV text and where it begins. */
interface Cell {
  readonly text: string;
  readonly spot: Spot;
}

/** More rows than this are a job for a program, not for a calculator on the command line. */
const MOST_ROWS = 100_000;

/**
 * Reads CSV (RFC 4180) with one header line into one group of keys a row; undefined after adding what is wrong.
 *
 * A header such as `from.latitude_deg` names a key inside a group. Cells that read as numbers become numbers; empty
 * ones are left out.
 */
export function readCsv(
  file: string,
  text: string,
  problems: InputProblems,
): readonly InputNode[] | undefined {
  const rows = splitCells(file, text, problems);
  if (rows === undefined) return undefined;
  const top = { file, line: 1, column: 1 };
  const [header, ...body] = rows;
  if (header === undefined || body.length === 0) {
    problems.add(top, [], 'the table has no rows', '', 'a header line and at least one row');
    return undefined;
  }
  const before = new Set<string>();
  for (const cell of header) {
    if (before.has(cell.text.trim()))
      problems.add(cell.spot, [], 'this column is here twice', `"${cell.text}"`);
    before.add(cell.text.trim());
  }
  for (const cell of header) {
    const inner = header.find((other) => other.text.trim().startsWith(`${cell.text.trim()}.`));
    if (inner !== undefined)
      problems.add(cell.spot, [], `this column and "${inner.text}" contradict each other`);
  }
  for (const row of body) {
    if (row.length === header.length) continue;
    const spot = row[Math.min(row.length, header.length) - 1]?.spot ?? top;
    problems.add(
      spot,
      [],
      'a row with another number of cells than the header',
      `${row.length}`,
      `${header.length}`,
    );
  }
  return problems.isEmpty ? body.map((row) => groupOf(header, row)) : undefined;
}

function groupOf(header: readonly Cell[], row: readonly Cell[]): InputNode {
  const root = new Map<string, InputEntry>();
  const spot = row[0]?.spot as Spot;
  header.forEach((name, i) => {
    const cell = row[i] as Cell;
    if (cell.text.trim() === '') return;
    const keys = name.text.trim().split('.');
    let entries = root;
    for (const key of keys.slice(0, -1)) {
      const known = entries.get(key)?.value;
      const inner =
        known?.kind === 'group' ? (known.entries as Map<string, InputEntry>) : new Map<string, InputEntry>();
      if (known === undefined)
        entries.set(key, { keySpot: cell.spot, value: { kind: 'group', entries: inner, spot: cell.spot } });
      entries = inner;
    }
    entries.set(keys.at(-1) as string, {
      keySpot: cell.spot,
      value: { kind: 'value', value: numberOrText(cell.text.trim()), spot: cell.spot },
    });
  });
  return { kind: 'group', entries: root, spot };
}

/** A number where the text is one as JSON writes it; a leading + and a missing digit beside the point are let through. */
export function numberOrText(text: string): number | string {
  const value = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : text;
}

function splitCells(file: string, text: string, problems: InputProblems): Cell[][] | undefined {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  const spotHere = (): Spot => ({ file, line, column: at - lineStart + 1 });
  while (at < text.length) {
    const spot = spotHere();
    let cell = '';
    if (text[at] === '"') {
      for (at++; ; at++) {
        const end = text.indexOf('"', at);
        if (end === -1) {
          problems.add(spot, [], 'a cell without its closing quotation mark', '', '"');
          return undefined;
        }
        cell += text.slice(at, end);
        for (let i = at; i < end; i++) {
          if (text[i] !== '\n') continue;
          line++;
          lineStart = i + 1;
        }
        at = end + 1;
        if (text[at] !== '"') break;
        cell += '"';
      }
    } else {
      const rest = /[^,\r\n]*/y;
      rest.lastIndex = at;
      cell = rest.exec(text)?.[0] ?? '';
      at += cell.length;
    }
    row.push({ text: cell, spot });
    if (text[at] === ',') {
      at++;
      if (at < text.length && text[at] !== '\n' && text[at] !== '\r') continue;
      row.push({ text: '', spot: spotHere() });
    }
    const lineEnd = /\r?\n|\r|$/y;
    lineEnd.lastIndex = at;
    const end = lineEnd.exec(text)?.[0];
    if (end === undefined) {
      problems.add(
        spotHere(),
        [],
        'text after a closing quotation mark',
        '',
        'a comma or the end of the line',
      );
      return undefined;
    }
    at += end.length;
    line++;
    lineStart = at;
    if (row.length > 1 || row[0]?.text.trim() !== '') rows.push(row);
    row = [];
    if (rows.length > MOST_ROWS + 1) {
      problems.add({ file, line, column: 1 }, [], `the table has more than ${MOST_ROWS} rows`);
      return undefined;
    }
  }
  return rows;
}
