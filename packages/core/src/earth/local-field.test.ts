import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vec3 } from '../numerics/vec3.js';
import { LOCAL_HEIGHT } from './air-table.js';
import { ecefToGeodetic, geodeticHeight, geodeticToEcef, normalStretch } from './geodetic.js';
import { gravitationJ2 } from './gravity.js';
import { fallAndHeight, heightAndClimb } from './local-field.js';
import { enuVectorToEcef, localFrame } from './local-frame.js';
import { WGS84_SEMI_MAJOR_AXIS_M } from './wgs84.js';

const RUNS = { numRuns: 3000 };
const latitude = fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true });
const longitude = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
const placeBetween = (min: number, max: number) =>
  fc.record({
    latitude_rad: latitude,
    longitude_rad: longitude,
    height_m: fc.double({ min, max, noNaN: true }),
  });

describe('fallAndHeight', () => {
  const local = new Float64Array(4);
  const pull = new Float64Array(3);

  it.each([
    ['200 km', -1e4, 2e5, 2e-7],
    ['500 km', 2e5, 5e5, 3e-7],
    ['anywhere above', 5e5, 4e7, 5e-4],
    ['deep inside the Earth', -6e6, -1e4, 1e-6],
  ])('is gravitation and height at once: up to %s', (_where, low, high, error_m) => {
    fc.assert(
      fc.property(placeBetween(low, high), (place) => {
        const { x, y, z } = geodeticToEcef(place);
        fallAndHeight(Float64Array.of(x, y, z), local);
        gravitationJ2(x, y, z, pull);
        for (let i = 0; i < 3; i++) expect(Math.abs(local[i] - pull[i])).toBeLessThan(1e-14);
        expect(Math.abs(local[LOCAL_HEIGHT] - geodeticHeight(x, y, z))).toBeLessThan(error_m);
      }),
      RUNS,
    );
  });
});

describe('heightAndClimb', () => {
  it('is the height and the upward part of the velocity', () => {
    const speed = fc.double({ min: -3000, max: 3000, noNaN: true });
    const out = new Float64Array(2);
    fc.assert(
      fc.property(placeBetween(-1e4, 4e6), speed, speed, speed, (place, east, north, up) => {
        const frame = localFrame(place);
        const { x, y, z } = frame.originEcef;
        const v = enuVectorToEcef(frame, vec3<'enu'>(east, north, up));
        heightAndClimb(Float64Array.of(x, y, z, v.x, v.y, v.z), out);
        expect(Math.abs(out[0] - place.height_m)).toBeLessThan(1.2e-8);
        // 3 km/s sideways along a normal that leans by 1e-9 rad.
        expect(Math.abs(out[1] - up)).toBeLessThan(3e-6);
      }),
      RUNS,
    );
  });
});

describe('normalStretch', () => {
  it('gives the direction of the normal within 1e-9 rad above ground', () => {
    fc.assert(
      fc.property(placeBetween(-1e4, 1e7), (place) => {
        const { x, y, z } = geodeticToEcef(place);
        const r2 = x * x + y * y + z * z;
        const stretched = z * normalStretch(WGS84_SEMI_MAJOR_AXIS_M / Math.sqrt(r2), (z * z) / r2);
        const leaning = Math.atan2(stretched, Math.sqrt(x * x + y * y));
        expect(Math.abs(leaning - ecefToGeodetic(vec3<'ecef'>(x, y, z)).latitude_rad)).toBeLessThan(1e-9);
      }),
      RUNS,
    );
  });
});
