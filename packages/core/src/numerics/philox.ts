/**
 * Philox4x32-10: four random 32-bit words from a 128-bit counter and a 64-bit key, with no state to carry.
 *
 * Model: ten rounds of two 32 × 32 → 64 bit products whose halves are mixed with each other and with a key that is bumped
 * each round.
 * Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011), section 5.3.
 *
 * @param c0 counter word 0 (least significant), any int32 or uint32; likewise `c1`, `c2`, `c3`
 * @param k0 key word 0, likewise `k1`
 * @param out four words are written to `out[at…at+3]`
 */
export function philox4x32(
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
  out: Uint32Array,
  at = 0,
): void {
  philox4x32Rounds(10, c0, c1, c2, c3, k0, k1, out, at);
}

/** Philox4x32 with a chosen number of rounds; the authors publish vectors for 7 and 10. */
export function philox4x32Rounds(
  rounds: number,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
  out: Uint32Array,
  at: number,
): void {
  let x0 = c0 | 0;
  let x1 = c1 | 0;
  let x2 = c2 | 0;
  let x3 = c3 | 0;
  let key0 = k0 | 0;
  let key1 = k1 | 0;
  for (let round = 0; round < rounds; round++) {
    const high0 = multiplyHigh(M0_LOW, M0_HIGH, x0);
    const high1 = multiplyHigh(M1_LOW, M1_HIGH, x2);
    const low0 = Math.imul(M0, x0);
    const low1 = Math.imul(M1, x2);
    x0 = high1 ^ x1 ^ key0;
    x1 = low1;
    x2 = high0 ^ x3 ^ key1;
    x3 = low0;
    key0 = (key0 + WEYL_0) | 0;
    key1 = (key1 + WEYL_1) | 0;
  }
  out[at] = x0;
  out[at + 1] = x1;
  out[at + 2] = x2;
  out[at + 3] = x3;
}

const M0 = 0xd2511f53;
const M0_LOW = M0 & 0xffff;
const M0_HIGH = M0 >>> 16;
const M1 = 0xcd9e8d57;
const M1_LOW = M1 & 0xffff;
const M1_HIGH = M1 >>> 16;
/** The golden ratio and √3 − 1, as the authors chose them to bump the key. */
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;

/**
 * The upper 32 bits of the 64-bit product of (aHigh·2^16 + aLow) and `b`, both taken as unsigned.
 *
 * Schoolbook multiplication in digits of 16 bits; each partial sum stays below 2^32, so that integer arithmetic is exact.
 */
function multiplyHigh(aLow: number, aHigh: number, b: number): number {
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const lowLow = Math.imul(aLow, bLow) >>> 16;
  const highLow = (Math.imul(aHigh, bLow) >>> 0) + lowLow;
  const middle = (Math.imul(aLow, bHigh) >>> 0) + (highLow & 0xffff);
  return (Math.imul(aHigh, bHigh) + (highLow >>> 16) + (middle >>> 16)) | 0;
}
