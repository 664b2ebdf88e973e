import type { Geodetic } from '../../earth/index.js';
import type { FlightEnvironment } from '../../motion/index.js';
import type { StreamId, TimeUs } from '../../numerics/index.js';
import type { ResolvedScenario } from '../../scenario/resolved.js';
import type { Aim, ThreatClass } from '../../threat/index.js';
import type { EarlyWarningSystem, WarnablePlace } from '../../warning/index.js';

/**
 * A scenario with every unknown settled: all that the trials of one outer sample share. It is immutable and holds
 * no state of a run.
 */
export interface World {
  readonly scenario: ResolvedScenario;
  readonly environment: FlightEnvironment;
  readonly places: readonly WorldPlace[];
  /** Sorted by id. */
  readonly threats: readonly WorldThreat[];
  readonly earlyWarning: EarlyWarningSystem | undefined;
}

/** A defended place and the people in it. */
export interface WorldPlace extends WarnablePlace {
  readonly name: string;
  readonly height_m: number;
  readonly people: readonly WorldPeople[];
}

export interface WorldPeople {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly shelteredFrom_us: TimeUs | undefined;
  readonly timeToShelter_s: number;
}

/** One launch to come. */
export interface WorldThreat {
  readonly id: string;
  readonly threatClass: ThreatClass;
  readonly siteId: string;
  readonly site: Geodetic;
  readonly targetId: string;
  readonly aimPoint: Geodetic;
  readonly launch_us: TimeUs;
  readonly aim: Aim;
  /** Standard deviation of the impact per axis, m. */
  readonly sigma_m: number;
  readonly streams: ThreatStreams;
  /** Opaque handle under which sensors speak of its burn. */
  readonly signature: string;
}

/** The streams of random numbers that belong to one threat. */
export interface ThreatStreams {
  readonly failure: StreamId;
  readonly dispersion: StreamId;
  readonly report: StreamId;
}
