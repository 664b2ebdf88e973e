/** An interceptor type with every unknown settled: the numbers one run flies with. */
import type { DragShape } from '../motion/index.js';
import { invariant } from '../numerics/index.js';

/** What an interceptor is fired at; rockets are in neither class, so nothing here is ever asked about them. */
export type TargetKind = 'ballistic' | 'air-breathing';

/** One interceptor type, SI units; each field is the parameter of the same name in `interceptorModels`. */
export interface InterceptorType {
  readonly id: string;
  readonly launchMass_kg: number;
  readonly propellantMass_kg: number;
  readonly burnTime_s: number;
  readonly secondPulseShare: number;
  readonly secondPulseDelay_s: number;
  readonly secondPulseTime_s: number;
  readonly topSpeed_mps: number;
  /** Not published; `calibratedInterceptor` solves it from `topSpeed_mps`. */
  readonly specificImpulse_s: number;
  readonly dragArea_m2: number;
  readonly drag: DragShape;
  readonly normalForceArea_m2: number;
  readonly maxIncidence_rad: number;
  readonly maxLateralAcceleration_mps2: number;
  readonly timeConstant_s: number;
  readonly navigationConstant: number;
  readonly handoverTime_s: number;
  readonly seekerBasket_m: number;
  readonly channelFrom_s: number;
  readonly channelUntil_s: number;
  readonly launchElevation_rad: number;
  readonly loftPerDistance_radpm: number;
  readonly maxLoft_rad: number;
  /** Scales mean speed and speed of arrival as they were flown. */
  readonly speedFactor: number;
  readonly minFlightTime_s: number;
  readonly maxFlightTime_s: number;
  readonly minRange_m: number;
  readonly maxRangeBallistic_m: number;
  readonly maxRangeAirBreathing_m: number;
  readonly minAltitude_m: number;
  readonly maxAltitude_m: number;
  readonly minArrivalSpeed_mps: number;
  readonly minArrivalAcceleration_mps2: number;
  readonly reliability: number;
  readonly killBallistic: number;
  readonly killAirBreathing: number;
  readonly raidCorrelation: number;
  readonly salvoCorrelation: number;
  readonly assessmentDelay_s: number;
  readonly assessmentSpread: number;
  readonly missTakenForKill: number;
  readonly killTakenForMiss: number;
  /** Declared for who adds up costs; nothing flies by it. */
  readonly unitCost_USD: number;
}

/** Where the numbers of a type come from: one settled value for each declared parameter, SI units. */
export interface InterceptorNumbers {
  readonly id: string;
  readonly value: (parameter: string) => number;
  readonly drag: DragShape;
}

/** Where the solution for the specific impulse begins. */
const START_SPECIFIC_IMPULSE_S = 245;

/**
 * Reads a type from its numbers. The specific impulse is left at a starting value: see `calibratedInterceptor`.
 *
 * @throws InvariantError where more propellant than mass or correlations above one in all are given
 */
export function readInterceptorType({ id, value, drag }: InterceptorNumbers): InterceptorType {
  const launchMass_kg = value('launchMass');
  const propellantMass_kg = value('propellantMass');
  const raidCorrelation = value('raidCorrelation');
  const salvoCorrelation = value('salvoCorrelation');
  invariant(propellantMass_kg < launchMass_kg, `${id}: more propellant than launch mass`);
  invariant(raidCorrelation + salvoCorrelation <= 1, `${id}: correlations add up to more than 1`);
  return {
    id,
    launchMass_kg,
    propellantMass_kg,
    burnTime_s: value('burnTime'),
    secondPulseShare: value('secondPulseShare'),
    secondPulseDelay_s: value('secondPulseDelay'),
    secondPulseTime_s: value('secondPulseTime'),
    topSpeed_mps: value('topSpeed'),
    specificImpulse_s: START_SPECIFIC_IMPULSE_S,
    dragArea_m2: value('dragArea'),
    drag,
    normalForceArea_m2: value('normalForceArea'),
    maxIncidence_rad: value('maxIncidence'),
    maxLateralAcceleration_mps2: value('maxLateralAcceleration'),
    timeConstant_s: value('timeConstant'),
    navigationConstant: value('navigationConstant'),
    handoverTime_s: value('handoverTime'),
    seekerBasket_m: value('seekerBasket'),
    channelFrom_s: value('channelFrom'),
    channelUntil_s: value('channelUntil'),
    launchElevation_rad: value('launchElevation'),
    loftPerDistance_radpm: value('loftPerDistance'),
    maxLoft_rad: value('maxLoft'),
    speedFactor: value('speedFactor'),
    minFlightTime_s: value('minFlightTime'),
    maxFlightTime_s: value('maxFlightTime'),
    minRange_m: value('minRange'),
    maxRangeBallistic_m: value('maxRangeBallistic'),
    maxRangeAirBreathing_m: value('maxRangeAirBreathing'),
    minAltitude_m: value('minAltitude'),
    maxAltitude_m: value('maxAltitude'),
    minArrivalSpeed_mps: value('minArrivalSpeed'),
    minArrivalAcceleration_mps2: value('minArrivalAcceleration'),
    reliability: value('reliability'),
    killBallistic: value('killBallistic'),
    killAirBreathing: value('killAirBreathing'),
    raidCorrelation,
    salvoCorrelation,
    assessmentDelay_s: value('assessmentDelay'),
    assessmentSpread: value('assessmentSpread'),
    missTakenForKill: value('missTakenForKill'),
    killTakenForMiss: value('killTakenForMiss'),
    unitCost_USD: value('unitCost'),
  };
}
