/** What a battery knows of the heights of the ground: its own, and those of the places that its radar reaches. */
import { geodeticToEcef, type LocalFrame, surfaceDistance } from '../../earth/index.js';
import { type Ground, SAME_HEIGHT_M } from '../../tracking/index.js';
import type { WorldPlace } from './world.js';

export interface Grounds {
  /** The lowest of them, m above the ellipsoid: down to it tracks are predicted, and below it there are none. */
  readonly lowest_m: number;
  /** Rising in height; none where all are as good as the lowest. */
  readonly grounds: readonly Ground[];
}

export function settleGrounds(
  { origin, originEcef }: LocalFrame,
  sight_m: number,
  places: readonly Pick<WorldPlace, 'latitude_rad' | 'longitude_rad' | 'height_m' | 'radius_m'>[],
): Grounds {
  const { x, y, z } = originEcef;
  const grounds: Ground[] = [{ x, y, z, radius_m: 0, height_m: origin.height_m }];
  for (const place of places) {
    const { height_m, radius_m } = place;
    if (surfaceDistance(origin, place) - radius_m > sight_m) continue;
    const middle = geodeticToEcef(place);
    grounds.push({ x: middle.x, y: middle.y, z: middle.z, radius_m, height_m });
  }
  // Alike in height they stay in the order of the places.
  grounds.sort((a, b) => a.height_m - b.height_m);
  const lowest_m = grounds[0].height_m;
  const highest_m = grounds[grounds.length - 1].height_m;
  return { lowest_m, grounds: highest_m - lowest_m > SAME_HEIGHT_M ? grounds : [] };
}
