/** What the page and the worker that runs the engine say to each other. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Timeline } from '@testudo/core/study';
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

/** The weeks of a scenario's batteries, in the first draws of a seed of what is not known. */
export interface WeeksRequest {
  readonly scenario: ResolvedScenario;
  readonly seed: string;
  readonly draws: number;
}

/** The weeks as far as they are drawn: the samples of the timeline say how far. */
export type WeeksAnswer =
  | { readonly ok: true; readonly timeline: Timeline }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** What the page asks of the worker. */
export type Question =
  | { readonly id: number; readonly about: 'run'; readonly request: RunRequest }
  | { readonly id: number; readonly about: 'weeks'; readonly request: WeeksRequest };

/** What the worker says to it; a question may have several answers, the last of them marked. */
export interface Told {
  readonly id: number;
  readonly answer: RunAnswer | WeeksAnswer;
  readonly isLast: boolean;
}
