import { describe, expect, it } from 'vitest';
import { geodeticHeight, localFrame } from '../../earth/index.js';
import { settleGrounds } from './settle-grounds.js';

const [latitude_rad, longitude_rad] = [0.6, 0.75];
const frameAt = (height_m: number) => localFrame({ latitude_rad, longitude_rad, height_m });
/** A degree of latitude is 111 km. */
const placeAt = (km: number, height_m: number, radius_m = 1000) => ({
  latitude_rad: latitude_rad + ((km / 111) * Math.PI) / 180,
  longitude_rad,
  height_m,
  radius_m,
});

describe('the heights of the ground that a battery knows', () => {
  it('are its own and those of the places that its radar reaches', () => {
    const places = [placeAt(20, 1500), placeAt(50, -300), placeAt(200, -400)];
    const { lowest_m, grounds } = settleGrounds(frameAt(3000), 100_000, places);
    expect(lowest_m).toBe(-300);
    expect(grounds.map(({ height_m, radius_m }) => [height_m, radius_m])).toEqual([
      [-300, 1000],
      [1500, 1000],
      [3000, 0],
    ]);
    for (const { x, y, z, height_m } of grounds) expect(geodeticHeight(x, y, z)).toBeCloseTo(height_m, 6);
    expect(settleGrounds(frameAt(3000), 100_000, [placeAt(200, -400)])).toEqual({
      lowest_m: 3000,
      grounds: [],
    });
    // The edge of an area is in reach where its middle is not.
    expect(settleGrounds(frameAt(3000), 100_000, [placeAt(105, 0, 10_000)]).lowest_m).toBe(0);
  });

  it('are one where they are alike', () => {
    expect(settleGrounds(frameAt(190), 100_000, [placeAt(5, 185), placeAt(9, 192)])).toEqual({
      lowest_m: 185,
      grounds: [],
    });
  });
});
