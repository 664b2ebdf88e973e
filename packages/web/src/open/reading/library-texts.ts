/** The shipped scenarios and the catalogue as they were written, for scenarios that extend or use them. */
import type { LibraryTexts } from './read-scenario.js';

const FILES = import.meta.glob<string>(
  ['../../../../../library/scenarios/**/*.yaml', '../../../../../library/catalogue/*.yaml'],
  { query: '?raw', import: 'default', eager: true },
);

export const LIBRARY_TEXTS: LibraryTexts = new Map(
  Object.entries(FILES).map(([path, text]) => [
    path.slice(path.indexOf('/library/') + '/library/'.length),
    text,
  ]),
);
