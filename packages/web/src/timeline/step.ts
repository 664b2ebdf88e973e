/** From one event of the story to the next, each told when one comes to it. */
import { computed, signal } from '@preact/signals';
import { LETTERS } from '../layout/letters.js';
import { momentsOf, nextEvent, previousEvent } from '../panel/events/moments.js';
import { playing, runs, seek, time_us } from '../state/state.js';

const steppedTo_us = signal<number | undefined>(undefined);
const MOST = 4;

/** To the next thing that happens, or back to the one before; the clock stops there. */
export function step(way: 'next' | 'previous'): void {
  const to = way === 'next' ? nextEvent(time_us.value) : previousEvent(time_us.value);
  if (to === undefined) return;
  playing.value = false;
  seek(to.time_us);
  steppedTo_us.value = time_us.value;
}

/** What happened at the moment that was stepped to; nothing once the clock has gone on. */
export const stepWords = computed((): readonly string[] => {
  const at_us = steppedTo_us.value;
  if (at_us === undefined || at_us !== time_us.value) return [];
  const many = runs.value.length > 1;
  const words = runs.value.flatMap(({ recording }, index) =>
    momentsOf(recording)
      .filter((one) => one.time_us === at_us)
      .map((one) => (many ? `${LETTERS[index]}: ${one.words}` : one.words)),
  );
  return words.length <= MOST ? words : [...words.slice(0, MOST), `and ${words.length - MOST} more`];
});
