import type { Geodetic } from '@testudo/core/earth';
import { geodeticToEcef, localFrame } from '@testudo/core/earth';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CameraView } from '../../state/state.js';
import { FIELD_OF_VIEW_RAD, framed, sideHeading_deg } from './framing.js';
import { type Move, moved, moveOfKey, tilted } from './moves.js';

const rad = Math.PI / 180;
const free = { left: 30, right: 200, top: 60, bottom: 20 };

/** Where a camera in plain numbers sees a point: pixels, worked out from its own horizon's axes. */
function seenAt(view: CameraView, width: number, height: number, point: readonly number[]) {
  const at: Geodetic = {
    latitude_rad: view.latitude_deg * rad,
    longitude_rad: view.longitude_deg * rad,
    height_m: view.height_m,
  };
  const { east, north, up, originEcef } = localFrame(at);
  const d = [point[0] - originEcef.x, point[1] - originEcef.y, point[2] - originEcef.z];
  const [e, n, u] = [east, north, up].map((axis) => axis.x * d[0] + axis.y * d[1] + axis.z * d[2]);
  const [h, p] = [view.heading_deg * rad, view.pitch_deg * rad];
  const ahead = e * Math.sin(h) + n * Math.cos(h);
  const right = e * Math.cos(h) - n * Math.sin(h);
  const depth = ahead * Math.cos(p) + u * Math.sin(p);
  const above = u * Math.cos(p) - ahead * Math.sin(p);
  const scale = Math.max(width, height) / 2 / Math.tan(FIELD_OF_VIEW_RAD / 2);
  return { x: width / 2 + (scale * right) / depth, y: height / 2 - (scale * above) / depth, depth };
}

const SLACK = 1.5;
const place = fc.record({
  latitude: fc.double({ min: 30, max: 37, noNaN: true }),
  longitude: fc.double({ min: 41, max: 48, noNaN: true }),
  height: fc.double({ min: 0, max: 120_000, noNaN: true }),
});

describe('a framing', () => {
  it('has every point in the free part of the picture, and comes as near as that allows', () => {
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 3, maxLength: 20 }),
        fc.integer({ min: 0, max: 359 }),
        fc.constantFrom(-20, -34, -60, -90),
        fc.constantFrom([1000, 700], [400, 800]),
        (places, heading_deg, pitch_deg, [width, height]) => {
          const points = places.flatMap(({ latitude, longitude, height: height_m }) => {
            const { x, y, z } = geodeticToEcef({
              latitude_rad: latitude * rad,
              longitude_rad: longitude * rad,
              height_m,
            });
            return [x, y, z];
          });
          const view = framed(
            points,
            { width, height, free: { ...free, right: 60 } },
            { heading_deg, pitch_deg },
          );
          const seen = places.map((_, i) => seenAt(view, width, height, points.slice(3 * i, 3 * i + 3)));
          for (const { x, y, depth } of seen) {
            expect(depth).toBeGreaterThan(0);
            expect(x).toBeGreaterThan(30 - SLACK);
            expect(x).toBeLessThan(width - 60 + SLACK);
            expect(y).toBeGreaterThan(60 - SLACK);
            expect(y).toBeLessThan(height - 20 + SLACK);
          }
          const [xs, ys] = [seen.map(({ x }) => x), seen.map(({ y }) => y)];
          const touchesAcross = Math.max(...xs) - Math.min(...xs) > width - 90 - SLACK;
          const touchesUpright = Math.max(...ys) - Math.min(...ys) > height - 80 - SLACK;
          expect(touchesAcross || touchesUpright).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('looks across the flights, north as much up as can be', () => {
    expect(sideHeading_deg([])).toBe(0);
    expect(sideHeading_deg([270 * rad, 90 * rad])).toBeCloseTo(0, 9);
    const southWest = sideHeading_deg([225 * rad]);
    expect(Math.min(Math.abs(southWest - 315), Math.abs(southWest + 45))).toBeLessThan(1e-9);
  });
});

describe('keys', () => {
  const view: CameraView = {
    longitude_deg: 44,
    latitude_deg: 34,
    height_m: 300_000,
    heading_deg: 20,
    pitch_deg: -40,
  };

  it('are arrows, with Shift to turn, plus and minus; others are none of the globe’s', () => {
    expect(moveOfKey('ArrowUp', false)).toBe('north');
    expect(moveOfKey('ArrowLeft', true)).toBe('left');
    expect(moveOfKey('+', true)).toBe('nearer');
    expect(moveOfKey('a', false)).toBeUndefined();
  });

  it('undo one another', () => {
    const pairs: readonly (readonly [Move, Move])[] = [
      ['north', 'south'],
      ['east', 'west'],
      ['left', 'right'],
      ['up', 'down'],
    ];
    for (const [there, back] of pairs) {
      const again = moved(moved(view, there), back);
      expect(again.latitude_deg).toBeCloseTo(view.latitude_deg, 0);
      expect(again.longitude_deg).toBeCloseTo(view.longitude_deg, 0);
      // Turning takes the ground as level.
      expect(Math.abs(again.height_m / view.height_m - 1)).toBeLessThan(0.1);
      expect(again.heading_deg).toBeCloseTo(view.heading_deg, 0);
      expect(again.pitch_deg).toBeCloseTo(view.pitch_deg, 6);
    }
  });

  it('go where they say and never below the ground', () => {
    expect(moved(view, 'nearer').height_m).toBeLessThan(view.height_m);
    expect(moved(view, 'further').height_m).toBeGreaterThan(view.height_m);
    expect(moved({ ...view, heading_deg: 0 }, 'north').latitude_deg).toBeGreaterThan(view.latitude_deg);
    expect(moved({ ...view, heading_deg: 0 }, 'east').longitude_deg).toBeGreaterThan(view.longitude_deg);
    let near = view;
    for (let i = 0; i < 100; i++) near = moved(near, 'nearer');
    expect(near.height_m).toBeGreaterThanOrEqual(800);
  });

  it('tilt a view from straight above round what it looked at', () => {
    const down = { ...view, heading_deg: 0, pitch_deg: -90 };
    const up = tilted(down, -40);
    expect(up.pitch_deg).toBeCloseTo(-40, 9);
    expect(up.latitude_deg).toBeLessThan(down.latitude_deg);
    const { x, y, z } = geodeticToEcef({ latitude_rad: 34 * rad, longitude_rad: 44 * rad, height_m: 0 });
    const seen = seenAt(up, 1000, 1000, [x, y, z]);
    expect(Math.abs(seen.x - 500)).toBeLessThan(1);
    expect(Math.abs(seen.y - 500)).toBeLessThan(40);
  });
});
