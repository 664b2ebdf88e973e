import { eventsTable } from './events.js';
import { impactsTable } from './impacts.js';
import type { Table } from './table.js';
import { trajectoriesTable } from './trajectories.js';

/** The tables that a recording can be written as: headers end in their unit. */
export const tables: {
  readonly events: Table;
  readonly trajectories: Table;
  readonly impacts: Table;
} = { events: eventsTable, trajectories: trajectoriesTable, impacts: impactsTable };

export type { CellValue, ColumnHead, ColumnType, Table } from './table.js';
