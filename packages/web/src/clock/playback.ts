/** Time goes on: the one clock of the page. */
import { effect } from '@preact/signals';
import { playing, seek, span, speed, time_us } from '../state/state.js';

/** A frame that took longer than this (a hidden tab, a long task) moves the clock no further. */
const LONGEST_FRAME_MS = 250;

/** Moves the clock while it plays, until the end of the span. @returns what stops it for good */
export function startPlayback(): () => void {
  let frame = 0;
  let before_ms = 0;
  const tick = (now_ms: number) => {
    const elapsed_ms = Math.min(now_ms - before_ms, LONGEST_FRAME_MS);
    before_ms = now_ms;
    seek(time_us.peek() + elapsed_ms * 1000 * speed.peek());
    if (time_us.peek() >= span.peek().until_us) playing.value = false;
    else frame = requestAnimationFrame(tick);
  };
  return effect(() => {
    if (!playing.value) return;
    before_ms = performance.now();
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  });
}

/** Plays from here, or from the beginning where the end was reached. */
export function togglePlaying(): void {
  if (!playing.value && time_us.value >= span.value.until_us) seek(span.value.from_us);
  playing.value = !playing.value;
}
