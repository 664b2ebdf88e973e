import type { RecordingFormat } from '../recording.js';
import { type Table, tables } from '../tables/index.js';
import { csvLine } from './cell.js';

/** A table of a recording as comma-separated values (RFC 4180: CRLF, one header line). */
function csv(from: Table): RecordingFormat {
  const types = from.columns.map(({ type }) => type);
  const header = csvLine(
    from.columns.map((column) => column.header),
    from.columns.map(() => 'text'),
  );
  return {
    name: `csv ${from.name}`,
    mediaType: 'text/csv; charset=utf-8; header=present',
    extension: '.csv',
    write: (recording) =>
      header +
      from
        .rows(recording)
        .map((row) => csvLine(row, types))
        .join(''),
  };
}

/** Each table as CSV. */
export const csvTables: {
  readonly events: RecordingFormat;
  readonly trajectories: RecordingFormat;
  readonly impacts: RecordingFormat;
} = { events: csv(tables.events), trajectories: csv(tables.trajectories), impacts: csv(tables.impacts) };
