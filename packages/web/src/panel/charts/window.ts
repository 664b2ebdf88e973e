/** The stretch of time that the charts show. */
import { computed, signal } from '@preact/signals';
import type { Span } from '@testudo/interop/picture';
import { spansDays } from '@testudo/report';
import { picked, runs, span, time_us } from '../../state/state.js';
import { stretches } from '../../timeline/line.js';
import { flightsOf } from '../facts/flights.js';
import { threatBehind } from '../threats/subject.js';

/** What the reader cut out by dragging; none where all of it, or a flight, is shown. */
export const cutOut = signal<Span | undefined>(undefined);

/** Whether the flight of what is picked fills the charts. */
export const showsFlight = signal(true);

const MARGIN = 0.06;

/** The flight of what is picked, with a margin. */
export const pickedFlight = computed<Span | undefined>(() => {
  const pick = picked.value;
  if (pick === undefined) return undefined;
  for (const { recording } of runs.value) {
    const flight = flightsOf(recording).get(threatBehind(recording, pick) ?? '');
    if (flight === undefined) continue;
    const { launch_us } = flight.outcome;
    const margin_us = (flight.end_us - launch_us) * MARGIN;
    return { from_us: launch_us - margin_us, until_us: flight.end_us + margin_us };
  }
  return undefined;
});

/** Where raids lie days apart: the last that began, or the first. All of them at once would be spikes. */
const raidAtHand = computed<Span | undefined>(() => {
  if (!runs.value.some(({ recording }) => spansDays(recording.scenario))) return undefined;
  const all = stretches.value;
  return all.filter(({ from_us }) => from_us <= time_us.value).at(-1) ?? all[0];
});

export const chartWindow = computed<Span>(
  () =>
    cutOut.value ?? (showsFlight.value ? pickedFlight.value : undefined) ?? raidAtHand.value ?? span.value,
);
