/**
 * Scatter of impacts around the aim point.
 *
 * Model: the miss is circular normal with the class's circular error probable (CEP) as median; a rocket's CEP grows
 *   with the distance. The settings of the launch are changed by the linear answer of the flight, so the scattered
 *   flight is flown, not moved.
 * Source: median of a Rayleigh distribution, CEP = σ √(2 ln 2).
 * Ignores: a bias shared by a volley, and different spread along and across the flight.
 */
import type { Aim } from './aim.js';
import type { LaunchSettings } from './ascent.js';
import type { ThreatClass } from './threat-class.js';

/** √(2 ln 2): CEP over the standard deviation per axis. */
const CEP_PER_SIGMA = 1.1774100225154747;

/** Standard deviation of the impact per axis, m. */
export function impactSigma_m(one: ThreatClass, distance_m: number): number {
  const cep =
    one.model === 'unguided-rocket' ? one.dispersionFraction * distance_m : one.circularErrorProbable_m;
  return cep / CEP_PER_SIGMA;
}

/** The settings of one launch: the aim, disturbed by two standard normal draws. */
export function scattered(aim: Aim, sigma_m: number, beyondDraw: number, rightDraw: number): LaunchSettings {
  const beyond = sigma_m * beyondDraw;
  const right = sigma_m * rightDraw;
  return {
    reach: aim.settings.reach + aim.reachPerBeyond * beyond + aim.reachPerRight * right,
    azimuth_rad: aim.settings.azimuth_rad + aim.azimuthPerBeyond * beyond + aim.azimuthPerRight * right,
  };
}
