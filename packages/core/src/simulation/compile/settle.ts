/** From a resolved scenario and one value for each unknown to a world. */
import {
  type CatalogueEntry,
  type SampledValues,
  type SampleMode,
  sampledValue,
  table,
} from '../../catalogue/index.js';
import type { Geodetic } from '../../earth/index.js';
import { dragShape, STANDARD_ENVIRONMENT } from '../../motion/index.js';
import { invariant, secondsToUs, streamId, type TimeUs } from '../../numerics/index.js';
import { raidsOfThreats } from '../../scenario/raids.js';
import type { ResolvedScenario, ResolvedThreat, ResolvedVolley } from '../../scenario/resolved.js';
import { peopleOwner, sampleUnknowns, volleyOwner } from '../../scenario/unknowns.js';
import { aimAt } from '../../threat/aim.js';
import {
  type Aim,
  calibrated,
  impactSigma_m,
  readThreatClass,
  type ThreatClass,
} from '../../threat/index.js';
import { LONGEST_FLIGHT_S } from '../../threat/undisturbed.js';
import { type EarlyWarningSystem, earlyWarningSystem } from '../../warning/index.js';
import { type FlownGroups, flyReachTables, reachTablesOf } from './reach-tables.js';
import { settleBatteries } from './settle-batteries.js';
import type { ThreatStreams, World, WorldPlace, WorldThreat } from './world.js';

/** A world, or every reason why the scenario's figures make none. */
export type Settled =
  | { readonly ok: true; readonly world: World }
  | { readonly ok: false; readonly reasons: readonly string[] };

/**
 * Settles every unknown: all nominal, or the draws of one outer sample.
 *
 * @param near a world of the same scenario, whose aims and calibrated classes are tried first and whose reach tables are used: it
 *   changes the speed, and the result only within the tolerances of aiming and calibration, so a study always gives the nominal world
 */
export function settle(scenario: ResolvedScenario, mode: SampleMode, near?: World): Settled {
  const values = sampleUnknowns(scenario, mode);
  const reasons: string[] = [];
  const classes = settleClasses(scenario, values, near, reasons);
  const places = settlePlaces(scenario, values);
  const starts = volleyStarts(scenario, values);
  const flown: FlownGroups =
    near === undefined ? flyReachTables(scenario, STANDARD_ENVIRONMENT, reasons) : reachTablesOf(near);
  const launchOf = ({ volley, group, index }: ResolvedThreat): TimeUs =>
    found(starts.get(volley)) + secondsToUs((index - 1) * sampledValue(values, group, 'spacing'));
  const horizon_us = horizonOf(scenario, scenario.threats.map(launchOf));
  const batteries = settleBatteries(scenario, values, { horizon_us, places, flown }, reasons);
  if (reasons.length > 0) return { ok: false, reasons: [...new Set(reasons)] };
  const aims = solveAims(scenario, values, classes, places, near, reasons);
  if (reasons.length > 0) return { ok: false, reasons };
  const raids = raidsOfThreats(scenario);
  const threats = scenario.threats.map((threat): WorldThreat => {
    const threatClass = found(classes.get(threat.classId));
    const aim = found(aims.get(aimKey(threat)));
    return {
      id: threat.id,
      raid: found(raids.get(threat.id)),
      threatClass,
      siteId: threat.from,
      site: siteOf(scenario, values, threat.from),
      targetId: threat.at,
      aimPoint: aimPointOf(places, threat.at),
      launch_us: launchOf(threat),
      aim,
      sigma_m: impactSigma_m(threatClass, aim.distance_m),
      streams: threatStreams(threat.id),
      signature: signatureOf(threat.id),
    };
  });
  const earlyWarning = settleEarlyWarning(scenario, values);
  return {
    ok: true,
    world: {
      scenario,
      horizon_us,
      environment: STANDARD_ENVIRONMENT,
      places,
      threats,
      earlyWarning,
      batteries,
    },
  };
}

/**
 * A world with its batteries as they stand at another moment of their calendar; all else, and every draw, is the same.
 *
 * @param mode the sample that the world was settled for
 */
export function inPosture(world: World, mode: SampleMode, postureShift_us: number): World {
  const scenario = { ...world.scenario, postureShift_us };
  const reasons: string[] = [];
  const { horizon_us, places } = world;
  const around = { horizon_us, places, flown: reachTablesOf(world) };
  const batteries = settleBatteries(scenario, sampleUnknowns(scenario, mode), around, reasons);
  invariant(
    reasons.length === 0,
    `a world that was settled is none at another moment: ${reasons.join('; ')}`,
  );
  return { ...world, scenario, batteries };
}

/** Launches by spacing, and flights, go on beyond the end of the scenario. */
function horizonOf({ duration_us }: ResolvedScenario, launches_us: readonly TimeUs[]): TimeUs {
  const longest_us = secondsToUs(LONGEST_FLIGHT_S);
  return launches_us.reduce(
    (latest_us, launch_us) => Math.max(latest_us, launch_us + longest_us),
    duration_us,
  );
}

/** One aim for each class, site and place that a threat needs; why not, where there is none. */
function solveAims(
  scenario: ResolvedScenario,
  values: SampledValues,
  classes: ReadonlyMap<string, ThreatClass>,
  places: readonly WorldPlace[],
  near: World | undefined,
  reasons: string[],
): ReadonlyMap<string, Aim> {
  const aims = new Map<string, Aim>();
  const tried = new Set<string>();
  for (const threat of scenario.threats) {
    const key = aimKey(threat);
    if (tried.has(key)) continue;
    tried.add(key);
    const threatClass = found(classes.get(threat.classId));
    const site = siteOf(scenario, values, threat.from);
    const guess = near && nearbyAim(near, threat);
    const aimed = aimAt(STANDARD_ENVIRONMENT, threatClass, site, aimPointOf(places, threat.at), guess);
    if (aimed.ok) aims.set(key, aimed.aim);
    else reasons.push(`from ${threat.from} to ${threat.at}: ${aimed.reason}`);
  }
  return aims;
}

function aimKey({ classId, from, at }: ResolvedThreat): string {
  return `${classId}/${from}/${at}`;
}

function aimPointOf(places: readonly WorldPlace[], id: string): Geodetic {
  const { latitude_rad, longitude_rad, height_m } = found(places.find((one) => one.id === id));
  return { latitude_rad, longitude_rad, height_m };
}

/** The streams of one threat: named by it alone, so that another threat moves no draw of this one. */
function threatStreams(threatId: string): ThreatStreams {
  return {
    failure: streamId('failure', threatId),
    dispersion: streamId('dispersion', threatId),
    report: streamId('early-warning', threatId),
  };
}

/** The opaque handle of a threat's burn. */
export function signatureOf(threatId: string): string {
  const { lo, hi } = streamId('signature', threatId);
  return hex(hi) + hex(lo);
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}

function settleClasses(
  scenario: ResolvedScenario,
  values: SampledValues,
  near: World | undefined,
  reasons: string[],
): Map<string, ThreatClass> {
  const classes = new Map<string, ThreatClass>();
  for (const entry of scenario.catalogue) {
    if (entry.kind !== 'threat-class') continue;
    const known = near?.threats.find(({ threatClass }) => threatClass.id === entry.id)?.threatClass;
    const solved = calibrated(STANDARD_ENVIRONMENT, readClass(entry, values), known);
    if (solved.ok) classes.set(entry.id, solved.threatClass);
    else reasons.push(solved.reason);
  }
  return classes;
}

function readClass(entry: CatalogueEntry, values: SampledValues): ThreatClass {
  return readThreatClass({
    id: entry.id,
    model: entry.model as ThreatClass['model'],
    value: (parameter) => sampledValue(values, entry.id, parameter),
    drag: dragShape(table(entry, 'dragShape').points),
  });
}

function settlePlaces(scenario: ResolvedScenario, values: SampledValues): readonly WorldPlace[] {
  return scenario.places.map((place) => ({
    id: place.id,
    name: place.name,
    latitude_rad: place.latitude_rad,
    longitude_rad: place.longitude_rad,
    height_m: sampledValue(values, place.id, 'elevation'),
    radius_m: sampledValue(values, place.id, 'radius'),
    people: place.people.map((people) => {
      const owner = peopleOwner(place.id, people.id);
      return {
        id: people.id,
        name: people.name,
        count: sampledValue(values, owner, 'count'),
        shelteredFrom_us: people.shelteredFrom_us,
        timeToShelter_s: sampledValue(values, owner, 'timeToShelter'),
        allClearAfter_s:
          people.allClearAfter_s === undefined ? undefined : sampledValue(values, owner, 'allClearAfter'),
      };
    }),
  }));
}

function siteOf(scenario: ResolvedScenario, values: SampledValues, id: string): Geodetic {
  const site = found(scenario.launchSites.find((one) => one.id === id));
  return {
    latitude_rad: site.latitude_rad,
    longitude_rad: site.longitude_rad,
    height_m: sampledValue(values, id, 'elevation'),
  };
}

function settleEarlyWarning(
  scenario: ResolvedScenario,
  values: SampledValues,
): EarlyWarningSystem | undefined {
  const system = scenario.earlyWarning?.system;
  return system === undefined
    ? undefined
    : earlyWarningSystem(system, (parameter) => sampledValue(values, system, parameter));
}

/** When each volley begins. A volley may begin after another one; loading has refused circles. */
function volleyStarts(scenario: ResolvedScenario, values: SampledValues): Map<string, TimeUs> {
  const starts = new Map<string, TimeUs>();
  const byId = new Map(scenario.volleys.map((volley) => [volley.id, volley]));
  for (const volley of scenario.volleys) {
    // From a volley back to one whose start is known, then forward: a chain may be as long as the scenario.
    const chain: ResolvedVolley[] = [];
    let here = volley;
    while (!starts.has(here.id)) {
      chain.push(here);
      if (here.at_us !== undefined) break;
      here = found(byId.get(found(here.after)));
    }
    for (const one of chain.reverse()) {
      const from_us = one.at_us ?? found(starts.get(found(one.after)));
      starts.set(one.id, from_us + secondsToUs(sampledValue(values, volleyOwner(one), 'delay')));
    }
  }
  return starts;
}

function nearbyAim(near: World, threat: ResolvedThreat): Aim | undefined {
  return near.threats.find((one) => one.id === threat.id)?.aim;
}

/** References were checked when the scenario was loaded. */
function found<T>(value: T | undefined): T {
  invariant(
    value !== undefined,
    'a scenario refers to something it does not have: it was not loaded by the loader',
  );
  return value;
}
