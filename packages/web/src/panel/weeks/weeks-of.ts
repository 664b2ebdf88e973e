/** The weeks of a run's batteries, drawn in the worker once and kept as long as the run is. */

import { type Signal, signal } from '@preact/signals';
import type { Timeline } from '@testudo/core/study';
import type { Recording } from '@testudo/interop';
import { drawWeeks } from '../../engine/engine.js';
import { perRun } from '../facts/per-run.js';

/** Enough for curves that are smooth, in about a second. */
export const DRAWS = 200;

export interface WeeksState {
  /** As far as it is drawn. */
  readonly timeline?: Timeline;
  readonly isWhole: boolean;
  /** Why it could not be drawn. */
  readonly reasons: readonly string[];
}

const NOTHING: WeeksState = { isWhole: false, reasons: [] };

/** Begins to draw when it is first asked for. */
export const weeksOf = perRun((recording: Recording): Signal<WeeksState> => {
  const state = signal(NOTHING);
  beginWeeks(recording, state);
  return state;
});

/** Draws from the beginning, also where that failed before. */
export function beginWeeks({ scenario, seed }: Recording, state: Signal<WeeksState>): void {
  state.value = NOTHING;
  drawWeeks({ scenario, seed, draws: DRAWS }, (answer, isLast) => {
    state.value = answer.ok
      ? { timeline: answer.timeline, isWhole: isLast, reasons: [] }
      : { ...state.value, reasons: answer.reasons };
  });
}
