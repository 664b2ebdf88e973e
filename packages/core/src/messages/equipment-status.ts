import { defineEvent, type EventOf, flag, i64, optional, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** A part of a battery's equipment has failed, or works again. */
export const equipmentStatus = defineEvent({
  kind: 'equipment-status',
  about: 'A part of a battery’s equipment has failed, or works again.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    battery: text('id of the battery'),
    component: text<'radar' | 'power-plant' | 'link' | 'launcher'>('what part of the equipment'),
    works: flag('whether the part works from now on'),
    group: optional(text('the group of launchers')),
    launcher: optional(i64('number of a launcher in its group, from 0')),
  },
});

export type EquipmentStatus = EventOf<typeof equipmentStatus>;
