/**
 * Elementary functions that give the same bits on every engine: what core uses in place of `Math`.
 *
 * Only + − × ÷, the square root and the bits of doubles are used, which IEEE 754 and ECMAScript define to the last bit. The errors named with each
 * function are rounded up from the largest found on a million inputs (validation/elementary-functions).
 */
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
