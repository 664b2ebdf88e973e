import {
  type OwnedQuantity,
  quantitiesOfEntry,
  type SampledValues,
  type SampleMode,
  sampleQuantities,
  type Unknown,
  unknownsAmong,
} from '../catalogue/unknowns.js';
import { compareCodeUnits } from '../numerics/order.js';
import type {
  ResolvedBattery,
  ResolvedDeployment,
  ResolvedPermission,
  ResolvedScenario,
  ResolvedSupply,
  ResolvedVolley,
} from './resolved.js';

/**
 * Every quantity of a scenario with its owner: catalogue entries (`fateh-313/burnTime`), places (`ain-al-asad/radius`),
 * people (`ain-al-asad.us-troops/count`), launch sites, volleys (`v2/delay`, one for a whole series), threat groups (`v1-asad/spacing`), batteries
 * (`asad/facing`), their groups of launchers (`asad.pac-3/rounds`), their states (`asad.april/launchersReady`), the tasks and
 * permissions of their deployments (`asad.check-out/duration`), and what is sent to them (`asad.supply.may/rounds`).
 *
 * Sorted by owner, then parameter, in code units. Facts are not among them: they are no input.
 */
export function quantitiesOf(scenario: ResolvedScenario): readonly OwnedQuantity[] {
  const owned: OwnedQuantity[] = scenario.catalogue.flatMap(quantitiesOfEntry);
  for (const place of scenario.places) {
    owned.push({ owner: place.id, parameter: 'elevation', quantity: place.elevation_m });
    owned.push({ owner: place.id, parameter: 'radius', quantity: place.radius_m });
    for (const people of place.people) {
      const owner = peopleOwner(place.id, people.id);
      owned.push({ owner, parameter: 'count', quantity: people.count });
      owned.push({ owner, parameter: 'timeToShelter', quantity: people.timeToShelter_s });
      if (people.allClearAfter_s !== undefined)
        owned.push({ owner, parameter: 'allClearAfter', quantity: people.allClearAfter_s });
    }
  }
  for (const site of scenario.launchSites) {
    owned.push({ owner: site.id, parameter: 'elevation', quantity: site.elevation_m });
  }
  const once = new Set<string>();
  for (const volley of scenario.volleys) {
    const owner = volleyOwner(volley);
    if (once.has(owner)) continue;
    once.add(owner);
    owned.push({ owner, parameter: 'delay', quantity: volley.delay_s });
  }
  for (const threat of scenario.threats) {
    if (once.has(threat.group)) continue;
    once.add(threat.group);
    owned.push({ owner: threat.group, parameter: 'spacing', quantity: threat.spacing_s });
  }
  for (const battery of scenario.batteries) owned.push(...quantitiesOfBattery(battery));
  return withSharedOnce(owned).sort(
    (a, b) => compareCodeUnits(a.owner, b.owner) || compareCodeUnits(a.parameter, b.parameter),
  );
}

/** Every quantity of a permission that several batteries are under once; what else has the same name stays, to be refused. */
function withSharedOnce(owned: readonly OwnedQuantity[]): OwnedQuantity[] {
  const seen = new Set<string>();
  return owned.filter(({ owner, parameter }) => {
    if (!owner.startsWith(SHARED)) return true;
    const path = `${owner}/${parameter}`;
    const first = !seen.has(path);
    seen.add(path);
    return first;
  });
}

/** The quantities of one battery. */
export function quantitiesOfBattery(battery: ResolvedBattery): readonly OwnedQuantity[] {
  const { id, elevation_m, facing_rad, doctrine, launcherGroups, states, deployment, supply } = battery;
  const owned: OwnedQuantity[] = [
    { owner: id, parameter: 'elevation', quantity: elevation_m },
    { owner: id, parameter: 'facing', quantity: facing_rad },
    { owner: id, parameter: 'spacing', quantity: doctrine.spacing_s },
  ];
  for (const group of launcherGroups) {
    const owner = batteryPartOwner(id, group.id);
    owned.push({ owner, parameter: 'launchers', quantity: group.launchers });
    owned.push({ owner, parameter: 'rounds', quantity: group.roundsPerLauncher });
  }
  for (const { id: state, launchersReady } of states) {
    if (launchersReady === undefined) continue;
    owned.push({
      owner: batteryPartOwner(id, state),
      parameter: 'launchersReady',
      quantity: launchersReady,
    });
  }
  return [
    ...owned,
    ...(supply === undefined ? [] : quantitiesOfSupply(id, supply)),
    ...(deployment === undefined ? [] : quantitiesOfDeployment(id, deployment)),
  ];
}

function quantitiesOfSupply(
  id: string,
  { vehicles, topUpAfter_s, deliveries }: ResolvedSupply,
): readonly OwnedQuantity[] {
  const owned: OwnedQuantity[] = [{ owner: id, parameter: 'vehicles', quantity: vehicles }];
  if (topUpAfter_s !== undefined) owned.push({ owner: id, parameter: 'topUpAfter', quantity: topUpAfter_s });
  for (const { id: delivery, rounds, uncertainty_s, transit_s } of deliveries) {
    const owner = deliveryOwner(id, delivery);
    owned.push({ owner, parameter: 'rounds', quantity: rounds });
    owned.push({ owner, parameter: 'sent', quantity: uncertainty_s });
    owned.push({ owner, parameter: 'transit', quantity: transit_s });
  }
  return owned;
}

function quantitiesOfDeployment(
  id: string,
  { uncertainty_s, pace, misalignment_rad, tasks, permissions }: ResolvedDeployment,
): readonly OwnedQuantity[] {
  const owned: OwnedQuantity[] = [];
  const add = (owner: string, parameter: string, quantity: OwnedQuantity['quantity'] | undefined): void => {
    if (quantity !== undefined) owned.push({ owner, parameter, quantity });
  };
  add(id, 'begins', uncertainty_s);
  add(id, 'pace', pace);
  add(id, 'misalignment', misalignment_rad);
  for (const task of tasks) {
    const owner = batteryPartOwner(id, task.id);
    add(owner, 'duration', task.duration_s);
    add(owner, 'route', task.route_m);
    add(owner, 'speed', task.speed_mps);
  }
  for (const permission of permissions) {
    const owner = permissionOwner(id, permission);
    add(owner, 'given', permission.uncertainty_s);
    add(owner, 'duration', permission.duration_s);
    add(owner, 'withdrawn', permission.withdrawn?.uncertainty_s);
    add(owner, 'withdrawnFor', permission.withdrawn?.lasts_s);
  }
  return owned;
}

/** The owner under which the quantities of a battery's group of launchers, state, task or permission are kept. */
export function batteryPartOwner(batteryId: string, partId: string): string {
  return `${batteryId}.${partId}`;
}

const SHARED = 'defences.permissions.';

/** The owner under which the quantities of a permission are kept: one for all batteries where it is given to all at once. */
export function permissionOwner(
  batteryId: string,
  { id, shared }: Pick<ResolvedPermission, 'id' | 'shared'>,
): string {
  return shared === true ? `${SHARED}${id}` : batteryPartOwner(batteryId, id);
}

/** The owner under which the quantities of a delivery are kept: a delivery may have the name of a group of launchers. */
export function deliveryOwner(batteryId: string, deliveryId: string): string {
  return `${batteryId}.supply.${deliveryId}`;
}

/** The owner under which the quantities of a volley are kept: one for all the volleys of a series. */
export function volleyOwner({ id, series }: Pick<ResolvedVolley, 'id' | 'series'>): string {
  return series ?? id;
}

/** The owner under which the quantities of a group of people are kept. */
export function peopleOwner(placeId: string, peopleId: string): string {
  return `${placeId}.${peopleId}`;
}

/** Every quantity of the scenario that is not known to a point, sorted by path. */
export function collectUnknowns(scenario: ResolvedScenario): readonly Unknown[] {
  return unknownsAmong(quantitiesOf(scenario));
}

/**
 * One value for every quantity of the scenario: all nominal, or the outer sample `mode.sample` of a study.
 *
 * @returns values in SI by path, also of what is known to a point; read them with `sampledValue`
 */
export function sampleUnknowns(scenario: ResolvedScenario, mode: SampleMode): SampledValues {
  return sampleQuantities(quantitiesOf(scenario), mode);
}
