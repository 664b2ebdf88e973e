/**
 * How far and how fast the interceptors of all batteries reach, flown once for each scenario and used by all its samples.
 *
 * Tables are flown against ballistic missiles: the same fly-outs hold against others, within the reach against ballistic missiles.
 */
import { type InterceptorType, type ReachTable, reachTable } from '../../interceptor/index.js';
import type { FlightEnvironment } from '../../motion/index.js';
import { nominalOf } from '../../numerics/index.js';
import type { ResolvedScenario } from '../../scenario/resolved.js';
import { batteryPartOwner } from '../../scenario/unknowns.js';
import { kinematicType } from './interceptor-types.js';
import type { World } from './world.js';

/** What one group of launchers fires, as flown. */
interface FlownGroup {
  /** Its kinematics are those that the table was flown from. */
  readonly kinematics: InterceptorType;
  readonly reach: ReachTable;
}

/** By battery and group: see `batteryPartOwner`. */
export type FlownGroups = ReadonlyMap<string, FlownGroup>;

/** A kilometre changes times by up to 3 % and speeds by up to 8 %, so launchers within such a step share a table. */
const HEIGHT_STEP_M = 100;

/** Flies the tables of a scenario, each interceptor at each launcher height once; what contradicts itself is added to `reasons`. */
export function flyReachTables(
  scenario: ResolvedScenario,
  environment: FlightEnvironment,
  reasons: string[],
): FlownGroups {
  const types = new Map<string, InterceptorType | undefined>();
  const tables = new Map<string, ReachTable>();
  const flown = new Map<string, FlownGroup>();
  for (const battery of scenario.batteries) {
    const elevation = nominalOf(battery.elevation_m);
    const height_m = Math.round((elevation.ok ? elevation.value : 0) / HEIGHT_STEP_M) * HEIGHT_STEP_M + 0;
    for (const { id, interceptor } of battery.launcherGroups) {
      if (!types.has(interceptor)) types.set(interceptor, typeOf(scenario, interceptor, reasons));
      const kinematics = types.get(interceptor);
      if (kinematics === undefined) continue;
      if (kinematics.maxAltitude_m <= height_m) {
        reasons.push(`${battery.name} stands higher than ${interceptor} reaches`);
        continue;
      }
      const key = `${interceptor}/${height_m}`;
      const reach = tables.get(key) ?? reachTable(environment, kinematics, 'ballistic', height_m);
      tables.set(key, reach);
      flown.set(batteryPartOwner(battery.id, id), { kinematics, reach });
    }
  }
  return flown;
}

/** The tables that a world of the same scenario has already. */
export function reachTablesOf(world: World): FlownGroups {
  return new Map(
    world.batteries.flatMap(({ id, groups }) =>
      groups.map((group): [string, FlownGroup] => [
        batteryPartOwner(id, group.id),
        { kinematics: group.type, reach: group.reach },
      ]),
    ),
  );
}

function typeOf(scenario: ResolvedScenario, id: string, reasons: string[]): InterceptorType | undefined {
  const entry = scenario.catalogue.find((one) => one.id === id);
  const made = entry === undefined ? undefined : kinematicType(entry);
  if (made?.ok) return made.type;
  reasons.push(...(made?.reasons ?? [`there is no interceptor ${id}`]));
  return undefined;
}
