import { geodeticToEcef } from '@testudo/core/earth';
import { circleEdge } from '@testudo/interop/picture';
import { describe, expect, it } from 'vitest';
import { goesRound, mapLine, turnsInPicture } from './map-line.js';
import { Projector } from './projector.js';

const rad = Math.PI / 180;
const degree_m = 6_378_137 * rad;
const place = (latitude: number, longitude: number) => ({
  latitude_rad: latitude * rad,
  longitude_rad: longitude * rad,
});
const ecef = (places: readonly { readonly latitude_rad: number; readonly longitude_rad: number }[]) =>
  places.flatMap((one) => {
    const { x, y, z } = geodeticToEcef({ ...one, height_m: 0 });
    return [x, y, z];
  });

/** A map of ten pixels a degree, 1000 pixels wide and high, with a place in its middle. */
function mapAt(longitude: number, latitude: number) {
  const projector = new Projector();
  const half = 1 / (50 * degree_m);
  projector.aim({
    view: [0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, -longitude * degree_m, -latitude * degree_m, 0, 1],
    projection: [half, 0, 0, 0, 0, half, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1],
    eye_m: { x: 0, y: 0, z: 0 },
    width: 1000,
    height: 1000,
    flat: true,
  });
  return projector;
}

const xs = (points: readonly number[]) => points.filter((_, i) => i % 2 === 0);
const largestStep = (points: readonly number[]) =>
  Math.max(...xs(points).map((x, i, all) => (i === 0 ? 0 : Math.abs(x - all[i - 1]))));

describe('a map round the world', () => {
  it('has what lies beyond the antimeridian beside it, not a turn away', () => {
    const map = mapAt(-179.5, 30);
    expect(map.turn).toBeCloseTo(3600, 6);
    // 0.8° west of the middle, and 1° east of it.
    map.project(...(ecef([place(30, 179.7)]) as [number, number, number]));
    expect([map.x, map.y]).toEqual([expect.closeTo(492, 6), expect.closeTo(500, 6)]);
    map.project(...(ecef([place(30, -178.5)]) as [number, number, number]));
    expect(map.x).toBeCloseTo(510, 6);
  });

  it('draws a ring over the antimeridian as one that is whole', () => {
    const map = mapAt(-179.5, 30);
    const ring = mapLine(map, ecef(circleEdge(place(30, 179.7), 100_000)), 0, 72, true);
    // 100 km are 1.04° of longitude at 30° north.
    expect(Math.max(...xs(ring)) - Math.min(...xs(ring))).toBeCloseTo(20.8, 0);
    expect(ring.at(-2)).toBeCloseTo(ring[0], 6);
    expect(goesRound(ring, map.turn)).toBe(false);
    expect(turnsInPicture(ring, map.turn, 1000)).toEqual([0]);
  });

  it('draws a line over the far side in two parts, one at each edge of a picture of the whole world', () => {
    const map = mapAt(0, 0);
    const line = mapLine(map, ecef([place(10, 170), place(10, -170)]), 0, 2, false);
    expect(largestStep(line)).toBeLessThan(31);
    expect(Math.abs((line.at(-2) ?? 0) - line[0])).toBeCloseTo(200, 6);
    // The picture is 3600 pixels wide around the middle.
    const [west, east] = [500 - 1800, 500 + 1800];
    const shifted = line.map((value, i) => (i % 2 === 0 ? value - west : value));
    expect(turnsInPicture(shifted, map.turn, east - west)).toEqual([-1, 0]);
    expect(turnsInPicture(line, map.turn, 1000)).toEqual([]);
  });

  it('knows a ring round a pole, and goes over a pole without a leap', () => {
    const map = mapAt(20, 85);
    const ring = mapLine(map, ecef(circleEdge(place(90, 20), 100_000)), 0, 72, true);
    expect(goesRound(ring, map.turn)).toBe(true);
    expect(largestStep(ring)).toBeLessThanOrEqual(51);
    expect(map.edgeOfMap(true)).toBeCloseTo(450, 6);
    const over = mapLine(map, ecef([place(88, 20), place(89, -150)]), 0, 2, false);
    expect(largestStep(over)).toBeLessThan(60);
    expect(Math.abs((over.at(-2) ?? 0) - over[0])).toBeCloseTo(1700, 3);
  });
});
