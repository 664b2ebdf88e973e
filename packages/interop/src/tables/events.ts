import {
  type EventKind,
  type Field,
  type FieldType,
  type LoggedEvent,
  orderInjected,
  type Vector,
} from '@testudo/core/engine';
import { usToSeconds } from '@testudo/core/numerics';
import { EVENT_KINDS } from '@testudo/core/simulation';
import { degrees } from '../angles.js';
import { type Column, type ColumnType, table } from './table.js';

const OWN: readonly Column<LoggedEvent>[] = [
  {
    header: 'sequence',
    type: 'integer',
    about: 'number in the log, from 0',
    value: ({ sequence }) => sequence,
  },
  {
    header: 'time_utc',
    type: 'time',
    about: 'moment, UTC',
    value: ({ time_us }, { scenario }) => scenario.epochUnix_us + time_us,
  },
  {
    header: 'time_s',
    type: 'number',
    about: 'since the scenario’s epoch',
    value: ({ time_us }) => usToSeconds(time_us),
  },
  { header: 'kind', type: 'text', about: 'what happened', value: ({ kind }) => kind },
  { header: 'entity', type: 'text', about: 'id of the one it is about', value: ({ entity }) => entity },
];

const TYPES: Readonly<Record<Exclude<FieldType, 'vector'>, ColumnType>> = {
  f64: 'number',
  i64: 'integer',
  text: 'text',
  flag: 'flag',
  texts: 'texts',
  f64s: 'numbers',
};

/** One row for each event of the log; a column for each field that any kind of event has. */
export const eventsTable = table<LoggedEvent>('events', ({ events }) => events, [
  ...OWN,
  ...dataColumns([...EVENT_KINDS, orderInjected]),
]);

/**
 * A column for each field by name, in the order of the kinds and their fields.
 *
 * Its meaning is that of the kinds that have it: where they mean different things by it, each with its kinds. A field that is called as one of the table's own columns has `data.` before its name. Where two kinds have a field of one name
 * and two types, the later one has its kind before its name.
 */
function dataColumns(kinds: readonly EventKind[]): readonly Column<LoggedEvent>[] {
  const columns = new Map<string, { readonly column: Column<LoggedEvent>; readonly meanings: Meanings }>();
  for (const { kind, fields } of kinds) {
    for (const [name, field] of Object.entries(fields)) {
      for (const column of columnsOf(name, field)) {
        const known = columns.get(column.header)?.column;
        const header =
          known === undefined || known.type === column.type ? column.header : `${kind}.${column.header}`;
        const { meanings } = columns.get(header) ?? { meanings: new Map<string, string[]>() };
        if (!columns.has(header)) columns.set(header, { column: { ...column, header }, meanings });
        meanings.set(column.about, [...(meanings.get(column.about) ?? []), kind]);
      }
    }
  }
  const taken = new Set(OWN.map(({ header }) => header));
  return [...columns.values()].map(({ column, meanings }) => ({
    ...column,
    about: inWords(meanings),
    ...(taken.has(column.header) ? { header: `data.${column.header}` } : {}),
  }));
}

/** The kinds of event that each meaning of a column holds for. */
type Meanings = Map<string, readonly string[]>;

/** One meaning as it is; of several, which kinds each is of: what one kind knows another may only believe. */
function inWords(meanings: Meanings): string {
  if (meanings.size === 1) return [...meanings.keys()][0] ?? '';
  return [...meanings].map(([about, kinds]) => `${kinds.join(', ')}: ${about}`).join('; ');
}

/** Angles become degrees and microseconds seconds; the header says so. */
function columnsOf(name: string, { type, about }: Field): readonly Column<LoggedEvent>[] {
  if (type === 'vector') return vectorColumns(name, about);
  const made = (header: string, meaning: string, unit: ColumnType, convert: (value: number) => number) =>
    ({
      header,
      type: unit,
      about: meaning,
      value: ({ data }: LoggedEvent) => (isOf(unit, data[name]) ? converted(data[name], convert) : undefined),
    }) as Column<LoggedEvent>;
  if (name.endsWith('_rad'))
    return [made(name.replace(/_rad$/, '_deg'), about.replace(/\brad\b/, 'deg'), TYPES[type], degrees)];
  if (name.endsWith('_us')) {
    const seconds = type === 'i64' ? 'number' : TYPES[type];
    return [made(name.replace(/_us$/, '_s'), about.replace('µs', 's'), seconds, usToSeconds)];
  }
  return [made(name, about, TYPES[type], (value) => value)];
}

/** `position_ecef_m` becomes `position_ecef_x_m` and its brothers. */
function vectorColumns(name: string, about: string): readonly Column<LoggedEvent>[] {
  const cut = name.lastIndexOf('_');
  return (['x', 'y', 'z'] as const).map((axis) => ({
    header: `${name.slice(0, cut)}_${axis}${name.slice(cut)}`,
    type: 'number',
    about: `${about}: ${axis}`,
    value: ({ data }) => (data[name] as Vector | undefined)?.[axis],
  }));
}

/** Whether a value is one of a column: fields of one name may be of several types. */
function isOf(type: ColumnType, value: unknown): boolean {
  if (type === 'numbers' || type === 'texts') return Array.isArray(value);
  if (type === 'text') return typeof value === 'string';
  return typeof value === (type === 'flag' ? 'boolean' : 'number');
}

function converted(value: unknown, convert: (value: number) => number): unknown {
  if (typeof value === 'number') return convert(value);
  if (!Array.isArray(value)) return value;
  return value.map((one: unknown) => (typeof one === 'number' ? convert(one) : one));
}
