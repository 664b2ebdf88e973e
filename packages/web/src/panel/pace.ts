/** The time that words follow: a reader cannot take in more than a few changes a second, nor a slow machine draw them. */
import { effect, signal } from '@preact/signals';
import { playing, time_us } from '../state/state.js';

const LEAST_MS = 200;

/** As `time_us`, but while it plays not more often than five times a second. */
export const paced_us = signal(time_us.peek());

let changed_ms = Number.NEGATIVE_INFINITY;
let waiting: ReturnType<typeof setTimeout> | undefined;

effect(() => {
  const now_us = time_us.value;
  const left_ms = playing.value ? changed_ms + LEAST_MS - performance.now() : 0;
  if (left_ms <= 0) follow(now_us);
  else waiting ??= setTimeout(() => follow(time_us.peek()), left_ms);
});

function follow(to_us: number): void {
  clearTimeout(waiting);
  waiting = undefined;
  changed_ms = performance.now();
  paced_us.value = to_us;
}
