/** The undisturbed flight of what is to come down on the aim point, for who asks only where that is: no other body, no ephemeris. */
import type { Geodetic } from '../earth/index.js';
import {
  ballisticModel,
  type FlightEnvironment,
  propagate,
  type SwitchingFunction,
} from '../motion/index.js';
import {
  ascent,
  ballisticCoefficientAt_kgpm2,
  coasting,
  type LaunchSettings,
  plannedThrustEnd_s,
} from './ascent.js';
import type { ThreatClass } from './threat-class.js';

/** No flight of this library lasts longer; one that does is a numerical failure. */
export const LONGEST_FLIGHT_S = 3600;

/** Earth-fixed state where it reaches the ground, m and m/s; undefined where the flight cannot be computed. */
export function comesDown(
  environment: FlightEnvironment,
  one: ThreatClass,
  site: Geodetic,
  settings: LaunchSettings,
  ground: SwitchingFunction,
): Float64Array | undefined {
  const end = plannedThrustEnd_s(one, settings);
  const rise = ascent(environment, one, site, settings, end);
  const phases = [
    ...rise.phases,
    ...separationPhase(environment, one, end),
    {
      model: ballisticModel(environment, coasting(one, fallingBeta_kgpm2(one, end))),
      until_s: LONGEST_FLIGHT_S,
    },
  ];
  const flight = propagate(rise.initial, 0, 0, phases, [ground], { keepEphemeris: false });
  return flight.ok && flight.endedBy === ground.name ? flight.final : undefined;
}

/** Ballistic coefficient of what comes down on the aim point. */
function fallingBeta_kgpm2(one: ThreatClass, thrustEnd_s: number): number {
  return one.model === 'separating-missile'
    ? one.warheadBallisticCoefficient_kgpm2
    : ballisticCoefficientAt_kgpm2(one, thrustEnd_s);
}

/** Between the end of thrust and separation the whole missile coasts. */
function separationPhase(environment: FlightEnvironment, one: ThreatClass, thrustEnd_s: number) {
  if (one.model !== 'separating-missile' || one.separationDelay_s === 0) return [];
  const whole = coasting(one, ballisticCoefficientAt_kgpm2(one, thrustEnd_s));
  return [{ model: ballisticModel(environment, whole), until_s: thrustEnd_s + one.separationDelay_s }];
}
