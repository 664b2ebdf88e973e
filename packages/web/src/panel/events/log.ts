/** The log of a run as rows to be filtered: sentences are made when they are first asked for. */
import type { LoggedEvent } from '@testudo/core/engine';
import type { Recording } from '@testudo/interop';
import type { Pick } from '../../state/state.js';
import { perRun } from '../facts/per-run.js';
import { type EventGroup, groupOfKind } from './groups.js';
import { involves } from './involved.js';
import { sentenceOf } from './sentence.js';

/** What is asked of the log; all of it has to hold. */
export interface LogFilter {
  readonly groups: ReadonlySet<EventGroup>;
  /** Only what is about this one. */
  readonly about?: Pick;
  /** Words that have to stand in the sentence, or in the ids, of an event. */
  readonly text: string;
}

const sentences = perRun((_: Recording) => new Map<number, string>());

/** The sentence of an event, made once. */
export function sentenceIn(recording: Recording, event: LoggedEvent): string {
  const made = sentences(recording);
  const known = made.get(event.sequence);
  if (known !== undefined) return known;
  const sentence = sentenceOf(recording, event);
  made.set(event.sequence, sentence);
  return sentence;
}

/** The events that a filter lets through, in the order of the log. */
export function filtered(recording: Recording, { groups, about, text }: LogFilter): readonly LoggedEvent[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return recording.events.filter((event) => {
    if (!groups.has(groupOfKind(event.kind))) return false;
    if (about !== undefined && !involves(recording, event, about)) return false;
    if (words.length === 0) return true;
    const said = `${sentenceIn(recording, event)} ${event.entity} ${event.kind}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

/** How many of some events, in order of time, have happened at a moment. */
export function happenedAt(events: readonly { readonly time_us: number }[], time_us: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle] as { time_us: number }).time_us <= time_us) low = middle + 1;
    else high = middle;
  }
  return low;
}
