/** One hash per elementary function, to compare engines with each other. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { ELEMENTARY_FUNCTIONS, type ElementaryFunction, elementaryInputs } from './sampling.js';

/** The hash over a function's results on seeded inputs and special values. */
export interface ElementaryFingerprint {
  readonly name: string;
  /** SHA-256 in lowercase hex. */
  readonly sha256: string;
}

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -2,
  3,
  -3,
  10,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  Number.MIN_VALUE,
  -Number.MIN_VALUE,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.EPSILON,
  Math.PI,
  Math.PI / 2,
  2.2250738585072014e-308,
  709.78,
  710.4,
  -745.13,
];

/**
 * The bits of every elementary function on `count` seeded inputs and all combinations of 25 special values, hashed: two engines
 * that give the same hashes gave the same bits.
 */
export function elementaryFingerprint(count: number): readonly ElementaryFingerprint[] {
  return ELEMENTARY_FUNCTIONS.map((kind) => ({ name: kind.name, sha256: bytesToHex(hashOf(kind, count)) }));
}

function hashOf(kind: ElementaryFunction, count: number): Uint8Array {
  const n = kind.arguments;
  const inputs = elementaryInputs(kind, count, 1);
  const specials = n === 1 ? 25 : n === 2 ? 625 : 15625;
  const bytes = new Uint8Array(8 * (count + specials));
  const view = new DataView(bytes.buffer);
  const put = (i: number, value: number): void => {
    // All NaN are one: their bits are the engine's choice.
    if (!Number.isNaN(value)) view.setFloat64(8 * i, value, true);
    else view.setUint32(8 * i + 4, 0x7ff80000, true);
  };
  for (let i = 0; i < count; i++) {
    put(i, kind.evaluate(inputs[n * i] as number, inputs[n * i + 1] as number, inputs[n * i + 2] as number));
  }
  for (let i = 0; i < specials; i++) {
    const x = SPECIAL[i % 25] as number;
    const y = SPECIAL[Math.trunc(i / 25) % 25] as number;
    const z = SPECIAL[Math.trunc(i / 625)] as number;
    put(count + i, kind.evaluate(x, y, z));
  }
  return sha256(bytes);
}
