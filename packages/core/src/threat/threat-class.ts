/** A threat class with every unknown settled: the numbers one run flies with. */
import { STANDARD_GRAVITY_MPS2 } from '../earth/index.js';
import type { DragShape } from '../motion/index.js';
import { log } from '../numerics/index.js';

/** Where the solutions begin; they end elsewhere. */
const START_SPECIFIC_IMPULSE_S = 240;
const START_BALLISTIC_COEFFICIENT_KGPM2 = 3000;

/** What every class has. */
interface FlightNumbers {
  readonly id: string;
  readonly launchMass_kg: number;
  readonly propellantMass_kg: number;
  readonly burnTime_s: number;
  readonly specificImpulse_s: number;
  readonly ballisticCoefficient_kgpm2: number;
  readonly reliability: number;
  readonly maxRange_m: number;
  /** Mean, of the whole missile or rocket. */
  readonly radarCrossSection_m2: number;
  readonly drag: DragShape;
}

interface GuidedNumbers extends FlightNumbers {
  readonly verticalTime_s: number;
  readonly pitchOverTime_s: number;
  readonly finalElevation_rad: number;
  readonly coningShare: number;
  readonly circularErrorProbable_m: number;
  readonly thrustLossWeight: number;
  readonly guidanceLossWeight: number;
  readonly breakupWeight: number;
  readonly guidanceLossAngle_rad: number;
  readonly breakupHeight_m: number;
  readonly breakupDragFactor: number;
}

export interface UnitaryMissile extends GuidedNumbers {
  readonly model: 'unitary-missile';
}

export interface SeparatingMissile extends GuidedNumbers {
  readonly model: 'separating-missile';
  readonly separationDelay_s: number;
  readonly warheadBallisticCoefficient_kgpm2: number;
  readonly spentBodyBallisticCoefficient_kgpm2: number;
  readonly warheadRadarCrossSection_m2: number;
  readonly spentBodyRadarCrossSection_m2: number;
}

export interface UnguidedRocket extends FlightNumbers {
  readonly model: 'unguided-rocket';
  readonly dispersionFraction: number;
}

export type GuidedMissile = UnitaryMissile | SeparatingMissile;
export type ThreatClass = GuidedMissile | UnguidedRocket;

/** Where the numbers of a class come from: one value for each declared parameter, SI units. */
export interface ClassNumbers {
  readonly id: string;
  readonly model: ThreatClass['model'];
  readonly value: (parameter: string) => number;
  readonly drag: DragShape;
}

/**
 * Reads a class from its numbers. What nobody published is left at a starting value and still has to be solved from
 * the maximum range: see `calibrated`.
 */
export function readThreatClass({ id, model, value, drag }: ClassNumbers): ThreatClass {
  const flight = {
    id,
    launchMass_kg: value('launchMass'),
    propellantMass_kg: value('propellantMass'),
    burnTime_s: value('burnTime'),
    reliability: value('reliability'),
    maxRange_m: value('maxRange'),
    radarCrossSection_m2: value('radarCrossSection'),
    drag,
  };
  if (model === 'unguided-rocket') {
    const massRatio = flight.launchMass_kg / (flight.launchMass_kg - flight.propellantMass_kg);
    return {
      ...flight,
      model,
      specificImpulse_s: value('burnoutSpeed') / (STANDARD_GRAVITY_MPS2 * log(massRatio)),
      ballisticCoefficient_kgpm2: START_BALLISTIC_COEFFICIENT_KGPM2,
      dispersionFraction: value('dispersionFraction'),
    };
  }
  const guided: GuidedNumbers = {
    ...flight,
    specificImpulse_s: START_SPECIFIC_IMPULSE_S,
    ballisticCoefficient_kgpm2: value('ballisticCoefficient'),
    verticalTime_s: value('verticalTime'),
    pitchOverTime_s: value('pitchOverTime'),
    finalElevation_rad: value('finalElevation'),
    coningShare: value('coningShare'),
    circularErrorProbable_m: value('circularErrorProbable'),
    thrustLossWeight: value('thrustLossWeight'),
    guidanceLossWeight: value('guidanceLossWeight'),
    breakupWeight: value('breakupWeight'),
    guidanceLossAngle_rad: value('guidanceLossAngle'),
    breakupHeight_m: value('breakupHeight'),
    breakupDragFactor: value('breakupDragFactor'),
  };
  if (model === 'unitary-missile') return { ...guided, model };
  return {
    ...guided,
    model,
    separationDelay_s: value('separationDelay'),
    warheadBallisticCoefficient_kgpm2: value('warheadBallisticCoefficient'),
    spentBodyBallisticCoefficient_kgpm2: value('spentBodyBallisticCoefficient'),
    warheadRadarCrossSection_m2: value('warheadRadarCrossSection'),
    spentBodyRadarCrossSection_m2: value('spentBodyRadarCrossSection'),
  };
}

/** Propellant burnt each second, kg/s. */
export function massFlow_kgps(one: ThreatClass): number {
  return one.propellantMass_kg / one.burnTime_s;
}

/** Thrust while burning, N. */
export function thrust_N(one: ThreatClass): number {
  return one.specificImpulse_s * STANDARD_GRAVITY_MPS2 * massFlow_kgps(one);
}

/** Mass when all propellant is burnt, kg. */
export function burntOutMass_kg(one: ThreatClass): number {
  return one.launchMass_kg - one.propellantMass_kg;
}
