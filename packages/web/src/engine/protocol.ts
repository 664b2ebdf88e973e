/** What the page and the worker that runs the engine say to each other. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Recording } from '@testudo/interop';

/** One run of a scenario. The seed is a decimal number. */
export interface RunRequest {
  readonly scenario: ResolvedScenario;
  readonly seed: string;
  readonly trial: number;
}

/** A run, with what should be known of the scenario before it is believed. */
export interface Ran {
  readonly recording: Recording;
  readonly remarks: readonly string[];
}

export type RunAnswer =
  | { readonly ok: true; readonly ran: Ran; readonly elapsed_ms: number }
  | { readonly ok: false; readonly reasons: readonly string[] };
