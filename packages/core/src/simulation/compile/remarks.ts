/** What the reader should know before believing a run. */
import { surfaceDistance } from '../../earth/index.js';
import { unusedRanges } from './interceptor-types.js';
import type { World, WorldBattery, WorldPlace } from './world.js';

/** Remarks on the nominal world: who is flown short, which battery is of no use, which ranges nothing depends on. */
export function remarksOn(world: World): readonly string[] {
  return [
    ...world.threats
      .filter((threat) => !threat.aim.withinReach)
      .map((threat) => `${threat.id} cannot reach ${threat.targetId}: it is flown as far as it goes`),
    ...world.batteries.flatMap((battery) => onReach(battery, world.places)),
    ...world.scenario.catalogue
      .filter(({ kind }) => kind === 'interceptor')
      .map((entry) => ({ id: entry.id, parameters: unusedRanges(entry) }))
      .filter(({ parameters }) => parameters.length > 0)
      .map(
        ({ id, parameters }) =>
          `${id}: every sample flies with the nominal ${parameters.join(', ')}; what is not known of them belongs into speedFactor`,
      ),
  ];
}

/**
 * Says where a battery stands that can see or reach none of the places.
 *
 * Model: a missile is within an interceptor's height only on its last stretch, taken to be no flatter than 45°, so a place is out
 *   of reach where it is farther away than the interceptors reach over the ground and up together. It is out of sight beyond the
 *   radar's maximum range.
 */
function onReach(battery: WorldBattery, places: readonly WorldPlace[]): readonly string[] {
  if (places.length === 0) return [];
  const { latitude_rad, longitude_rad } = battery.frame.origin;
  const distances = places.map((place) => ({
    name: place.name,
    distance_m: surfaceDistance({ latitude_rad, longitude_rad }, place),
    radius_m: place.radius_m,
  }));
  const reach_m = Math.max(
    0,
    ...battery.groups.map(({ type }) => type.maxRangeBallistic_m + type.maxAltitude_m),
  );
  const beyond = (limit_m: number): boolean =>
    distances.every(({ distance_m, radius_m }) => distance_m - radius_m > limit_m);
  const where = distances
    .map(({ name, distance_m }) => `${Math.round(distance_m / 1000)} km from ${name}`)
    .join(', ');
  if (beyond(Math.max(reach_m, battery.radar.volume.maximumRange_m))) {
    return [`${battery.name} stands ${where}: it contributes nothing there`];
  }
  return beyond(reach_m) ? [`${battery.name} stands ${where}: it sees that far but cannot engage there`] : [];
}
