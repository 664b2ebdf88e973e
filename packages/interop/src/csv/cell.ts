import { plainText } from '../plain-text.js';

/** What a cell can hold; undefined is an empty cell. */
export type CellValue = string | number | boolean | undefined;

const PLAIN_NUMBER = /^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$/;
/** How spreadsheets recognise a formula, full-width forms included. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * A value as one cell of RFC 4180: numbers in full precision, text without control characters.
 *
 * Text that a spreadsheet would take for a formula gets an apostrophe in front; a negative number stays a number.
 */
function cell(value: CellValue): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const startsControl = /^[\t\r]/.test(value);
  const text = plainText(value);
  const dangerous = startsControl || (FORMULA.test(text) && !PLAIN_NUMBER.test(text));
  const safe = dangerous ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines of a table, ended as RFC 4180 asks. */
export function lines(rows: readonly (readonly CellValue[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
