import { geodeticToEcef } from '@testudo/core/earth';
import { describe, expect, it } from 'vitest';
import { targetAt } from '../pointing.js';
import { type LabelWish, overlaps, placeLabels } from './labels.js';
import { faded, sixDigits } from './palette.js';
import { Projector } from './projector.js';

const rad = Math.PI / 180;
const ecef = (latitude: number, longitude: number, height_m: number) => {
  const { x, y, z } = geodeticToEcef({
    latitude_rad: latitude * rad,
    longitude_rad: longitude * rad,
    height_m,
  });
  return [x, y, z] as const;
};

/** A camera over the equator at longitude 0 that looks down, north up; a field of view of a right angle both ways. */
function lookingDown(height_m: number) {
  const projector = new Projector();
  const x = 6_378_137 + height_m;
  // Rows of the view: right is east (y), up is north (z), back is away from the Earth (x).
  projector.aim({
    view: [0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -x, 1],
    projection: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, -1, 0, 0, -1, 0],
    eye_m: { x, y: 0, z: 0 },
    width: 800,
    height: 800,
    flat: false,
  });
  return projector;
}

describe('a projector', () => {
  it('puts what is below the camera in the middle, and what is a right angle off at the edge', () => {
    const projector = lookingDown(100_000);
    expect(projector.project(...ecef(0, 0, 0))).toBe(true);
    expect([projector.x, projector.y]).toEqual([400, 400]);
    expect(projector.pixelsPerMetre).toBeCloseTo(400 / 100_000, 12);
    expect(projector.slope).toBeCloseTo(1, 9);
    // Two points as high above the ground as the camera is above them, 10 km east and north.
    expect(projector.project(6_378_137 + 90_000, 10_000, 0)).toBe(true);
    expect([projector.x, projector.y]).toEqual([800, 400]);
    expect(projector.project(6_378_137 + 90_000, 0, 10_000)).toBe(true);
    expect([projector.x, projector.y]).toEqual([400, 0]);
  });

  it('hides what is beyond the horizon, and nothing else: cos of the angle there is R over R + h', () => {
    const height_m = 1_000_000;
    const projector = lookingDown(height_m);
    const horizon = Math.acos(6_378_137 / (6_378_137 + height_m)) / rad;
    expect(projector.project(...ecef(0, horizon - 0.05, 0))).toBe(true);
    expect(projector.project(...ecef(0, horizon + 0.05, 0))).toBe(false);
    // So high that it looks over it.
    expect(projector.project(...ecef(0, horizon + 5, 200_000))).toBe(true);
    expect(projector.project(-7_000_000, 0, 0)).toBe(false);
  });

  it('puts a map’s points by longitude and latitude', () => {
    const projector = new Projector();
    const degree_m = 6_378_137 * rad;
    projector.aim({
      // Height is towards the eye, then east, then north; the middle is 40° east, 30° north; ten degrees are the half width.
      view: [0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, -40 * degree_m, -30 * degree_m, 0, 1],
      projection: [1 / (10 * degree_m), 0, 0, 0, 0, 1 / (10 * degree_m), 0, 0, 0, 0, -1, 0, 0, 0, 0, 1],
      eye_m: { x: 0, y: 0, z: 0 },
      width: 1000,
      height: 1000,
      flat: true,
    });
    expect(projector.project(...ecef(34, 35, 120_000))).toBe(true);
    expect(projector.x).toBeCloseTo(250, 4);
    expect(projector.y).toBeCloseTo(300, 4);
  });
});

describe('labels', () => {
  const within = { left: 0, top: 0, right: 400, bottom: 300 };
  const wish = (key: string, x: number, y: number, rank: number): LabelWish => ({
    key,
    x,
    y,
    width: 80,
    height: 14,
    gap: 6,
    rank,
    sides: ['right', 'left', 'above', 'below'],
  });

  it('never cover one another or a symbol, nor leave the picture, however many ask', () => {
    const wishes = Array.from({ length: 60 }, (_, i) => wish(`k${i}`, (i * 37) % 400, (i * 53) % 300, i % 7));
    const symbols = [{ left: 180, right: 220, top: 130, bottom: 170 }];
    const placed = placeLabels(wishes, symbols, new Map(), within);
    expect(placed.length).toBeGreaterThan(10);
    placed.forEach(({ box }, i) => {
      expect(box.left >= 0 && box.right <= 400 && box.top >= 0 && box.bottom <= 300).toBe(true);
      expect(overlaps(box, symbols[0])).toBe(false);
      for (const other of placed.slice(i + 1)) expect(overlaps(box, other.box)).toBe(false);
    });
  });

  it('go to the higher rank first, and stay on the side that they had', () => {
    const two = [wish('low', 200, 150, 1), wish('high', 200, 150, 2)];
    const [first, second] = placeLabels(two, [], new Map(), within);
    expect([first.key, first.side, second.side]).toEqual(['high', 'right', 'left']);
    const again = placeLabels([two[0]], [], new Map([['low', second.side]]), within);
    expect(again[0].side).toBe('left');
  });

  it('stand where they must, and take another spot where one is taken', () => {
    const all = [{ left: 0, top: 0, right: 400, bottom: 300 }];
    expect(placeLabels([wish('a', 100, 100, 1)], all, new Map(), within)).toEqual([]);
    expect(placeLabels([{ ...wish('a', 100, 100, 1), must: true }], all, new Map(), within)).toHaveLength(1);
    const half = [{ left: 0, top: 0, right: 200, bottom: 300 }];
    const moved = placeLabels(
      [{ ...wish('a', 50, 100, 1), sides: ['middle'], spots: [{ x: 300, y: 100 }] }],
      half,
      new Map(),
      within,
    );
    expect(moved[0].box.left).toBe(260);
  });
});

describe('pointing', () => {
  it('finds the nearest within reach, and of two at one place the one drawn last', () => {
    const at = (id: string, x: number) => ({
      pick: { kind: 'threat', id } as const,
      name: id,
      x,
      y: 50,
      radius: 8,
    });
    const targets = [at('a', 50), at('b', 50), at('c', 70)];
    expect(targetAt(targets, 51, 50, 5)?.name).toBe('b');
    expect(targetAt(targets, 66, 50, 5)?.name).toBe('c');
    expect(targetAt(targets, 90, 50, 5)).toBeUndefined();
    expect(targetAt(targets, 90, 50, 16)?.name).toBe('c');
  });
});

describe('colours', () => {
  it('have six digits whatever made them short, and an opacity after them', () => {
    expect(sixDigits('#fff')).toBe('#ffffff');
    expect(sixDigits('#0af8')).toBe('#00aaff88');
    expect(sixDigits('#123456')).toBe('#123456');
    expect(faded('#ffffff', 0.1)).toBe('#ffffff1a');
  });
});
