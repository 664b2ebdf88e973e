/**
 * Every elementary function with the inputs it is tried on: what the comparison with references and between engines run through.
 *
 * Model: a function has regions of interest; each case takes the next region and draws in it with Philox, so that the inputs
 * are the same everywhere and a longer list begins like a shorter one.
 */
import { philox4x32 } from '../philox.js';
import { BIAS, POWERS_OF_TWO } from './bits.js';
import { cbrt } from './cbrt.js';
import { exp, expm1 } from './exp.js';
import { cosh, sinh, tanh } from './hyperbolic.js';
import { hypot, hypot3 } from './hypot.js';
import { acos, asin, atan, atan2 } from './inverse-trigonometric.js';
import { log, log1p, log2, log10 } from './log.js';
import { pow } from './power.js';
import { cos, sin, tan } from './trigonometric.js';

/** Where inputs are drawn: evenly between two numbers, or `centre` ± a size whose exponent is drawn evenly. */
type Region =
  | { readonly low: number; readonly high: number }
  | { readonly centre: number; readonly from: number; readonly to: number; readonly side: -1 | 0 | 1 };

/** An elementary function and where it is tried. */
export interface ElementaryFunction {
  readonly name: string;
  readonly arguments: 1 | 2 | 3;
  readonly evaluate: (x: number, y: number, z: number) => number;
  readonly regions: readonly Region[];
}

const between = (low: number, high: number): Region => ({ low, high });
const sizes = (from: number, to: number): Region => ({ centre: 0, from, to, side: 0 });
const positive = (from: number, to: number): Region => ({ centre: 0, from, to, side: 1 });
const around = (centre: number, from: number, to: number, side: -1 | 0 | 1 = 0): Region => ({
  centre,
  from,
  to,
  side,
});

const ANGLES = [
  between(-7, 7),
  sizes(-30, 20),
  sizes(-1074, 1023),
  between(-1e4, 1e4),
  around(Math.PI, -50, -2),
];
const COSINES = [
  between(-1, 1),
  sizes(-30, -1),
  around(1, -52, -2, -1),
  around(-1, -52, -2, 1),
  between(-0.6, 0.6),
];
const TANGENTS = [between(-5, 5), sizes(-8, 8), sizes(-1074, 1023), between(-40, 40)];
const EXPONENTS = [between(-2, 2), between(-746, 711), sizes(-60, 10), between(-0.2, 0.2), between(-30, 30)];
const POSITIVE = [
  between(0, 2),
  positive(-1074, 1023),
  around(1, -52, -2),
  between(0, 1000),
  between(0.6, 1.5),
];
const ABOVE_MINUS_1 = [
  between(-1, 1),
  positive(-60, 1023),
  sizes(-60, -1),
  between(0, 100),
  around(-1, -52, -2, 1),
];
const HYPERBOLIC = [between(-2, 2), between(-712, 712), sizes(-60, 9), between(-0.3, 0.3), between(-25, 25)];
const SIDES = [between(-1, 1), sizes(-10, 10), sizes(-3, 3), sizes(-30, 30), between(-1e6, 1e6)];

/** The elementary functions, each once. */
export const ELEMENTARY_FUNCTIONS: readonly ElementaryFunction[] = [
  { name: 'sin', arguments: 1, evaluate: sin, regions: ANGLES },
  { name: 'cos', arguments: 1, evaluate: cos, regions: ANGLES },
  { name: 'tan', arguments: 1, evaluate: tan, regions: ANGLES },
  { name: 'asin', arguments: 1, evaluate: asin, regions: COSINES },
  { name: 'acos', arguments: 1, evaluate: acos, regions: COSINES },
  { name: 'atan', arguments: 1, evaluate: atan, regions: TANGENTS },
  { name: 'atan2', arguments: 2, evaluate: atan2, regions: [...SIDES, sizes(-1074, 1023)] },
  { name: 'exp', arguments: 1, evaluate: exp, regions: EXPONENTS },
  { name: 'expm1', arguments: 1, evaluate: expm1, regions: EXPONENTS },
  { name: 'log', arguments: 1, evaluate: log, regions: POSITIVE },
  { name: 'log2', arguments: 1, evaluate: log2, regions: POSITIVE },
  { name: 'log10', arguments: 1, evaluate: log10, regions: POSITIVE },
  { name: 'log1p', arguments: 1, evaluate: log1p, regions: ABOVE_MINUS_1 },
  { name: 'pow', arguments: 2, evaluate: pow, regions: POSITIVE },
  { name: 'sinh', arguments: 1, evaluate: sinh, regions: HYPERBOLIC },
  { name: 'cosh', arguments: 1, evaluate: cosh, regions: HYPERBOLIC },
  { name: 'tanh', arguments: 1, evaluate: tanh, regions: HYPERBOLIC },
  {
    name: 'cbrt',
    arguments: 1,
    evaluate: cbrt,
    regions: [between(-8, 8), sizes(-1074, 1023), between(-1e6, 1e6)],
  },
  { name: 'hypot', arguments: 2, evaluate: hypot, regions: [...SIDES, sizes(-1074, 1022)] },
  { name: 'hypot3', arguments: 3, evaluate: hypot3, regions: [...SIDES, sizes(-1074, 1022)] },
];

const words = new Uint32Array(4);

/**
 * Inputs for a function: `count` cases, their arguments one after the other.
 *
 * @param seed whole number below 2^32; another seed gives other inputs
 */
export function elementaryInputs(kind: ElementaryFunction, count: number, seed: number): Float64Array {
  const inputs = new Float64Array(count * kind.arguments);
  for (let i = 0; i < count; i++) {
    const region = kind.regions[i % kind.regions.length] as Region;
    for (let k = 0; k < kind.arguments; k++) {
      philox4x32(i, k, 0, 0, seed, 0, words);
      const unit =
        (words[0] as number) * 2.3283064365386963e-10 +
        ((words[1] as number) >>> 11) * 1.1102230246251565e-16;
      const at = i * kind.arguments + k;
      if (kind.evaluate === pow && k === 1)
        inputs[at] = exponentFor(inputs[at - 1] as number, 2 * unit - 1, i);
      else inputs[at] = draw(region, unit, words[2] as number, words[3] as number);
    }
  }
  return inputs;
}

function draw(region: Region, unit: number, choice: number, coin: number): number {
  if ('low' in region) return region.low + (region.high - region.low) * unit;
  const exponent = region.from + (choice % (region.to - region.from));
  const size = (1 + unit) * (POWERS_OF_TWO[exponent + BIAS] as number);
  const negative = region.side === 0 ? (coin & 1) === 1 : region.side < 0;
  return region.centre + (negative ? -size : size);
}

/** A second argument of `pow` that brings the result anywhere between 0 and infinity, or one of everyday size. */
function exponentFor(base: number, unit: number, i: number): number {
  if (i % 3 === 0) return 20 * unit;
  const away = Math.abs(base - 1);
  const size = away < 0.5 ? away : Math.abs(log2(base));
  return (1074 * unit) / size;
}
