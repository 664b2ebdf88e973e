/** From the batteries of a scenario and one value for each unknown to batteries that a run can use. */
import { batteryParameters, wearParameters } from '../../battery/index.js';
import { type SampledValues, sampledValue } from '../../catalogue/index.js';
import { commandParameters } from '../../command/index.js';
import { localFrame } from '../../earth/index.js';
import { identificationParameters } from '../../identification/index.js';
import { invariant, type TimeUs } from '../../numerics/index.js';
import { frameTime, type SectorRadar, sectorRadar } from '../../radar/index.js';
import type { ResolvedBattery, ResolvedScenario } from '../../scenario/resolved.js';
import { batteryPartOwner } from '../../scenario/unknowns.js';
import { type TrackingParameters, trackingParameters } from '../../tracking/index.js';
import { batteryConditions, conditionAtWork, deploymentOf, statusesIn } from './battery-conditions.js';
import { settledType } from './interceptor-types.js';
import type { FlownGroups } from './reach-tables.js';
import { settleGrounds } from './settle-grounds.js';
import { settlePostures } from './settle-postures.js';
import { settleSupply } from './settle-supply.js';
import type { WorldBattery, WorldLauncherGroup, WorldPlace } from './world.js';

/** What else of a world its batteries depend on. */
interface Around {
  /** Until when batteries are followed. */
  readonly horizon_us: TimeUs;
  readonly places: readonly WorldPlace[];
  readonly flown: FlownGroups;
}

/** The batteries of a world, sorted by id; figures that contradict each other are added to `reasons`. */
export function settleBatteries(
  scenario: ResolvedScenario,
  values: SampledValues,
  around: Around,
  reasons: string[],
): readonly WorldBattery[] {
  const settled: WorldBattery[] = [];
  for (const battery of scenario.batteries) {
    const one = settleBattery(scenario, battery, values, around, reasons);
    if (one !== undefined) settled.push(one);
  }
  return settled;
}

function settleBattery(
  scenario: ResolvedScenario,
  battery: ResolvedBattery,
  values: SampledValues,
  { horizon_us, places, flown }: Around,
  reasons: string[],
): WorldBattery | undefined {
  const { id, name, latitude_rad, longitude_rad, doctrine } = battery;
  const of = (owner: string) => (parameter: string) => sampledValue(values, owner, parameter);
  const own = of(id);
  const height_m = own('elevation');
  const frame = localFrame({ latitude_rad, longitude_rad, height_m });
  const radar = settleRadar(battery, own('facing'), of(battery.radar), reasons);
  const tracking = settleTracking(battery, of(battery.tracker), reasons);
  const groups = settleGroups(scenario, battery, values, flown, reasons);
  if (radar === undefined || tracking === undefined || groups === undefined) return undefined;
  const { lowest_m, grounds } = settleGrounds(frame, radar.volume.maximumRange_m, places);
  const deployment = deploymentOf(battery, values);
  const clock = { ...scenario, duration_us: horizon_us };
  const conditions = batteryConditions(battery, clock, values, deployment);
  const atWork = conditionAtWork(conditions);
  const misalignment_rad = atWork?.aligned === false ? (deployment?.misalignment_rad ?? 0) : 0;
  return {
    id,
    name,
    frame,
    radar: misalignment_rad === 0 ? radar : turned(radar, misalignment_rad),
    skyline_rad: battery.skyline_rad,
    tracker: { site: frame, groundHeight_m: lowest_m, parameters: tracking },
    grounds,
    identification: identificationParameters(of(battery.identification)),
    command: commandParameters(of(battery.commandPost)),
    equipment: batteryParameters(of(battery.equipment)),
    groups,
    engages: battery.engages,
    linked: battery.linked && atWork?.linked !== false,
    ...settlePostures(battery, clock),
    doctrine: { ...doctrine, spacing_s: own('spacing') },
    statuses: statusesIn(conditions),
    ...(battery.wear === undefined ? {} : { wear: wearParameters(of(battery.wear)) }),
    ...settleSupply(battery, scenario, values),
  };
}

function settleRadar(
  { id, radar }: ResolvedBattery,
  facing_rad: number,
  value: (parameter: string) => number,
  reasons: string[],
): SectorRadar | undefined {
  const made = sectorRadar(id, facing_rad, value);
  if (!made.ok) {
    reasons.push(`${radar} of ${id}: ${made.reason}`);
    return undefined;
  }
  const frame = frameTime(made.radar.search);
  if (!frame.ok) {
    reasons.push(`${radar} of ${id}: ${frame.reason}, with ${frame.beams} beams and no track at all`);
    return undefined;
  }
  return made.radar;
}

/** A radar that takes itself to face another azimuth than it does: all that it reports is off by as much. */
function turned(radar: SectorRadar, misalignment_rad: number): SectorRadar {
  const azimuth_rad = radar.bias.azimuth_rad + misalignment_rad;
  return { ...radar, bias: { ...radar.bias, azimuth_rad } };
}

function settleTracking(
  { id, tracker }: ResolvedBattery,
  value: (parameter: string) => number,
  reasons: string[],
): TrackingParameters | undefined {
  if (Math.round(value('confirmHits')) <= Math.round(value('confirmLooks'))) return trackingParameters(value);
  reasons.push(`${tracker} of ${id}: more plots than looks are wanted to make a track firm`);
  return undefined;
}

function settleGroups(
  scenario: ResolvedScenario,
  battery: ResolvedBattery,
  values: SampledValues,
  flown: FlownGroups,
  reasons: string[],
): readonly WorldLauncherGroup[] | undefined {
  const groups: WorldLauncherGroup[] = [];
  for (const { id, interceptor } of battery.launcherGroups) {
    const owner = batteryPartOwner(battery.id, id);
    const ready = flown.get(owner);
    if (ready === undefined) continue;
    const entry = scenario.catalogue.find((one) => one.id === interceptor);
    invariant(entry !== undefined, `${interceptor} is in no catalogue: it was not loaded by the loader`);
    const made = settledType(entry, values, ready.kinematics);
    if (!made.ok) {
      reasons.push(...made.reasons);
      continue;
    }
    groups.push({
      id,
      type: made.type,
      reach: ready.reach,
      launchers: Math.round(sampledValue(values, owner, 'launchers')),
      roundsPerLauncher: Math.round(sampledValue(values, owner, 'rounds')),
    });
  }
  return groups.length === battery.launcherGroups.length ? groups : undefined;
}
