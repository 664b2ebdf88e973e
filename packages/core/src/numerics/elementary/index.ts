/** Elementary functions that give the same bits on every engine: what core uses in place of `Math`. */
export { cbrt } from './cbrt.js';
export { exp, expm1 } from './exp.js';
export { type ElementaryFingerprint, elementaryFingerprint } from './fingerprint.js';
export { cosh, sinh, tanh } from './hyperbolic.js';
export { hypot, hypot3 } from './hypot.js';
export { acos, asin, atan, atan2 } from './inverse-trigonometric.js';
export { log, log1p, log2, log10 } from './log.js';
export { pow } from './power.js';
export { ELEMENTARY_FUNCTIONS, type ElementaryFunction, elementaryInputs } from './sampling.js';
export { cos, sin, tan } from './trigonometric.js';
