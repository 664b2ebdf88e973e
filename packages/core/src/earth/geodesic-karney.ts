import geographiclib from 'geographiclib-geodesic';

/*
 * Geodesics on the WGS-84 ellipsoid to a nanometre, by Karney's own library.
 *
 * For reports, tools and checks only. The library calls `Math.sin` and its like, whose last bits differ between engines,
 * so nothing that a run computes may come from here: runs use `geodesic-vincenty.ts`. Degrees, because the library's accuracy
 * rests on them: the way through radians would cost a digit.
 *
 * Source: C. F. F. Karney, Algorithms for geodesics, Journal of Geodesy 87 (2013) 43; geographiclib-geodesic.
 */

/** The shortest line between two places: its length, and its azimuths (clockwise from true north) at both ends. */
export interface KarneyGeodesic {
  readonly distance_m: number;
  readonly azimuth1_deg: number;
  readonly azimuth2_deg: number;
}

/** The place that a geodesic reaches, and the azimuth with which it arrives. */
export interface KarneyDestination {
  readonly latitude_deg: number;
  /** In [−180, 180]. */
  readonly longitude_deg: number;
  readonly azimuth_deg: number;
}

/** The shortest line between two places in degrees, wherever they are. Not for use in a run: see the head of this file. */
export function karneyInverse(
  latitude1_deg: number,
  longitude1_deg: number,
  latitude2_deg: number,
  longitude2_deg: number,
): KarneyGeodesic {
  const line = geographiclib.Geodesic.WGS84.Inverse(
    latitude1_deg,
    longitude1_deg,
    latitude2_deg,
    longitude2_deg,
  );
  return {
    distance_m: line.s12 as number,
    azimuth1_deg: line.azi1 as number,
    azimuth2_deg: line.azi2 as number,
  };
}

/** The place at a distance along a geodesic, all angles in degrees. Not for use in a run: see the head of this file. */
export function karneyDirect(
  latitude_deg: number,
  longitude_deg: number,
  azimuth_deg: number,
  distance_m: number,
): KarneyDestination {
  const line = geographiclib.Geodesic.WGS84.Direct(latitude_deg, longitude_deg, azimuth_deg, distance_m);
  return {
    latitude_deg: line.lat2 as number,
    longitude_deg: line.lon2 as number,
    azimuth_deg: line.azi2 as number,
  };
}
