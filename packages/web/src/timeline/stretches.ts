/** When something flies, and when nothing does. */
import type { Recording } from '@testudo/interop';
import { endsOfThreats, type Span } from '@testudo/interop/picture';
import { volleyNumbers } from '../panel/facts/volleys.js';

const S = 1_000_000;
/** Before a launch and after an end: enough to see it come and what became of it. */
const BEFORE_US = 15 * S;
const AFTER_US = 30 * S;
/** Pauses no longer than this are part of one stretch. */
const PAUSE_US = 90 * S;

/** A stretch in which something flies: a volley, as a rule. */
export interface Stretch extends Span {
  /** The first launch in it. */
  readonly launch_us: number;
  /** Threats launched in it, by the run that has most of them. */
  readonly launches: number;
  /** The volleys that have a launch in it, by their numbers. */
  readonly volleys: readonly number[];
}

/** The stretches of runs beside each other, in order of time; none overlap. */
export function busyStretches(recordings: readonly Recording[]): readonly Stretch[] {
  const numbers = volleyNumbers(recordings);
  const flights = recordings.flatMap((recording, index) => {
    const ends = endsOfThreats(recording);
    return recording.outcome.threats.map(({ threat, launch_us }) => ({
      index,
      volley: numbers.get(threat) ?? 0,
      launch_us,
      end_us: Math.max(launch_us, ends.get(threat) ?? launch_us),
    }));
  });
  flights.sort((a, b) => a.launch_us - b.launch_us);
  const groups: { readonly flights: typeof flights; end_us: number }[] = [];
  for (const flight of flights) {
    const last = groups.at(-1);
    if (last !== undefined && flight.launch_us - last.end_us <= PAUSE_US) {
      last.flights.push(flight);
      last.end_us = Math.max(last.end_us, flight.end_us);
    } else groups.push({ flights: [flight], end_us: flight.end_us });
  }
  return groups.map(({ flights: together, end_us }) => {
    const launch_us = together[0]?.launch_us ?? 0;
    const counts = recordings.map((_, index) => together.filter((one) => one.index === index).length);
    return {
      launch_us,
      from_us: launch_us - BEFORE_US,
      until_us: end_us + AFTER_US,
      launches: Math.max(...counts),
      volleys: [...new Set(together.map(({ volley }) => volley))].sort((a, b) => a - b),
    };
  });
}
