/** Which places a launch report concerns. */
import { geodesicInverse } from '../earth/index.js';
import type { LaunchReport } from '../messages/index.js';

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
  return places.filter((place) => {
    const line = geodesicInverse(
      report.latitude_rad,
      report.longitude_rad,
      place.latitude_rad,
      place.longitude_rad,
    );
    // Where the series does not converge the points are nearly antipodal: far outside any warned area.
    return line.ok && line.distance_m <= report.radius_m + place.radius_m;
  });
}
