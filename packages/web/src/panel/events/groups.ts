/** Who in the play may know of an event, as a reader sorts them. */
import type { EventKind } from '@testudo/core/engine';
import { EVENT_KINDS } from '@testudo/core/simulation';

export type EventGroup = 'truth' | 'perception' | 'warning' | 'command' | 'radar';

export const EVENT_GROUPS: Readonly<Record<EventGroup, { readonly label: string; readonly about: string }>> =
  {
    truth: { label: 'Truth', about: 'what really happened; nobody in the play knows it' },
    perception: { label: 'Perception', about: 'what batteries believe: tracks, what they are taken for' },
    warning: { label: 'Warning', about: 'launch reports, alarms, people in shelter' },
    command: { label: 'Command', about: 'what command posts decide, and what launchers do' },
    radar: { label: 'Radar looks', about: 'every look of every radar: many' },
  };

/** Shown unless told otherwise: single looks hide all the rest. */
export const DEFAULT_GROUPS: ReadonlySet<EventGroup> = new Set(['truth', 'perception', 'warning', 'command']);

/** Looks and what they came from; many, and of interest to few. */
const RADAR: ReadonlySet<string> = new Set(['radar-plots', 'plot-origins', 'radar-pass']);

function groupOf({ kind, knownTo }: EventKind): EventGroup {
  if (RADAR.has(kind)) return 'radar';
  if (knownTo.includes('truth')) return 'truth';
  if (knownTo.includes('early-warning') || kind.startsWith('people-')) return 'warning';
  return kind.startsWith('track-') ? 'perception' : 'command';
}

const GROUPS: ReadonlyMap<string, EventGroup> = new Map(
  EVENT_KINDS.map((kind) => [kind.kind, groupOf(kind)]),
);

/** The group of a kind of event. What comes from outside is an order, so it belongs to command. */
export function groupOfKind(kind: string): EventGroup {
  return GROUPS.get(kind) ?? 'command';
}
