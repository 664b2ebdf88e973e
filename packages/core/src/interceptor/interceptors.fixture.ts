/** Types for tests, from public figures. Not exported from this folder. */
import { dragShape } from '../motion/index.js';
import { calibratedInterceptor } from './calibrate.js';
import { type InterceptorType, readInterceptorType } from './interceptor-type.js';

const DEG = Math.PI / 180;

/** A slender body with fins, over its value at Mach 2; assumed, in the manner of the textbooks. */
export const DRAG = dragShape([
  [0, 0.75],
  [0.8, 0.8],
  [1.1, 1.35],
  [1.5, 1.2],
  [2, 1],
  [3, 0.78],
  [4, 0.65],
  [5, 0.56],
]);

/** What is assumed alike for all. */
const COMMON: Readonly<Record<string, number>> = {
  secondPulseShare: 0,
  secondPulseDelay: 0,
  secondPulseTime: 1,
  maxIncidence: 20 * DEG,
  navigationConstant: 4,
  launchElevation: 38 * DEG,
  loftPerDistance: 1e-5,
  maxLoft: 0.7,
  speedFactor: 1,
  handoverTime: 4,
  seekerBasket: 5000,
  channelFrom: 300,
  channelUntil: 4,
  unitCost: 4e6,
  minFlightTime: 8,
  maxFlightTime: 210,
  minRange: 3000,
  minAltitude: 60,
  minArrivalSpeed: 500,
  minArrivalAcceleration: 50,
  reliability: 0.95,
  raidCorrelation: 0.2,
  salvoCorrelation: 0.2,
  assessmentDelay: 5,
  assessmentSpread: 0.4,
  missTakenForKill: 0.1,
  killTakenForMiss: 0.1,
  killAirBreathing: 0.85,
};

/** Published: mass, top speed of Mach 5 (1,475 m/s in the stratosphere), reach and height. Assumed: the rest. */
const TYPES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'gem-t': {
    launchMass: 900,
    propellantMass: 500,
    burnTime: 11.5,
    topSpeed: 1475,
    dragArea: 0.45 * 0.132,
    normalForceArea: 4 * 0.132,
    maxLateralAcceleration: 300,
    timeConstant: 0.3,
    maxRangeBallistic: 20_000,
    maxRangeAirBreathing: 100_000,
    maxAltitude: 24_000,
    killBallistic: 0.45,
    handoverTime: 15,
    channelFrom: 15,
    channelUntil: 0,
    minArrivalAcceleration: 25,
  },
  cri: {
    launchMass: 315,
    propellantMass: 165,
    burnTime: 10,
    topSpeed: 1475,
    dragArea: 0.45 * 0.0511,
    normalForceArea: 4 * 0.0511,
    maxLateralAcceleration: 400,
    timeConstant: 0.1,
    maxRangeBallistic: 15_000,
    maxRangeAirBreathing: 30_000,
    maxAltitude: 15_000,
    killBallistic: 0.65,
  },
  mse: {
    launchMass: 373,
    propellantMass: 210,
    burnTime: 8,
    secondPulseShare: 0.35,
    secondPulseDelay: 4,
    secondPulseTime: 5,
    topSpeed: 1550,
    dragArea: 0.45 * 0.066,
    normalForceArea: 5 * 0.066,
    maxLateralAcceleration: 400,
    timeConstant: 0.1,
    maxRangeBallistic: 32_000,
    maxRangeAirBreathing: 60_000,
    maxAltitude: 35_500,
    killBallistic: 0.65,
    minArrivalAcceleration: 10,
  },
};

/** A type before its specific impulse is solved. */
export function uncalibrated(id: string, changes: Readonly<Record<string, number>> = {}): InterceptorType {
  const numbers = { ...COMMON, ...TYPES[id], ...changes };
  return readInterceptorType({
    id,
    drag: DRAG,
    value: (name) => {
      const value = numbers[name];
      if (value === undefined) throw new Error(`${id} has no ${name}`);
      return value;
    },
  });
}

/** A type by name with its specific impulse solved. */
export function interceptor(id: string, changes: Readonly<Record<string, number>> = {}): InterceptorType {
  const solved = calibratedInterceptor(uncalibrated(id, changes));
  if (!solved.ok) throw new Error(solved.reason);
  return solved.type;
}

export const GEM_T = interceptor('gem-t');
export const CRI = interceptor('cri');
export const MSE = interceptor('mse');
