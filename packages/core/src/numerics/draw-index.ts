import type { TimeUs } from './time.js';

const view = new DataView(new ArrayBuffer(16));

/**
 * The number of the draws that belong to something first perceived at a time and with a measured value.
 *
 * A track has no name of its own that would stay the same if another one came before it; what its first plot said stays.
 *
 * Model: 32 bits mixed from the float64s of both (the finaliser of MurmurHash3 over four words). Two different tracks share
 *   their number once in 4e9 pairs.
 */
export function drawIndexOf(time_us: TimeUs, value: number): number {
  view.setFloat64(0, time_us + 0, true);
  view.setFloat64(8, value + 0, true);
  let hash = 0x9747b28c;
  for (let at = 0; at < 16; at += 4) hash = mixed(hash ^ view.getUint32(at, true));
  return hash >>> 0;
}

function mixed(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) + 0x6d2b79f5;
}
