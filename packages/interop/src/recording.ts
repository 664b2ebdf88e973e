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
  /** Every interceptor that was launched; none in recordings of versions that did not keep them. */
  readonly interceptors: readonly RecordedInterceptor[];
  readonly outcome: Outcome;
}

/** The way of one body through the air. */
export interface RecordedTrajectory {
  readonly threat: string;
  readonly body: 'missile' | 'rocket' | 'warhead' | 'spent-body';
  /** At least two, in order of time. */
  readonly points: readonly TrajectoryPoint[];
}

/** One interceptor: whose it is, what it was fired at, how it ended, and its way through the air. */
export interface RecordedInterceptor {
  readonly interceptor: string;
  readonly battery: string;
  /** Catalogue id of its type. */
  readonly type: string;
  readonly track: string;
  readonly salvo: number;
  /** Since the scenario's epoch, as all times here. */
  readonly launch_us: number;
  /** What became of it and when; absent where the run ended before. */
  readonly result?: 'killed' | 'missed' | 'interceptor-failed' | 'no-target';
  readonly end_us?: number;
  /** The threat it flew at, or whose track it was fired at; absent where the track was of none. */
  readonly threat?: string;
  /** In order of time; empty where it has no flight: it ended at its launcher. */
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
