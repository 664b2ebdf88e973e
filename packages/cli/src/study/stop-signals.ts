/** Being told to stop: once means finish cleanly, twice means at once. */
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
export type StopSignal = (typeof SIGNALS)[number];

/** Signals closer together than this are one wish: npm repeats what the terminal has already sent. */
const ONE_WISH_MS = 500;

export interface Stopping {
  readonly signal: AbortSignal;
  /** The signal that came, if one did. */
  heard(): StopSignal | undefined;
  /** Gives the signals back to their usual meaning; where one came, another still ends the command with its code, to its very end. */
  done(): void;
}

/** Listens for the wish to stop. `onFirst` is told of the first one. */
export function listenForStop(onFirst: (signal: StopSignal) => void): Stopping {
  const controller = new AbortController();
  let first: { readonly signal: StopSignal; readonly at_ms: number } | undefined;
  const listener = (signal: NodeJS.Signals): void => {
    const now_ms = performance.now();
    if (first === undefined) {
      first = { signal: signal as StopSignal, at_ms: now_ms };
      onFirst(first.signal);
      controller.abort();
    } else if (now_ms - first.at_ms > ONE_WISH_MS) {
      process.exit(exitCodeOf(signal as StopSignal));
    }
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  return {
    signal: controller.signal,
    heard: () => first?.signal,
    done: () => {
      if (first !== undefined) return;
      for (const signal of SIGNALS) process.off(signal, listener);
    },
  };
}

/** 130 for Ctrl-C, 143 for a polite request to end. */
export function exitCodeOf(signal: StopSignal): number {
  return 128 + constants.signals[signal];
}
