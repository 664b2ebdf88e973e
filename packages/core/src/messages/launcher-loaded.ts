import { defineEvent, type EventOf, flag, i64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** A launcher has been loaded and may fire again. */
export const launcherLoaded = defineEvent({
  kind: 'launcher-loaded',
  about: 'A launcher has been loaded and may fire again.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    battery: text('id of the battery'),
    group: text('the group of launchers'),
    launcher: i64('number of a launcher in its group, from 0'),
    rounds: i64('how many rounds'),
    brought: flag('whether they were brought along and would have fitted any group'),
  },
});

export type LauncherLoaded = EventOf<typeof launcherLoaded>;
