/** What batteries believed: their firm tracks, report by report. Nothing here knows the truth. */
import { isEvent } from '@testudo/core/engine';
import { type TrackReport, trackIdentified, trackLost, trackReport } from '@testudo/core/messages';
import { usToSeconds } from '@testudo/core/numerics';
import type { Recording } from '../recording.js';
import { type Fact, fact } from './fact.js';
import type { PredictedImpact } from './impact-ellipse.js';

/** One report of a track. */
export interface Report {
  readonly time_us: number;
  readonly position_ecef_m: Xyz;
  readonly velocity_ecef_mps: Xyz;
  /** Root of the sum of the variances of the position. */
  readonly positionSigma_m: number;
  readonly impact?: PredictedImpact;
}

export interface Xyz {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** One firm track from its first report on. */
export interface Track {
  readonly battery: string;
  readonly track: string;
  /** At least one, in order of time. */
  readonly reports: readonly Report[];
  /** When it was given up; absent where it never was. */
  readonly lost_us?: number;
  readonly facts: readonly Fact[];
}

interface Draft {
  readonly battery: string;
  readonly reports: Report[];
  lost_us?: number;
  kind?: string;
  identity?: string;
}

/** Every firm track of every battery, in the order in which they became firm. */
export function tracksOf({ events }: Recording): readonly Track[] {
  const drafts = new Map<string, Draft>();
  for (const event of events) {
    if (isEvent(event, trackReport)) {
      const { track, battery } = event.data;
      const draft = drafts.get(track) ?? { battery, reports: [] };
      drafts.set(track, draft);
      // A later report of the same instant says what counts.
      if (draft.reports.at(-1)?.time_us === event.time_us) draft.reports.pop();
      draft.reports.push(reportOf(event));
    } else if (isEvent(event, trackLost)) {
      const draft = drafts.get(event.data.track);
      if (draft !== undefined) draft.lost_us = event.time_us;
    } else if (isEvent(event, trackIdentified)) {
      const draft = drafts.get(event.data.track);
      if (draft === undefined) continue;
      draft.kind = event.data.kind;
      draft.identity = event.data.identity;
    }
  }
  return [...drafts].map(([track, { battery, reports, lost_us, kind, identity }]) => ({
    battery,
    track,
    reports,
    ...(lost_us === undefined ? {} : { lost_us }),
    facts: [
      ...fact('battery', 'battery', battery),
      ...fact('track', 'track', track),
      ...fact('takenFor', 'taken for', kind),
      ...fact('identity', 'identity', identity),
      ...fact('reports', 'reports', reports.length),
      ...fact('firm_s', 'firm, since the epoch', usToSeconds(reports[0]?.time_us ?? 0), 's'),
      ...fact(
        'lost_s',
        'given up, since the epoch',
        lost_us === undefined ? undefined : usToSeconds(lost_us),
        's',
      ),
    ],
  }));
}

function reportOf({ time_us, data }: TrackReport): Report {
  const { impact_us, impactLatitude_rad, impactLongitude_rad } = data;
  const { impactMajorSigma_m, impactMinorSigma_m, impactAzimuth_rad } = data;
  const predicted =
    impact_us === undefined ||
    impactLatitude_rad === undefined ||
    impactLongitude_rad === undefined ||
    impactMajorSigma_m === undefined ||
    impactMinorSigma_m === undefined ||
    impactAzimuth_rad === undefined
      ? undefined
      : {
          impact_us,
          latitude_rad: impactLatitude_rad,
          longitude_rad: impactLongitude_rad,
          majorSigma_m: impactMajorSigma_m,
          minorSigma_m: impactMinorSigma_m,
          azimuth_rad: impactAzimuth_rad,
        };
  return {
    time_us,
    position_ecef_m: data.position_ecef_m,
    velocity_ecef_mps: data.velocity_ecef_mps,
    positionSigma_m: data.positionSigma_m,
    ...(predicted === undefined ? {} : { impact: predicted }),
  };
}

/** A report is good for so long where no later one comes and the track is not given up before. */
const LAST_REPORT_US = 5_000_000;

/** A track is believed in from its first report until it is given up, or goes stale. */
export function endOfTrack({ reports, lost_us }: Track): number {
  const last_us = reports.at(-1)?.time_us ?? 0;
  return Math.min(lost_us ?? Number.POSITIVE_INFINITY, last_us + LAST_REPORT_US);
}
