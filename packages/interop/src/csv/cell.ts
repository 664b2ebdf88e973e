import { formatUtc } from '@testudo/core/numerics';
import type { CellValue, ColumnType } from '../tables/table.js';

/**
 * A value as one cell of RFC 4180: numbers in full precision, times as ISO 8601, a list as JSON. Texts come from a table, which has
 * taken control characters and formulas out of them.
 */
function cell(value: CellValue, type: ColumnType): string {
  if (value === undefined) return '';
  const text =
    typeof value === 'object'
      ? JSON.stringify(value)
      : type === 'time'
        ? formatUtc(value as number)
        : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of a table, ended as RFC 4180 asks. */
export function csvLine(row: readonly CellValue[], types: readonly ColumnType[]): string {
  return `${row.map((value, i) => cell(value, types[i] ?? 'text')).join(',')}\r\n`;
}
