import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as elementary from './index.js';
import {
  acos,
  asin,
  atan,
  atan2,
  cbrt,
  cos,
  cosh,
  exp,
  expm1,
  hypot,
  hypot3,
  log,
  log1p,
  log2,
  log10,
  pow,
  sin,
  sinh,
  tan,
  tanh,
} from './index.js';

const RUNS = { numRuns: 2000 };
const any = fc.double();
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** The next double above. */
function next(x: number): number {
  const view = new DataView(new ArrayBuffer(8));
  if (x === 0) return Number.MIN_VALUE;
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + (x > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

describe('symmetry, to the last bit', () => {
  const odd = { sin, tan, asin, atan, sinh, tanh, cbrt };
  it.each(Object.entries(odd))('%s is odd', (_name, f) => {
    fc.assert(
      fc.property(any, (x) => Object.is(f(-x), -f(x))),
      RUNS,
    );
  });
  it.each(Object.entries({ cos, cosh }))('%s is even', (_name, f) => {
    fc.assert(
      fc.property(any, (x) => Object.is(f(-x), f(x))),
      RUNS,
    );
  });
  it('lengths know neither signs nor order', () => {
    fc.assert(
      fc.property(any, any, any, (x, y, z) => {
        expect(hypot(-y, x)).toBe(hypot(x, y));
        expect(hypot3(-x, y, 0)).toBe(hypot(x, y));
        expect(hypot3(x, y, z) === hypot3(x, -y, -z) || Number.isNaN(hypot3(x, y, z))).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('identities', () => {
  it('sine squared and cosine squared make one', () => {
    fc.assert(
      fc.property(finite, (x) => {
        expect(Math.abs(sin(x) * sin(x) + cos(x) * cos(x) - 1)).toBeLessThan(4e-16);
      }),
      RUNS,
    );
  });
  it('the tangent is sine over cosine', () => {
    fc.assert(
      fc.property(finite, (x) => {
        expect(Math.abs(tan(x) - sin(x) / cos(x))).toBeLessThanOrEqual(5e-16 * Math.abs(tan(x)));
      }),
      RUNS,
    );
  });
  it('the exponential undoes the logarithm', () => {
    fc.assert(
      fc.property(between(Number.MIN_VALUE, Number.MAX_VALUE), (x) => {
        // An error of one unit in ln x grows with |ln x|; below the normal numbers there are fewer digits.
        const tolerance = Math.max(1.2e-16 * (2 + Math.abs(log(x))) * x, Number.MIN_VALUE);
        expect(Math.abs(exp(log(x)) - x)).toBeLessThanOrEqual(tolerance);
      }),
      RUNS,
    );
  });
  it('expm1 and log1p undo each other', () => {
    fc.assert(
      fc.property(between(-0.5, 1), (x) => {
        expect(Math.abs(expm1(log1p(x)) - x)).toBeLessThanOrEqual(6e-16 * Math.abs(x));
      }),
      RUNS,
    );
  });
  it('hyperbolic functions keep cosh² − sinh² = 1 and tanh = sinh/cosh', () => {
    fc.assert(
      fc.property(between(-20, 20), (x) => {
        const difference = (cosh(x) - sinh(x)) * (cosh(x) + sinh(x));
        expect(Math.abs(difference - 1)).toBeLessThanOrEqual(6e-16 * cosh(x) * cosh(x));
        expect(Math.abs(tanh(x) - sinh(x) / cosh(x))).toBeLessThanOrEqual(5e-16 * Math.abs(tanh(x)));
      }),
      RUNS,
    );
  });
  it('arcsine, arccosine and arctangent undo sine, cosine and tangent', () => {
    fc.assert(
      fc.property(between(-1, 1), (x) => {
        expect(Math.abs(sin(asin(x)) - x)).toBeLessThanOrEqual(4e-16 * Math.abs(x));
        expect(Math.abs(cos(acos(x)) - x)).toBeLessThanOrEqual(5e-16);
        expect(Math.abs(asin(x) + acos(x) - Math.PI / 2)).toBeLessThanOrEqual(5e-16);
        expect(Math.abs(tan(atan(100 * x)) - 100 * x)).toBeLessThanOrEqual(4e-14 * Math.abs(100 * x));
      }),
      RUNS,
    );
  });
  it('whole powers are products, and halves roots', () => {
    fc.assert(
      fc.property(between(1e-60, 1e60), (x) => {
        expect(Math.abs(pow(x, 3) / (x * x * x) - 1)).toBeLessThanOrEqual(5e-16);
        expect(Math.abs(pow(x, 0.5) / Math.sqrt(x) - 1)).toBeLessThanOrEqual(3e-16);
        expect(pow(x, 1)).toBe(x);
        expect(Math.abs(pow(x, -1) * x - 1)).toBeLessThanOrEqual(3e-16);
      }),
      RUNS,
    );
  });
  it('the cube of a cube root is the number', () => {
    fc.assert(
      fc.property(between(1e-100, 1e100), (x) => {
        const root = cbrt(x);
        expect(Math.abs((root * root * root) / x - 1)).toBeLessThanOrEqual(7e-16);
      }),
      RUNS,
    );
  });
  it('a length lies between its longest side and the sum of its sides', () => {
    fc.assert(
      fc.property(between(0, 1e308), between(0, 1e308), (x, y) => {
        expect(hypot(x, y)).toBeGreaterThanOrEqual(Math.max(x, y));
        expect(hypot(x, y) / 2).toBeLessThanOrEqual((x / 2 + y / 2) * (1 + 3e-16) + Number.MIN_VALUE);
      }),
      RUNS,
    );
  });
});

describe('exact values', () => {
  it('powers of 2 and 10', () => {
    for (let k = -1074; k <= 1023; k++) {
      let power = 1;
      for (let i = 0; i < Math.abs(k); i++) power *= k > 0 ? 2 : 0.5;
      expect(log2(power)).toBe(k);
      expect(pow(2, k)).toBe(power);
    }
    for (let k = 0; k <= 22; k++) {
      expect(log10(Number(`1e${k}`))).toBe(k);
      expect(pow(10, k)).toBe(Number(`1e${k}`));
    }
  });
  it('cubes and Pythagorean triples', () => {
    for (let n = 1; n <= 2000; n++) {
      expect(cbrt(n * n * n)).toBe(n);
      expect(cbrt(-n * n * n)).toBe(-n);
      expect(hypot(n * n - 1, 2 * n)).toBe(n * n + 1);
      expect(hypot3(n, 2 * n, 2 * n)).toBe(3 * n);
    }
  });
});

describe('neighbouring arguments give results in order', () => {
  const rising: Record<string, [(x: number) => number, number, number]> = {
    exp: [exp, -745, 710],
    log: [log, Number.MIN_VALUE, Number.MAX_VALUE],
    log2: [log2, Number.MIN_VALUE, Number.MAX_VALUE],
    log10: [log10, Number.MIN_VALUE, Number.MAX_VALUE],
    cbrt: [cbrt, -1e300, 1e300],
    atan: [atan, -1e20, 1e20],
  };
  it.each(Object.entries(rising))('%s', (_name, [f, low, high]) => {
    fc.assert(
      fc.property(between(low, high), (x) => f(next(x)) >= f(x)),
      { numRuns: 10_000 },
    );
  });
});

describe('atan2', () => {
  it('lies in the quadrant of the point', () => {
    fc.assert(
      fc.property(finite, finite, (y, x) => {
        const angle = atan2(y, x);
        if (Object.is(y, -0) || y < 0) expect(angle <= 0 && angle >= -Math.PI).toBe(true);
        else expect(angle >= 0 && angle <= Math.PI).toBe(true);
        if (x > 0) expect(Math.abs(angle)).toBeLessThanOrEqual(Math.PI / 2);
        if (x < 0) expect(Math.abs(angle)).toBeGreaterThanOrEqual(Math.PI / 2);
        expect(Object.is(atan2(-y, x), -angle)).toBe(true);
      }),
      RUNS,
    );
  });
  it('finds the direction it was given', () => {
    fc.assert(
      fc.property(between(-Math.PI, Math.PI), between(1e-3, 1e6), (angle, radius) => {
        expect(Math.abs(atan2(radius * sin(angle), radius * cos(angle)) - angle)).toBeLessThanOrEqual(6e-16);
      }),
      RUNS,
    );
  });
});

describe('angles however large', () => {
  it('the double nearest to a multiple of π/2', () => {
    // Muller, "Elementary Functions", ch. 11: the closest that a double comes, 2^−60.9; the cosine by mpmath at 1,200 bits.
    const x = 5.319372648326541e255;
    expect(cos(x)).toBe(-4.687165924254628e-19);
    expect(Math.abs(sin(x))).toBe(1);
  });
  it('is periodic in what a double can say of 2π: sin(x) for whole x agrees with sums of angles', () => {
    for (const x of [1e5, 1e9, 1e15, 2 ** 52]) {
      const sum = sin(x) * cos(1) + cos(x) * sin(1);
      expect(Math.abs(sin(x + 1) - sum)).toBeLessThanOrEqual(4e-16);
    }
  });
});

describe('special values, as ECMAScript has them', () => {
  const INF = Number.POSITIVE_INFINITY;
  const values = [
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
    2.5,
    1e300,
    -1e300,
    Number.MIN_VALUE,
    INF,
    -INF,
    Number.NaN,
  ];

  /** Exact results: NaN, infinities, zeros with their sign and ±1 of `Math`, which ECMAScript fixes; others may differ in the last place. */
  function expectLike(actual: number, expected: number, what: string): void {
    const close = Math.abs(actual - expected) <= 4e-16 * Math.abs(expected);
    const exact = expected === 0 || !Number.isFinite(expected);
    expect(exact ? Object.is(actual, expected) : close, `${what}: ${actual}, not ${expected}`).toBe(true);
  }

  const unary = {
    sin,
    cos,
    tan,
    asin,
    acos,
    atan,
    exp,
    expm1,
    log,
    log1p,
    log2,
    log10,
    sinh,
    cosh,
    tanh,
    cbrt,
  };
  it.each(Object.entries(unary))('%s', (name, f) => {
    const native = Math[name as keyof typeof unary];
    for (const x of values) expectLike(f(x), native(x), `${name}(${x})`);
  });
  it.each(Object.entries({ atan2, pow, hypot }))('%s', (name, f) => {
    const native = Math[name as 'atan2'] as (x: number, y: number) => number;
    for (const x of values) {
      for (const y of values) expectLike(f(x, y), native(x, y), `${name}(${x}, ${y})`);
    }
  });
  it('hypot3', () => {
    for (const x of values) {
      for (const y of values) {
        for (const z of values) expectLike(hypot3(x, y, z), Math.hypot(x, y, z), `hypot3(${x}, ${y}, ${z})`);
      }
    }
  });
});

describe('fingerprint', () => {
  it('is one hash per function, the same every time, and knows the count', () => {
    const first = elementary.elementaryFingerprint(500);
    expect(first).toEqual(elementary.elementaryFingerprint(500));
    expect(first.map(({ name }) => name).sort()).toEqual(
      Object.keys(elementary)
        .filter((name) => !name.startsWith('elementary') && !name.startsWith('ELEMENTARY'))
        .sort(),
    );
    expect(new Set(first.map(({ sha256 }) => sha256)).size).toBe(first.length);
    const other = elementary.elementaryFingerprint(501);
    expect(other.every(({ sha256 }, i) => sha256 !== first[i]?.sha256)).toBe(true);
  });
});
