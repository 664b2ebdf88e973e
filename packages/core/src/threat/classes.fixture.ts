/** Classes for tests, near those of the shipped catalogue. Not exported from this folder. */

import type { Geodetic } from '../earth/index.js';
import { dragShape, STANDARD_ENVIRONMENT } from '../motion/index.js';
import { type Aim, aimAt } from './aim.js';
import { calibrated } from './calibrate.js';
import { readThreatClass, type ThreatClass } from './threat-class.js';

const DEG = Math.PI / 180;

const DRAG = dragShape([
  [0, 0.85],
  [0.8, 0.85],
  [1.05, 1.7],
  [1.5, 1.5],
  [2, 1.25],
  [3, 1],
  [5, 0.8],
  [8, 0.75],
]);

const NUMBERS: Readonly<Record<string, number>> = {
  launchMass: 6155,
  propellantMass: 4750,
  burnTime: 85,
  reliability: 0.75,
  maxRange: 750_000,
  ballisticCoefficient: 4000,
  verticalTime: 5,
  pitchOverTime: 45,
  finalElevation: 42 * DEG,
  coningShare: 0.05,
  circularErrorProbable: 500,
  thrustLossWeight: 1,
  guidanceLossWeight: 1,
  breakupWeight: 0.5,
  guidanceLossAngle: 10 * DEG,
  breakupHeight: 15_000,
  breakupDragFactor: 5,
  separationDelay: 5,
  warheadBallisticCoefficient: 8000,
  spentBodyBallisticCoefficient: 400,
  radarCrossSection: 0.3,
  warheadRadarCrossSection: 0.03,
  spentBodyRadarCrossSection: 2,
};

/** A class by model, with its unpublished number solved. */
export function classFor(
  model: ThreatClass['model'],
  changes: Readonly<Record<string, number>> = {},
): ThreatClass {
  const numbers = { ...NUMBERS, ...changes };
  const read = readThreatClass({ id: model, model, value: (name) => numbers[name], drag: DRAG });
  const solved = calibrated(STANDARD_ENVIRONMENT, read);
  if (!solved.ok) throw new Error(solved.reason);
  return solved.threatClass;
}

export const SEPARATING = classFor('separating-missile');
export const UNITARY = classFor('unitary-missile', {
  launchMass: 3350,
  propellantMass: 2300,
  burnTime: 36,
  maxRange: 500_000,
  ballisticCoefficient: 9000,
  verticalTime: 2,
  pitchOverTime: 18,
  finalElevation: 40 * DEG,
  coningShare: 0.5,
});
/** The 107 mm rocket with its cited launch mass, burnout speed and maximum range. */
export const ROCKET = classFor('unguided-rocket', {
  launchMass: 18.8,
  propellantMass: 3,
  burnTime: 0.7,
  maxRange: 8500,
  burnoutSpeed: 375,
  dispersionFraction: 0.01,
});

export const KERMANSHAH = { latitude_rad: 34.35 * DEG, longitude_rad: 47.16 * DEG, height_m: 1350 };
export const AIN_AL_ASAD = { latitude_rad: 33.79 * DEG, longitude_rad: 42.44 * DEG, height_m: 190 };

/** The aim of a class whose aim point is neither too near nor uncomputable. */
export function aimed(one: ThreatClass, site: Geodetic, aimPoint: Geodetic, guess?: Aim): Aim {
  const answer = aimAt(STANDARD_ENVIRONMENT, one, site, aimPoint, guess);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.aim;
}
