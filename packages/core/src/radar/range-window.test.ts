import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ephemeris, EphemerisBuilder, STATE_SIZE, stateAtSeconds } from '../motion/ephemeris.js';
import { vec3 } from '../numerics/vec3.js';
import { rangeWindow } from './range-window.js';

/** A straight flight at constant speed from 10 s on the clock of its launch, for 100 s; the clock begins at 5 s. */
function straight(from: readonly number[], velocity: readonly number[]): Ephemeris {
  const builder = new EphemerisBuilder();
  const dense = new Float64Array(30);
  for (let i = 0; i < 3; i++) {
    // evaluateDense: value at the start, then what a step of the whole length adds; nothing bent.
    dense[5 * i] = from[i];
    dense[5 * i + 1] = velocity[i] * 100;
    dense[5 * (i + 3)] = velocity[i];
  }
  builder.append(10, 100, dense);
  return builder.finish(5_000_000, 110);
}

const SITE = vec3<'ecef'>(0, 0, 0);

describe('a range window', () => {
  it('does not exist for what stays far away', () => {
    expect(rangeWindow(SITE, 100_000, straight([500_000, 0, 0], [0, 1000, 0]))).toBeUndefined();
  });

  it('holds every moment at which the body is in range, whatever its path', () => {
    const place = fc.array(fc.double({ min: -300_000, max: 300_000, noNaN: true }), {
      minLength: 3,
      maxLength: 3,
    });
    const speed = fc.array(fc.double({ min: -4000, max: 4000, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(place, speed, (from, velocity) => {
        const flight = straight(from, velocity);
        const window = rangeWindow(SITE, 100_000, flight);
        const state = new Float64Array(STATE_SIZE);
        for (let t_s = 10; t_s <= 110; t_s += 0.5) {
          stateAtSeconds(flight, t_s, state);
          if (Math.sqrt(state[0] ** 2 + state[1] ** 2 + state[2] ** 2) > 100_000) continue;
          const now_us = 5_000_000 + t_s * 1e6;
          expect(window !== undefined && window.from_us <= now_us && now_us <= window.to_us).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is not much longer than that', () => {
    // In range of 100 km for 50 s about the middle of a pass at 2 km/s.
    const window = rangeWindow(SITE, 100_000, straight([-100_000 - 50_000, 0, 0], [2000, 0, 0]));
    // Enters at 35 s of the clock; margins are two steps and half a step at 8 km/s, 32 km or 16 s.
    expect(window?.from_us).toBeGreaterThanOrEqual(5_000_000 + 10e6);
    expect(window?.to_us).toBe(5_000_000 + 110e6);
    const late = rangeWindow(SITE, 20_000, straight([-150_000, 0, 0], [2000, 0, 0]));
    expect(late?.from_us).toBeGreaterThan(5_000_000 + (10 + 65 - 16 - 16) * 1e6);
  });
});
