import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The text of a claim's data file, which lies beside the claim's source.
 *
 * Works from the source folder and from `dist/<claim>/`, where only the compiled code is: the file is then looked for in the folder
 * of the same name beside `dist/`.
 * @param metaUrl `import.meta.url` of the calling module
 * @param file name of the data file
 * @throws Error naming both places where the file is in neither
 */
export function readData(metaUrl: string, file: string): string {
  const folder = dirname(fileURLToPath(metaUrl));
  const beside = join(folder, file);
  if (existsSync(beside)) return readFileSync(beside, 'utf8');
  const source = join(dirname(dirname(folder)), basename(folder), file);
  if (existsSync(source)) return readFileSync(source, 'utf8');
  throw new Error(`no data file at ${beside} nor at ${source}`);
}

/** One row of a CSV file by column name, as text. */
export type CsvRow = Readonly<Record<string, string>>;

/**
 * The rows of a simple CSV file: `#` starts a comment line, the first other line names the columns, no quoting.
 *
 * @throws Error where a row has another number of columns than the head
 */
export function readCsv(metaUrl: string, file: string): readonly CsvRow[] {
  const lines = readData(metaUrl, file)
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  const columns = (lines[0] ?? '').split(',');
  return lines.slice(1).map((line) => {
    const cells = line.split(',');
    if (cells.length !== columns.length) throw new Error(`${file}: ${cells.length} cells in "${line}"`);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] as string]));
  });
}

/**
 * A cell as a number.
 *
 * @throws Error where the column is missing or the cell is not a finite number
 */
export function numberOf(row: CsvRow, column: string): number {
  const text = row[column];
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw new Error(`column ${column}: "${text}" is not a number`);
  return value;
}

/** Half a unit of the last printed digit of a cell: as near as a value can be checked against its print. */
export function halfLastDigit(row: CsvRow, column: string): number {
  const text = row[column] ?? '';
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const decimals = (mantissa.split('.')[1] ?? '').length;
  return 0.5 * 10 ** (Number(exponent) - decimals);
}
