/** What the reader should know before believing a run. */
import { unusedRanges } from './interceptor-types.js';
import { placesInReach } from './reach-of-places.js';
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

/** Says where a battery stands that can see or reach none of the places. */
function onReach(battery: WorldBattery, places: readonly WorldPlace[]): readonly string[] {
  if (places.length === 0) return [];
  const inReach = placesInReach(battery, places);
  const where = inReach
    .map(({ name, distance_m }) => `${Math.round(distance_m / 1000)} km from ${name}`)
    .join(', ');
  if (!inReach.some(({ sees }) => sees)) {
    return [`${battery.name} stands ${where}: it contributes nothing there`];
  }
  if (inReach.some(({ engages }) => engages)) return [];
  return [`${battery.name} stands ${where}: it sees that far but cannot engage there`];
}
