import { eventsTable } from './events.js';
import { impactsTable } from './impacts.js';
import type { CsvTable } from './table.js';
import { trajectoriesTable } from './trajectories.js';

/** The tables that a recording can be written as (RFC 4180, CRLF, one header line, units in the headers). */
export const csvTables: {
  readonly events: CsvTable;
  readonly trajectories: CsvTable;
  readonly impacts: CsvTable;
} = { events: eventsTable, trajectories: trajectoriesTable, impacts: impactsTable };

export type { CsvTable } from './table.js';
