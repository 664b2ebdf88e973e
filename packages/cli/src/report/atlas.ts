/** Coasts, borders and countries for the maps of reports. */
import { createRequire } from 'node:module';
import type { Atlas } from '@testudo/report';

let read: Atlas | undefined;

/** Natural Earth, 1:50 million, read when it is first needed. */
export function atlas(): Atlas {
  read ??= createRequire(import.meta.url)('world-atlas/countries-50m.json') as Atlas;
  return read;
}
