import type { Recording, RecordingFormat } from '../recording.js';
import { type CellValue, lines } from './cell.js';

/** One column: its header, which ends in its unit, what it means, and its value. */
export interface Column<Row> {
  readonly header: string;
  readonly about: string;
  readonly value: (row: Row, recording: Recording) => CellValue;
}

/** A table made from a recording. */
export interface CsvTable extends RecordingFormat {
  /** Headers and meanings, in order. */
  readonly columns: readonly { readonly header: string; readonly about: string }[];
}

/** Columns that every table begins with, so that a row cut out of its table still says what it is. */
const LEADING: readonly Column<unknown>[] = [
  {
    header: 'simulation',
    about: 'always "exercise": nothing in this table is real',
    value: () => 'exercise',
  },
  { header: 'scenario', about: 'id of the scenario', value: (_, { scenario }) => scenario.id },
  { header: 'seed', about: 'seed of the run', value: (_, { seed }) => seed },
];

/** Declares a table: `rows` says what its rows are. */
export function csvTable<Row>(
  name: string,
  rows: (recording: Recording) => readonly Row[],
  own: readonly Column<Row>[],
): CsvTable {
  const columns: readonly Column<Row>[] = [...LEADING, ...own];
  return {
    name: `csv ${name}`,
    mediaType: 'text/csv; charset=utf-8; header=present',
    extension: '.csv',
    columns: columns.map(({ header, about }) => ({ header, about })),
    write: (recording) =>
      lines([
        columns.map(({ header }) => header),
        ...rows(recording).map((row) => columns.map(({ value }) => value(row, recording))),
      ]),
  };
}
