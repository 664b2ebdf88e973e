/**
 * From a launcher's settings to the phases of a flight under thrust.
 *
 * Model, guided missile: vertical rise, thrust axis turned at a constant rate to its final elevation, then held until
 *   thrust ends. A missile flown short of its maximum range must shed impulse; how is not public, so two ways are
 *   mixed by `coningShare`: thrust ends early, or the thrust axis cones about its direction so that less of it pushes
 *   forward for the full burn. The product of both is `reach`, the share of the full impulse that is used.
 * Model, rocket: thrust along the launcher's rail until the motor is empty.
 * Source: Zarchan, "Tactical and Strategic Missile Guidance", chapters on boosters and general energy management.
 *   An early end of thrust leaves the rest of the propellant on board, and drag slows the heavier body less.
 * Ignores: the drag and lift of incidence, jet vanes, wind, the rail's length.
 */
import { enuVectorToEcef, type Geodetic, type LocalFrame, localFrame } from '../earth/index.js';
import {
  ballisticModel,
  type FlightEnvironment,
  type FlightPhase,
  type PropagationPhase,
  type Thrust,
} from '../motion/index.js';
import { cos, sin, type Vec3, vec3 } from '../numerics/index.js';
import { type AxisSwing, type Rotation, rotated, rotationOf, UP } from './axis-swing.js';
import {
  burntOutMass_kg,
  type GuidedMissile,
  massFlow_kgps,
  type ThreatClass,
  thrust_N,
  type UnguidedRocket,
} from './threat-class.js';

/** What a launch is set to. `reach`: share of the impulse used by a missile, or the launcher's elevation for a rocket, rad. */
export interface LaunchSettings {
  readonly azimuth_rad: number;
  readonly reach: number;
}

/** The part of a flight under thrust. */
export interface Ascent {
  readonly initial: Float64Array;
  readonly phases: readonly PropagationPhase[];
  readonly thrustEnd_s: number;
}

const RIGHT_ANGLE_RAD = Math.PI / 2;

/** Planned end of thrust, s after launch. */
export function plannedThrustEnd_s(one: ThreatClass, settings: LaunchSettings): number {
  if (one.model === 'unguided-rocket') return one.burnTime_s;
  return (settings.reach / axialShare(one, settings.reach)) * one.burnTime_s;
}

/** Share of the thrust that acts along the programmed direction. */
function axialShare(one: GuidedMissile, reach: number): number {
  return 1 - one.coningShare * (1 - reach);
}

/**
 * The ascent of one launch from rest at `site`.
 *
 * @param thrustEnd_s when thrust ends: planned or by failure
 * @param swing a failure of guidance, if any
 */
export function ascent(
  environment: FlightEnvironment,
  one: ThreatClass,
  site: Geodetic,
  settings: LaunchSettings,
  thrustEnd_s: number,
  swing?: AxisSwing,
): Ascent {
  const frame = localFrame(site);
  const position = frame.originEcef;
  const legs = one.model === 'unguided-rocket' ? railLegs(one, settings) : programmeLegs(one, settings);
  const phases: PropagationPhase[] = [];
  for (const leg of splitAt(legs, swing)) {
    if (leg.from_s >= thrustEnd_s) break;
    const model = ballisticModel(environment, thrustPhase(one, frame, leg));
    phases.push({ model, until_s: Math.min(leg.until_s, thrustEnd_s) });
  }
  return { initial: Float64Array.of(position.x, position.y, position.z, 0, 0, 0), phases, thrustEnd_s };
}

/**
 * Ballistic coefficient of the whole missile or rocket once thrust has ended, kg/m²: that of the empty one, times its mass with what is
 * left of the propellant over that without.
 */
export function ballisticCoefficientAt_kgpm2(one: ThreatClass, thrustEnd_s: number): number {
  const mass_kg = one.launchMass_kg - massFlow_kgps(one) * thrustEnd_s;
  return one.ballisticCoefficient_kgpm2 * (mass_kg / burntOutMass_kg(one));
}

/** Coasting with a ballistic coefficient, kg/m². */
export function coasting(one: ThreatClass, ballisticCoefficient_kgpm2: number): FlightPhase {
  return { mass_kg: 1, dragArea_m2: 1 / ballisticCoefficient_kgpm2, drag: one.drag };
}

interface Leg {
  readonly from_s: number;
  readonly until_s: number;
  readonly azimuth_rad: number;
  readonly elevation_rad: number;
  readonly elevationRate_radps: number;
  readonly elevationTime_s: number;
  readonly thrustShare: number;
  /** How far the axis has swung away from its programme. */
  readonly swung?: Rotation;
}

function railLegs(one: UnguidedRocket, settings: LaunchSettings): Leg[] {
  return [
    {
      from_s: 0,
      until_s: one.burnTime_s,
      azimuth_rad: settings.azimuth_rad,
      elevation_rad: settings.reach,
      elevationRate_radps: 0,
      elevationTime_s: 0,
      thrustShare: 1,
    },
  ];
}

function programmeLegs(one: GuidedMissile, settings: LaunchSettings): Leg[] {
  const { verticalTime_s: vertical, finalElevation_rad: final } = one;
  const pitched = Math.max(one.pitchOverTime_s, vertical + 1);
  const { azimuth_rad } = settings;
  const thrustShare = axialShare(one, settings.reach);
  const rises = {
    from_s: 0,
    until_s: vertical,
    azimuth_rad,
    elevation_rad: RIGHT_ANGLE_RAD,
    elevationRate_radps: 0,
    elevationTime_s: vertical,
    thrustShare,
  };
  const turns = {
    from_s: vertical,
    until_s: pitched,
    azimuth_rad,
    // Counted from the middle of the turn, the angles are small: their sines need no reduction.
    elevation_rad: (RIGHT_ANGLE_RAD + final) / 2,
    elevationRate_radps: (final - RIGHT_ANGLE_RAD) / (pitched - vertical),
    elevationTime_s: (vertical + pitched) / 2,
    thrustShare,
  };
  const holds = {
    from_s: pitched,
    until_s: Number.MAX_VALUE,
    azimuth_rad,
    elevation_rad: final,
    elevationRate_radps: 0,
    elevationTime_s: vertical,
    thrustShare,
  };
  return vertical > 0 ? [rises, turns, holds] : [turns, holds];
}

/** From the swing on, the axis is off its programme by the rotation that it was off by at first. */
function splitAt(legs: readonly Leg[], swing: AxisSwing | undefined): readonly Leg[] {
  const hit = swing && legs.find((leg) => swing.time_s < leg.until_s);
  if (swing === undefined || hit === undefined) return legs;
  const elevation_rad = hit.elevation_rad + hit.elevationRate_radps * (swing.time_s - hit.elevationTime_s);
  const swung = rotationOf(swing, forwardOf(hit), elevation_rad);
  return legs.flatMap((leg) => {
    if (swing.time_s <= leg.from_s) return [{ ...leg, swung }];
    if (swing.time_s >= leg.until_s) return [leg];
    return [
      { ...leg, until_s: swing.time_s },
      { ...leg, from_s: swing.time_s, swung },
    ];
  });
}

function forwardOf({ azimuth_rad }: Leg): Vec3<'enu'> {
  return vec3<'enu'>(sin(azimuth_rad), cos(azimuth_rad), 0);
}

function thrustPhase(one: ThreatClass, frame: LocalFrame, leg: Leg): FlightPhase {
  const thrust: Thrust = {
    force_N: thrust_N(one) * leg.thrustShare,
    massFlow_kgps: massFlow_kgps(one),
    ignition_s: 0,
    forward_ecef: triple(enuVectorToEcef(frame, rotated(forwardOf(leg), leg.swung))),
    up_ecef: triple(enuVectorToEcef(frame, rotated(UP, leg.swung))),
    elevation_rad: leg.elevation_rad,
    elevationRate_radps: leg.elevationRate_radps,
    elevationTime_s: leg.elevationTime_s,
  };
  const dragArea_m2 = burntOutMass_kg(one) / one.ballisticCoefficient_kgpm2;
  return { mass_kg: one.launchMass_kg, dragArea_m2, drag: one.drag, thrust };
}

function triple(v: Vec3<'ecef'>): readonly [number, number, number] {
  return [v.x, v.y, v.z];
}
