/**
 * Largest error allowed, in units in the last place: what the documentation of each function says. The project promises 1, and 2 for
 * atan2 and pow.
 */
export const TOLERANCE: Readonly<Record<string, number>> = {
  sin: 0.85,
  cos: 0.85,
  tan: 1,
  asin: 0.7,
  acos: 0.7,
  atan: 0.6,
  atan2: 0.6,
  exp: 0.55,
  expm1: 0.65,
  log: 0.6,
  log2: 0.6,
  log10: 0.6,
  log1p: 0.6,
  pow: 0.6,
  sinh: 0.6,
  cosh: 0.55,
  tanh: 0.6,
  cbrt: 0.51,
  hypot: 0.75,
  hypot3: 0.75,
};
