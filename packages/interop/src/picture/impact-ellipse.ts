/** The area in which a battery expects an impact. */
import { geodesicDirect } from '@testudo/core/earth';
import type { GroundPoint } from './radar-sector.js';

/** Where a track was predicted to come down, with the standard deviations along the axes of its error. */
export interface PredictedImpact extends GroundPoint {
  readonly impact_us: number;
  readonly majorSigma_m: number;
  readonly minorSigma_m: number;
  /** Azimuth of the longer axis. */
  readonly azimuth_rad: number;
}

/** The share of impacts that the ellipse holds, where the estimate's own errors are right. */
export const ELLIPSE_SHARE = 0.95;
/** Semi-axes over standard deviations: r² of two independent normal errors is exponential with mean 2. */
const ELLIPSE_SIGMAS = Math.sqrt(-2 * Math.log(1 - ELLIPSE_SHARE));
/** An ellipse is never drawn thinner than this: a millimetre is nothing on a map. */
const THINNEST_M = 1;

export function semiAxes({ majorSigma_m, minorSigma_m }: PredictedImpact) {
  return {
    major_m: Math.max(ELLIPSE_SIGMAS * majorSigma_m, THINNEST_M),
    minor_m: Math.max(ELLIPSE_SIGMAS * minorSigma_m, THINNEST_M),
  };
}

const CORNERS = 48;

/** The edge of the ellipse, counterclockwise, not closed. */
export function ellipseEdge(impact: PredictedImpact): readonly GroundPoint[] {
  const { major_m, minor_m } = semiAxes(impact);
  return Array.from({ length: CORNERS }, (_, i) => {
    const angle = (-2 * Math.PI * i) / CORNERS;
    const along = major_m * Math.cos(angle);
    const across = minor_m * Math.sin(angle);
    const corner = geodesicDirect(
      impact.latitude_rad,
      impact.longitude_rad,
      impact.azimuth_rad + Math.atan2(across, along),
      Math.hypot(along, across),
    );
    return { latitude_rad: corner.latitude_rad, longitude_rad: corner.longitude_rad };
  });
}
