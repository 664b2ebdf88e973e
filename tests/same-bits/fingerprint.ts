import * as numerics from '@testudo/core/numerics';

/** The functions whose last bits engines disagree on, each with how many numbers it takes. */
const FUNCTIONS: readonly (readonly [name: string, takes: 1 | 2])[] = [
  ['sin', 1],
  ['cos', 1],
  ['tan', 1],
  ['asin', 1],
  ['acos', 1],
  ['atan', 1],
  ['exp', 1],
  ['expm1', 1],
  ['log', 1],
  ['log1p', 1],
  ['log2', 1],
  ['log10', 1],
  ['sinh', 1],
  ['cosh', 1],
  ['tanh', 1],
  ['cbrt', 1],
  ['atan2', 2],
  ['pow', 2],
  ['hypot', 2],
];

type Library = Readonly<Record<string, unknown>>;

/** A fingerprint of every function's results on `count` inputs: ours, and the engine's own for contrast. */
export function fingerprints(count: number): {
  ours: Record<string, string>;
  engine: Record<string, string>;
} {
  return { ours: ofLibrary(numerics, count), engine: ofLibrary(Math as unknown as Library, count) };
}

function ofLibrary(library: Library, count: number): Record<string, string> {
  return Object.fromEntries(
    FUNCTIONS.map(([name, takes]) => {
      const f = library[name];
      if (typeof f !== 'function') throw new Error(`there is no function called ${name}`);
      return [name, fingerprintOf(f as (x: number, y?: number) => number, takes, count)];
    }),
  );
}

const view = new DataView(new ArrayBuffer(8));

/**
 * Inputs in turn from four kinds: any bit pattern there is, magnitudes 2^-32 to 2^32, the unit interval with its sign,
 * and small multiples of π/4. The fingerprint mixes the bits of every result in order; every NaN counts as the same.
 */
function fingerprintOf(f: (x: number, y?: number) => number, takes: 1 | 2, count: number): string {
  let state = 0x9e3779b9;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const input = (kind: number): number => {
    view.setUint32(0, next());
    view.setUint32(4, next());
    if (kind === 1) view.setUint16(0, (view.getUint16(0) & 0x800f) | ((991 + (next() & 63)) << 4));
    const value = view.getFloat64(0);
    if (kind === 2) return (next() - 2147483648) / 2147483648;
    if (kind === 3) return (next() >>> 20) * (Math.PI / 4) - 512 * Math.PI;
    return value;
  };
  let low = 0x811c9dc5;
  let high = 0x2545f491;
  for (let index = 0; index < count; index += 1) {
    const kind = index & 3;
    const result = takes === 1 ? f(input(kind)) : f(input(kind), input(kind));
    view.setFloat64(0, Number.isNaN(result) ? 0.5 : result);
    low = Math.imul(low ^ view.getUint32(4), 0x01000193) ^ (high >>> 15);
    high = Math.imul(high ^ view.getUint32(0), 0x85ebca6b) ^ (low >>> 13);
  }
  return (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0');
}
