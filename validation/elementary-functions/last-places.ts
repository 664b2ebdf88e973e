const view = new DataView(new ArrayBuffer(8));

/** The unit in the last place by biased exponent: 2^−1074 for 0 and 1, then doubling. */
const UNITS = new Float64Array(2047);
for (let exponent = 0, unit = Number.MIN_VALUE; exponent < 2047; exponent++) {
  UNITS[exponent] = unit;
  if (exponent > 0) unit *= 2;
}

/**
 * How far a computed value is from the true one, in units in the last place of the true one.
 *
 * @param nearest the double nearest to the true value
 * @param rest what is missing from `nearest` to the true value, in units in its last place
 * @returns 0 where both are NaN or the same infinity; infinity where only one is, or where signs of zeros differ
 */
export function errorInLastPlaces(computed: number, nearest: number, rest: number): number {
  if (Object.is(computed, nearest)) return Math.abs(rest);
  if (computed === 0 && nearest === 0) return Number.POSITIVE_INFINITY;
  if (!Number.isFinite(nearest) || !Number.isFinite(computed)) return Number.POSITIVE_INFINITY;
  view.setFloat64(0, Math.abs(nearest));
  return Math.abs((computed - nearest) / (UNITS[view.getUint16(0) >> 4] as number) - rest);
}
