/** Time goes on: the one clock of the page. */
import { effect } from '@preact/signals';
import { playing, SPEEDS, seek, skipQuiet, span, speed, time_us } from '../state/state.js';
import { scale } from '../timeline/line.js';
import { pastQuiet } from '../timeline/scale.js';

/** A frame that took longer than this (a hidden tab, a long task) moves the clock no further. */
const LONGEST_FRAME_MS = 250;

/** Moves the clock while it plays, until the end of the span. @returns what stops it for good */
export function startPlayback(): () => void {
  let frame = 0;
  let before_ms = 0;
  const tick = (now_ms: number) => {
    const elapsed_ms = Math.min(Math.max(0, now_ms - before_ms), LONGEST_FRAME_MS);
    before_ms = now_ms;
    const next_us = time_us.peek() + elapsed_ms * 1000 * speed.peek();
    seek(skipQuiet.peek() ? pastQuiet(next_us, scale.peek().quiet) : next_us);
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

/** The next faster or slower speed. */
export function changeSpeed(by: 1 | -1): void {
  const at = (SPEEDS as readonly number[]).indexOf(speed.value);
  speed.value = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, at + by))] ?? speed.value;
}
