/** The special functions of probability, by family. */
export { incompleteBeta, inverseIncompleteBeta } from './special-beta.js';
export { logGamma, stirlingError } from './special-gamma.js';
export { erf, erfc, normalCdf, normalQuantile } from './special-normal.js';
