/** Which places a battery can do something for. */
import { surfaceDistance } from '../../earth/index.js';
import type { WorldBattery, WorldPlace } from './world.js';

/** A place as a battery has it before it. */
export interface PlaceInReach {
  readonly place: string;
  readonly name: string;
  readonly distance_m: number;
  /** Whether the battery can engage what comes down there, and whether its radar sees as far. */
  readonly engages: boolean;
  readonly sees: boolean;
}

/**
 * The places and what a battery is good for there, in the order of the places.
 *
 * Model: a missile is within an interceptor's height only on its last stretch, taken to be no flatter than 45°, so a place is out
 *   of reach where it is farther away than the interceptors reach over the ground and up together. It is out of sight beyond the
 *   radar's maximum range.
 * Ignores: which way the radar faces and what the threat is.
 */
export function placesInReach(battery: WorldBattery, places: readonly WorldPlace[]): readonly PlaceInReach[] {
  const { latitude_rad, longitude_rad } = battery.frame.origin;
  const reach_m = Math.max(
    0,
    ...battery.groups.map(({ type }) => type.maxRangeBallistic_m + type.maxAltitude_m),
  );
  const sight_m = battery.radar.volume.maximumRange_m;
  return places.map((place) => {
    const distance_m = surfaceDistance({ latitude_rad, longitude_rad }, place);
    const nearest_m = distance_m - place.radius_m;
    return {
      place: place.id,
      name: place.name,
      distance_m,
      engages: nearest_m <= reach_m,
      sees: nearest_m <= Math.max(reach_m, sight_m),
    };
  });
}
