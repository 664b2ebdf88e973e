/** Tables made from a recording: what their columns are, of which type, in which unit. CSV and Parquet are both written from this. */
import { formulaFree } from '../plain-text.js';
import type { Recording } from '../recording.js';

/** What a cell can hold; undefined is an empty cell. */
export type CellValue = string | number | boolean | readonly number[] | readonly string[] | undefined;

/** `time` is in whole microseconds since 1970-01-01T00:00:00Z, `integer` a whole number below 2^53. */
export type ColumnType = 'text' | 'number' | 'integer' | 'flag' | 'time' | 'numbers' | 'texts';

/** What the values of a column of a type are. */
interface ValueOf {
  readonly text: string;
  readonly number: number;
  readonly integer: number;
  readonly flag: boolean;
  readonly time: number;
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
}

/** What is told of a column: its header, which ends in its unit, its type, and what it means. */
export interface ColumnHead {
  readonly header: string;
  readonly type: ColumnType;
  readonly about: string;
}

export type Column<Row> = {
  readonly [T in ColumnType]: ColumnHead & {
    readonly type: T;
    readonly value: (row: Row, recording: Recording) => ValueOf[T] | undefined;
  };
}[ColumnType];

/** A table made from a recording. */
export interface Table {
  readonly name: 'events' | 'trajectories' | 'impacts';
  readonly columns: readonly ColumnHead[];
  /** One list of values for each row, in the order of the columns; texts are fit for any program. */
  readonly rows: (recording: Recording) => readonly (readonly CellValue[])[];
}

/** Columns that every table begins with, so that a row cut out of its table still says what it is, and of which run. */
const LEADING: readonly Column<unknown>[] = [
  {
    header: 'simulation',
    type: 'text',
    about: 'always "exercise": nothing in this table is real',
    value: () => 'exercise',
  },
  { header: 'scenario', type: 'text', about: 'id of the scenario', value: (_, { scenario }) => scenario.id },
  { header: 'seed', type: 'text', about: 'seed of the run', value: (_, { seed }) => seed },
  {
    header: 'trial',
    type: 'integer',
    about: 'number of the trial of that seed, from 0',
    value: (_, { trial }) => trial,
  },
];

/** Declares a table: `rows` says what its rows are. */
export function table<Row>(
  name: Table['name'],
  rows: (recording: Recording) => readonly Row[],
  own: readonly Column<Row>[],
): Table {
  const columns: readonly Column<Row>[] = [...LEADING, ...own];
  return {
    name,
    columns: columns.map(({ header, type, about }) => ({ header, type, about })),
    rows: (recording) =>
      rows(recording).map((row) => columns.map(({ value }) => safe(value(row, recording)))),
  };
}

function safe(value: CellValue): CellValue {
  if (typeof value === 'string') return formulaFree(value);
  if (!Array.isArray(value)) return value;
  return value.map((one: string | number) => (typeof one === 'string' ? formulaFree(one) : one)) as CellValue;
}
