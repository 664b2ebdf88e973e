/**
 * Which ground a predicted path comes down on, where the places that are known stand at different heights.
 *
 * Model: where the path sinks through the height of a place, it is some way outside that place's area; the least such way says which
 *   place's ground it is, the higher of two alike. Further than 20 km from all of them it is the lowest. What is below a place
 *   already comes down there only within its area. Between the samples of a path, heights and places change evenly.
 * Ignores: the shape of the ground between the places.
 */
import { geodeticHeight } from '../earth/index.js';
import type { PredictedPath } from './path.js';

/** The ground of a place: its middle, Earth-fixed, m; the radius of its area, and its height above the ellipsoid. */
export interface Ground {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly radius_m: number;
  readonly height_m: number;
}

/** Heights that differ by less are one: no path need be predicted anew for it. */
export const SAME_HEIGHT_M = 10;
/** Further from a place than this its ground says nothing of that beneath a path: a modelling choice. */
const NEAR_M = 20_000;
const SAMPLE = 6;

/**
 * Height of the ground that a path comes down on, m above the ellipsoid.
 *
 * @param path down to the lowest ground
 * @param grounds rising in height
 */
export function groundHeightUnder(path: PredictedPath, grounds: readonly Ground[], lowest_m: number): number {
  let height_m = lowest_m;
  if (!path.endsOnGround) return height_m;
  let least_m = NEAR_M;
  let sample = path.count - 1;
  for (const ground of grounds) {
    while (sample > 0 && !isAbove(path, sample, ground, lowest_m)) sample--;
    const inside = isAbove(path, sample, ground, lowest_m);
    const away_m = Math.max(0, distanceTo(path, sample, ground) - ground.radius_m);
    if (away_m > least_m || (!inside && away_m > 0)) continue;
    least_m = away_m;
    height_m = ground.height_m - lowest_m > SAME_HEIGHT_M ? ground.height_m : lowest_m;
  }
  return height_m;
}

function heightAt({ states }: PredictedPath, sample: number): number {
  const k = SAMPLE * sample;
  return geodeticHeight(states[k], states[k + 1], states[k + 2]);
}

/** Whether a sample is above a ground; the end of the path is on the lowest. */
function isAbove(path: PredictedPath, sample: number, { height_m }: Ground, lowest_m: number): boolean {
  if (height_m - lowest_m <= SAME_HEIGHT_M) return true;
  return heightAt(path, sample) >= height_m;
}

/** Distance from a ground's middle to where the path sinks through its height after a sample; to the sample itself where it does not, m. */
function distanceTo(path: PredictedPath, sample: number, { x, y, z, height_m }: Ground): number {
  const { states, count } = path;
  const from = SAMPLE * sample;
  const to = sample < count - 1 ? from + SAMPLE : from;
  const above_m = heightAt(path, sample);
  const below_m = to === from ? above_m : heightAt(path, sample + 1);
  const share = above_m > below_m ? Math.min(1, Math.max(0, (above_m - height_m) / (above_m - below_m))) : 0;
  const dx = states[from] + share * (states[to] - states[from]) - x;
  const dy = states[from + 1] + share * (states[to + 1] - states[from + 1]) - y;
  const dz = states[from + 2] + share * (states[to + 2] - states[from + 2]) - z;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}
