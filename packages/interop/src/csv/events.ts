import { type EventKind, type LoggedEvent, orderInjected, type Vector } from '@testudo/core/engine';
import { formatUtc, usToSeconds } from '@testudo/core/numerics';
import { EVENT_KINDS } from '@testudo/core/simulation';
import { degrees } from '../angles.js';
import type { CellValue } from './cell.js';
import { type Column, csvTable } from './table.js';

const OWN: readonly Column<LoggedEvent>[] = [
  { header: 'sequence', about: 'number in the log, from 0', value: ({ sequence }) => sequence },
  {
    header: 'time_utc',
    about: 'moment, UTC',
    value: ({ time_us }, { scenario }) => formatUtc(scenario.epochUnix_us + time_us),
  },
  { header: 'time_s', about: 'since the scenario’s epoch', value: ({ time_us }) => usToSeconds(time_us) },
  { header: 'kind', about: 'what happened', value: ({ kind }) => kind },
  { header: 'entity', about: 'id of the one it is about', value: ({ entity }) => entity },
];

/** One row for each event of the log; a column for each field that any kind of event has. */
export const eventsTable = csvTable<LoggedEvent>('events', ({ events }) => events, [
  ...OWN,
  ...dataColumns([...EVENT_KINDS, orderInjected]),
]);

/**
 * A column for each field by name, in the order of the kinds and their fields.
 *
 * A field that is called as one of the table's own columns has `data.` before its name.
 */
function dataColumns(kinds: readonly EventKind[]): readonly Column<LoggedEvent>[] {
  const columns = new Map<string, Column<LoggedEvent>>();
  for (const { fields } of kinds) {
    for (const [name, { type, about }] of Object.entries(fields)) {
      const made = type === 'vector' ? vectorColumns(name, about) : [fieldColumn(name, about)];
      for (const column of made) if (!columns.has(column.header)) columns.set(column.header, column);
    }
  }
  const taken = new Set(OWN.map(({ header }) => header));
  return [...columns.values()].map((column) =>
    taken.has(column.header) ? { ...column, header: `data.${column.header}` } : column,
  );
}

/** Angles become degrees and microseconds seconds; the header says so. A list is one cell of JSON. */
function fieldColumn(name: string, about: string): Column<LoggedEvent> {
  if (name.endsWith('_rad')) {
    return {
      header: name.replace(/_rad$/, '_deg'),
      about: about.replace(/\brad\b/, 'deg'),
      value: ({ data }) => numeric(data[name], degrees),
    };
  }
  if (name.endsWith('_us')) {
    return {
      header: name.replace(/_us$/, '_s'),
      about: about.replace('µs', 's'),
      value: ({ data }) => numeric(data[name], usToSeconds),
    };
  }
  return { header: name, about, value: ({ data }) => plain(data[name]) };
}

/** `position_ecef_m` becomes `position_ecef_x_m` and its brothers. */
function vectorColumns(name: string, about: string): readonly Column<LoggedEvent>[] {
  const cut = name.lastIndexOf('_');
  return (['x', 'y', 'z'] as const).map((axis) => ({
    header: `${name.slice(0, cut)}_${axis}${name.slice(cut)}`,
    about: `${about}: ${axis}`,
    value: ({ data }) => (data[name] as Vector | undefined)?.[axis],
  }));
}

function numeric(value: unknown, convert: (value: number) => number): CellValue {
  if (Array.isArray(value)) return JSON.stringify(value.map((one: number) => convert(one)));
  return typeof value === 'number' ? convert(value) : undefined;
}

function plain(value: unknown): CellValue {
  if (value === undefined || typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? value : JSON.stringify(value);
}
