/** Which places a launch report concerns. */
import { isWithinSurfaceDistance } from '../earth/index.js';
import type { LaunchReport, TrackReport } from '../messages/index.js';

/** A place that can be warned. */
export interface WarnablePlace {
  readonly id: string;
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  /** Radius of the area that counts as the place, m. */
  readonly radius_m: number;
}

/** The places whose area overlaps the warned circle, in the order given. */
export function warnedPlaces(
  report: LaunchReport['data'],
  places: readonly WarnablePlace[],
): readonly WarnablePlace[] {
  return places.filter((place) => isWithinSurfaceDistance(report, place, report.radius_m + place.radius_m));
}

/** How far from a place a predicted impact may lie and still warn it. */
export interface ImpactMargin {
  readonly threatenedMargin_m: number;
  /** Standard deviations of the prediction. */
  readonly threatenedSigmas: number;
}

/** The places on whose area, or so near it, a track is predicted to come down; none where it does not. */
export function placesUnder<P extends WarnablePlace>(
  track: TrackReport['data'],
  places: readonly P[],
  { threatenedMargin_m, threatenedSigmas }: ImpactMargin,
): readonly P[] {
  const { impactLatitude_rad: latitude_rad, impactLongitude_rad: longitude_rad, impactMajorSigma_m } = track;
  if (latitude_rad === undefined || longitude_rad === undefined) return [];
  const margin_m = threatenedMargin_m + threatenedSigmas * (impactMajorSigma_m ?? 0);
  const impact = { latitude_rad, longitude_rad };
  return places.filter((place) => isWithinSurfaceDistance(impact, place, place.radius_m + margin_m));
}
