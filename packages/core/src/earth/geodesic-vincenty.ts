import { atan2, cos, sin } from '../numerics/elementary/index.js';
import {
  WGS84_SEMI_MAJOR_AXIS_M as A,
  WGS84_SEMI_MINOR_AXIS_M as B,
  WGS84_FLATTENING as F,
} from './wgs84.js';

/*
 * Geodesics on the WGS-84 ellipsoid with the same bits on every machine: what a run uses.
 *
 * Model: Vincenty's nested series with the third-order coefficients of the publication.
 * Source: T. Vincenty, Direct and inverse solutions of geodesics on the ellipsoid with application of nested equations, Survey Review 23
 * (1975) 88; the azimuths at both ends are clockwise from true north.
 */

/** The line between two places: its length and its azimuths (in [0, 2π)) at both ends; or that none was found. */
export type GeodesicLine =
  | {
      readonly ok: true;
      readonly distance_m: number;
      readonly azimuth1_rad: number;
      readonly azimuth2_rad: number;
    }
  | { readonly ok: false; readonly reason: 'nearly-antipodal' };

/** The place that a geodesic reaches, and the azimuth, in [0, 2π), with which it arrives. */
export interface GeodesicDestination {
  readonly latitude_rad: number;
  /** In [−π, π]. */
  readonly longitude_rad: number;
  readonly azimuth_rad: number;
}

const MAXIMUM_STEPS = 100;
/** Change of the angle on the auxiliary sphere at which the iteration stops, rad: 6e-8 m. */
const SMALL_ANGLE_RAD = 1e-14;
const TURN = 2 * Math.PI;

/**
 * The geodesic between two places.
 *
 * Valid: error below 0.1 mm where it is found (0.5 mm is Vincenty's own bound). Within about half a degree of the antipode
 * the iteration does not settle, and the answer is `nearly-antipodal`. At distance 0 both azimuths are 0.
 * @returns distance in m and azimuths in rad, or the reason why not
 */
export function geodesicInverse(
  latitude1_rad: number,
  longitude1_rad: number,
  latitude2_rad: number,
  longitude2_rad: number,
): GeodesicLine {
  const turns = Math.round((longitude2_rad - longitude1_rad) / TURN);
  const difference_rad = longitude2_rad - longitude1_rad - TURN * turns;
  const reduced1 = reducedLatitude(latitude1_rad);
  const reduced2 = reducedLatitude(latitude2_rad);
  const { sine: sinU1, cosine: cosU1 } = reduced1;
  const { sine: sinU2, cosine: cosU2 } = reduced2;
  let lambda_rad = difference_rad;
  for (let step = 0; step < MAXIMUM_STEPS; step++) {
    const sinLambda = sin(lambda_rad);
    const cosLambda = cos(lambda_rad);
    const east = cosU2 * sinLambda;
    const north = cosU1 * sinU2 - sinU1 * cosU2 * cosLambda;
    const sinSigma = Math.sqrt(east * east + north * north);
    if (sinSigma === 0) {
      return cosLambda > 0 && latitude1_rad * latitude2_rad >= 0
        ? { ok: true, distance_m: 0, azimuth1_rad: 0, azimuth2_rad: 0 }
        : { ok: false, reason: 'nearly-antipodal' };
    }
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
    const sigma_rad = atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma;
    const cos2Alpha = 1 - sinAlpha * sinAlpha;
    const cosMiddle = cos2Alpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cos2Alpha;
    const next_rad =
      difference_rad + longitudeCorrection(sinAlpha, cos2Alpha, sigma_rad, sinSigma, cosSigma, cosMiddle);
    // Past half a turn it would only wander on until the steps run out.
    if (Math.abs(next_rad) > Math.PI) break;
    const change_rad = Math.abs(next_rad - lambda_rad);
    lambda_rad = next_rad;
    if (change_rad > SMALL_ANGLE_RAD) continue;
    const { scale, correction_rad } = arcSeries(cos2Alpha, sinSigma, cosSigma, cosMiddle);
    return {
      ok: true,
      distance_m: B * scale * (sigma_rad - correction_rad),
      azimuth1_rad: azimuth(east, north),
      azimuth2_rad: azimuth(cosU1 * sinLambda, cosU1 * sinU2 * cosLambda - sinU1 * cosU2),
    };
  }
  return { ok: false, reason: 'nearly-antipodal' };
}

/**
 * The place at a distance along a geodesic.
 *
 * Valid: error below 0.1 mm up to half way round the Earth.
 * @param azimuth_rad at the start
 * @param distance_m 0 or more
 */
export function geodesicDirect(
  latitude_rad: number,
  longitude_rad: number,
  azimuth_rad: number,
  distance_m: number,
): GeodesicDestination {
  const { sine: sinU1, cosine: cosU1 } = reducedLatitude(latitude_rad);
  const sinAzimuth = sin(azimuth_rad);
  const cosAzimuth = cos(azimuth_rad);
  const sigma1_rad = atan2(sinU1, cosU1 * cosAzimuth);
  const sinAlpha = cosU1 * sinAzimuth;
  const cos2Alpha = 1 - sinAlpha * sinAlpha;
  const { scale } = arcSeries(cos2Alpha, 0, 1, 1);
  const first_rad = distance_m / (B * scale);
  let sigma_rad = first_rad;
  let sinSigma = sin(sigma_rad);
  let cosSigma = cos(sigma_rad);
  let cosMiddle = cos(2 * sigma1_rad + sigma_rad);
  for (let step = 0; step < MAXIMUM_STEPS; step++) {
    const next_rad = first_rad + arcSeries(cos2Alpha, sinSigma, cosSigma, cosMiddle).correction_rad;
    const change_rad = Math.abs(next_rad - sigma_rad);
    sigma_rad = next_rad;
    sinSigma = sin(sigma_rad);
    cosSigma = cos(sigma_rad);
    cosMiddle = cos(2 * sigma1_rad + sigma_rad);
    if (change_rad <= SMALL_ANGLE_RAD) break;
  }
  const along = cosU1 * cosSigma * cosAzimuth - sinU1 * sinSigma;
  const axis = sinU1 * cosSigma + cosU1 * sinSigma * cosAzimuth;
  const lambda_rad = atan2(sinSigma * sinAzimuth, cosU1 * cosSigma - sinU1 * sinSigma * cosAzimuth);
  const reached_rad =
    longitude_rad +
    lambda_rad -
    longitudeCorrection(sinAlpha, cos2Alpha, sigma_rad, sinSigma, cosSigma, cosMiddle);
  return {
    latitude_rad: atan2(axis, (1 - F) * Math.sqrt(sinAlpha * sinAlpha + along * along)),
    longitude_rad: reached_rad - TURN * Math.round(reached_rad / TURN),
    azimuth_rad: azimuth(sinAlpha, along),
  };
}

/** Sine and cosine of the latitude on the auxiliary sphere, tan U = (1 − f) tan φ, with no tangent at the poles. */
function reducedLatitude(latitude_rad: number): { readonly sine: number; readonly cosine: number } {
  const sine = (1 - F) * sin(latitude_rad);
  const cosine = cos(latitude_rad);
  const size = Math.sqrt(sine * sine + cosine * cosine);
  return { sine: sine / size, cosine: cosine / size };
}

/** Longitude on the auxiliary sphere less that on the ellipsoid (Vincenty's equations 10 and 11), rad. */
function longitudeCorrection(
  sinAlpha: number,
  cos2Alpha: number,
  sigma_rad: number,
  sinSigma: number,
  cosSigma: number,
  cosMiddle: number,
): number {
  const c = (F / 16) * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
  const inner = cosMiddle + c * cosSigma * (2 * cosMiddle * cosMiddle - 1);
  return (1 - c) * F * sinAlpha * (sigma_rad + c * sinSigma * inner);
}

/** Vincenty's A (scale) and Δσ (equations 3, 4 and 6). */
function arcSeries(
  cos2Alpha: number,
  sinSigma: number,
  cosSigma: number,
  cosMiddle: number,
): { readonly scale: number; readonly correction_rad: number } {
  const u2 = (cos2Alpha * (A * A - B * B)) / (B * B);
  const scale = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  const b = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  const middle2 = cosMiddle * cosMiddle;
  const third = (b / 6) * cosMiddle * (4 * sinSigma * sinSigma - 3) * (4 * middle2 - 3);
  const correction_rad = b * sinSigma * (cosMiddle + (b / 4) * (cosSigma * (2 * middle2 - 1) - third));
  return { scale, correction_rad };
}

function azimuth(east: number, north: number): number {
  const angle_rad = atan2(east, north);
  const turned_rad = angle_rad < 0 ? angle_rad + TURN : angle_rad;
  return turned_rad >= TURN ? 0 : turned_rad;
}
