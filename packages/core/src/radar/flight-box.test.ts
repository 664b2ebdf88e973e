import { describe, expect, it } from 'vitest';
import { constantDrag } from '../motion/drag-shape.js';
import { type Ephemeris, STATE_SIZE, stateAtSeconds } from '../motion/ephemeris.js';
import { ballisticModel, propagate, STANDARD_ENVIRONMENT } from '../motion/index.js';
import { vec3 } from '../numerics/vec3.js';
import { emptyFlightBox, fillFlightBox, isBeyond } from './flight-box.js';

/** Thrown from 33° N at 3 km/s: up to some 230 km and down again, in steps of up to 30 s. */
function thrown(): Ephemeris {
  const model = ballisticModel(STANDARD_ENVIRONMENT, {
    mass_kg: 1,
    dragArea_m2: 1 / 5000,
    drag: constantDrag(1),
  });
  const start = Float64Array.of(3_767_000, 3_767_000, 3_450_000, 2500, 900, 1800);
  const flight = propagate(start, 0, 0, [{ model, until_s: 400 }], []);
  if (!flight.ok || flight.ephemeris === undefined) throw new Error('it did not fly');
  return flight.ephemeris;
}

describe('the box of a flight', () => {
  const flight = thrown();
  const box = emptyFlightBox();
  fillFlightBox(flight, box);
  const seen = Array.from({ length: 4001 }, (_, i) => {
    const state = new Float64Array(STATE_SIZE);
    stateAtSeconds(flight, i * 0.1, state);
    return state;
  });

  it('holds all of it, and not much more', () => {
    for (let axis = 0; axis < 3; axis++) {
      const values = seen.map((state) => state[axis]);
      const [least, greatest] = [Math.min(...values), Math.max(...values)];
      expect(box[2 * axis]).toBeLessThanOrEqual(least);
      expect(box[2 * axis + 1]).toBeGreaterThanOrEqual(greatest);
      expect(least - box[2 * axis] + (box[2 * axis + 1] - greatest)).toBeLessThan(5000);
    }
  });

  it('is beyond no range within which the flight comes', () => {
    for (const away_m of [-900_000, -200_000, 0, 300_000, 1_500_000]) {
      const site = vec3<'ecef'>(seen[2000][0] + away_m, seen[2000][1], seen[2000][2] + away_m / 2);
      const distances = seen.map(([x, y, z]) =>
        Math.sqrt((x - site.x) ** 2 + (y - site.y) ** 2 + (z - site.z) ** 2),
      );
      expect(isBeyond(site, Math.min(...distances), box)).toBe(false);
    }
  });

  it('is beyond a range that ends before it', () => {
    const site = vec3<'ecef'>(box[0] - 3000, box[2] - 4000, box[4] + 1);
    expect(isBeyond(site, 4999, box)).toBe(true);
    expect(isBeyond(site, 5001, box)).toBe(false);
  });
});
