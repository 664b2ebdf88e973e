import type { LoggedEvent } from '@testudo/core/engine';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome } from '@testudo/core/simulation';

/** One run as plain data: what every format is written from. Nothing else computes an outcome. */
export interface Recording {
  readonly scenario: ResolvedScenario;
  /** The seed as a decimal number: it may be larger than a float64 holds. */
  readonly seed: string;
  readonly trial: number;
  /** The run's digest in lowercase hexadecimal. */
  readonly digest: string;
  readonly events: readonly LoggedEvent[];
  readonly trajectories: readonly RecordedTrajectory[];
  readonly outcome: Outcome;
}

/** The way of one body through the air. */
export interface RecordedTrajectory {
  readonly threat: string;
  readonly body: 'missile' | 'rocket' | 'warhead' | 'spent-body';
  /** At least two, in order of time. */
  readonly points: readonly TrajectoryPoint[];
}

export interface TrajectoryPoint {
  /** Since the scenario's epoch. */
  readonly time_us: number;
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  /** Above the WGS-84 ellipsoid. */
  readonly height_m: number;
  /** Over the ground. */
  readonly speed_mps: number;
}

/** A file format that other programs read: a plain object. */
export interface RecordingFormat {
  readonly name: string;
  readonly mediaType: string;
  /** With its point. */
  readonly extension: string;
  readonly write: (recording: Recording) => string;
}
