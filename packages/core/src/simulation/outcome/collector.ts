/** Reads a run's events as they come and adds up its outcome. Nothing else computes an outcome. */
import { surfaceDistance } from '../../earth/index.js';
import { isEvent, type LoggedEvent, type Sink } from '../../engine/index.js';
import {
  type AreaWarned,
  apogeePassed,
  areaWarned,
  type BodyLanded,
  bodyLanded,
  launchReport,
  orderRefused,
  peopleLeftShelter,
  peopleSheltered,
  REASONS,
  type Reason,
  threatFailed,
  threatLaunched,
  thrustEnded,
  warheadSeparated,
} from '../../messages/index.js';
import { compareCodeUnits, invariant, type TimeUs, usToSeconds } from '../../numerics/index.js';
import type { EngagedClass } from '../../scenario/resolved.js';
import type { FailureMode } from '../../threat/index.js';
import type { World, WorldBattery, WorldThreat } from '../compile/world.js';
import { BatteryLedger } from './battery-ledger.js';
import { DefenceLedger } from './defence-ledger.js';
import type {
  BatteryOutcome,
  Fate,
  Impact,
  Ladder,
  Outcome,
  PeopleAtImpact,
  PlaceOutcome,
  RefusedOrder,
  ThreatOutcome,
} from './outcome.js';
import { raidOutcomes } from './raids.js';
import { type Stage, stageOf, whyNot } from './why-not.js';

/** A threat while its flight is being read. */
interface Draft {
  readonly threat: string;
  readonly threatClass: string;
  readonly site: string;
  readonly target: string;
  readonly launch_us: TimeUs;
  failureMode?: FailureMode;
  thrustEndSpeed_mps?: number;
  apogee_m?: number;
  impact?: Impact;
  separated: boolean;
  people: PeopleAtImpact[];
}

export class OutcomeCollector implements Sink {
  private readonly world: World;
  private readonly drafts = new Map<string, Draft>();
  private readonly reports = new Map<string, TimeUs>();
  /** When the alarm for a report sounded, by `report/place`. */
  private readonly alarms = new Map<string, TimeUs>();
  private readonly alarmTimes = new Map<string, TimeUs[]>();
  private readonly sheltered = new Set<string>();
  private readonly refused: RefusedOrder[] = [];
  private readonly ledger: DefenceLedger;
  private readonly batteries: BatteryLedger;
  /** The alarms that batteries' tracks raised, as they came. */
  private readonly trackAlarms: {
    readonly track: string;
    readonly place: string;
    readonly time_us: TimeUs;
  }[] = [];

  constructor(world: World) {
    this.world = world;
    this.ledger = new DefenceLedger(world);
    this.batteries = new BatteryLedger(world);
  }

  event(event: LoggedEvent): void {
    if (isEvent(event, threatLaunched)) {
      const { threat, threatClass, site, target } = event.data;
      this.drafts.set(threat, {
        threat,
        threatClass,
        site,
        target,
        launch_us: event.time_us,
        separated: false,
        people: [],
      });
    } else if (isEvent(event, thrustEnded))
      this.draft(event.data.threat).thrustEndSpeed_mps = event.data.speed_mps;
    else if (isEvent(event, threatFailed)) this.draft(event.data.threat).failureMode = event.data.mode;
    else if (isEvent(event, warheadSeparated)) this.draft(event.data.threat).separated = true;
    else if (isEvent(event, orderRefused)) this.refused.push({ time_us: event.time_us, ...event.data });
    else if (isEvent(event, apogeePassed)) {
      if (event.data.body !== 'spent-body') this.draft(event.data.threat).apogee_m = event.data.height_m;
    } else if (isEvent(event, bodyLanded)) {
      if (event.data.body !== 'spent-body') this.land(event);
    } else if (isEvent(event, launchReport)) this.reports.set(event.data.report, event.time_us);
    else if (isEvent(event, areaWarned)) this.alarm(event);
    else if (isEvent(event, peopleSheltered)) this.sheltered.add(`${event.data.place}.${event.data.people}`);
    else if (isEvent(event, peopleLeftShelter))
      this.sheltered.delete(`${event.data.place}.${event.data.people}`);
    else {
      this.ledger.event(event);
      this.batteries.event(event);
    }
  }

  /** The outcome of all that was read. */
  finish(): Outcome {
    this.ledger.finish();
    const worldThreats = new Map(this.world.threats.map((threat) => [threat.id, threat]));
    const alarms = this.alarmsByThreat();
    const threats = [...this.drafts.values()]
      .map((draft) => {
        const threat = worldThreats.get(draft.threat);
        invariant(threat !== undefined, `${draft.threat} was launched and is not in the world`);
        return this.threatOutcome(draft, threat, alarms);
      })
      .sort((a, b) => a.launch_us - b.launch_us || (a.threat < b.threat ? -1 : 1));
    const count = (fate: Fate) => threats.filter((threat) => threat.fate === fate).length;
    const raids = raidOutcomes(this.world.scenario, threats, this.ledger.rounds());
    return {
      launched: threats.length,
      failed: count('failed'),
      threatening: threats.filter(({ threatening }) => threatening).length,
      engaged: threats.filter(({ engaged }) => engaged).length,
      killed: count('killed'),
      arrived: count('arrived'),
      leaked: threats.filter(({ leaked }) => leaked).length,
      astray: count('astray'),
      arrivedWarned: threats.filter((one) => one.fate === 'arrived' && (one.lead_s ?? -1) > 0).length,
      places: this.world.places.map((place) => this.placeOutcome(place.id, threats)),
      batteries: this.world.batteries.map((battery) => this.batteryOutcome(battery, threats)),
      ...(raids === undefined ? {} : { raids }),
      threats,
      refusedOrders: this.refused,
    };
  }

  private draft(threat: string): Draft {
    const draft = this.drafts.get(threat);
    invariant(draft !== undefined, `an event about ${threat} before its launch`);
    return draft;
  }

  private land(event: BodyLanded): void {
    const { data, time_us } = event;
    const draft = this.draft(data.threat);
    draft.impact = {
      time_us,
      flight_s: usToSeconds(time_us - draft.launch_us),
      latitude_rad: data.latitude_rad,
      longitude_rad: data.longitude_rad,
      speed_mps: data.speed_mps,
      descentAngle_rad: -data.flightPathAngle_rad,
      miss_m: data.miss_m,
      ...(data.place === undefined ? {} : { place: data.place }),
    };
    const place = this.world.places.find((one) => one.id === data.place);
    draft.people = (place?.people ?? []).map(({ id, count }) => ({
      people: id,
      count,
      inShelter: this.sheltered.has(`${data.place}.${id}`),
    }));
  }

  private alarm({ time_us, data: { place, report, track } }: AreaWarned): void {
    const times = this.alarmTimes.get(place);
    if (times === undefined) this.alarmTimes.set(place, [time_us]);
    else times.push(time_us);
    if (report !== undefined) this.alarms.set(`${report}/${place}`, time_us);
    if (track !== undefined) this.trackAlarms.push({ track, place, time_us });
  }

  /** The first alarm that a track of each threat raised at each place, by `threat/place`. */
  private alarmsByThreat(): ReadonlyMap<string, TimeUs> {
    const first = new Map<string, TimeUs>();
    for (const { track, place, time_us } of this.trackAlarms) {
      const threat = this.ledger.threatOf(track);
      if (threat === undefined) continue;
      const key = `${threat}/${place}`;
      if (!first.has(key)) first.set(key, time_us);
    }
    return first;
  }

  private threatOutcome(
    draft: Draft,
    threat: WorldThreat,
    trackAlarms: ReadonlyMap<string, TimeUs>,
  ): ThreatOutcome {
    const { signature } = threat;
    const report_us = this.reports.get(signature);
    const place = draft.impact?.place ?? draft.target;
    const trackAlarm_us = trackAlarms.get(`${draft.threat}/${place}`);
    const alarm_us = earlier(this.alarms.get(`${signature}/${place}`), trackAlarm_us);
    const kill = this.ledger.kill(draft.threat);
    const fate = fateOf(draft, kill !== undefined);
    const considered = this.consider(draft, threat, kill?.battery);
    const ladders = considered.map(({ ladder }) => ladder);
    return {
      ...draft,
      fate,
      ...(report_us === undefined ? {} : { report_us }),
      ...(trackAlarm_us === undefined ? {} : { trackAlarm_us }),
      ...(alarm_us === undefined ? {} : { alarm_us }),
      ...(alarm_us === undefined || draft.impact === undefined
        ? {}
        : { lead_s: usToSeconds(draft.impact.time_us - alarm_us) }),
      threatening: ladders.some(({ evaluated_us }) => evaluated_us !== undefined),
      engaged: ladders.some(({ shots }) => shots.length > 0),
      leaked: fate === 'arrived' && considered.some(({ defends }) => defends),
      ...(kill === undefined ? {} : { kill }),
      ladders,
      reasons: fate === 'killed' ? [] : reasonsFor(fate, considered),
    };
  }

  /** What every battery and point defence made of a threat, sorted by id. */
  private consider(draft: Draft, threat: WorldThreat, killer: string | undefined): readonly Considered[] {
    const target = this.world.places.find(({ id }) => id === threat.targetId);
    const engagedAs = classOf(threat);
    const batteries = this.world.batteries.map((battery): Considered => {
      const {
        pass: _,
        withheld: __,
        opportunitiesOf: ___,
        shots,
        ...rungs
      } = this.ledger.ladder(battery.id, threat.id);
      const status = this.ledger.statusAt(battery.id, draft.launch_us);
      const inClass = battery.engages.includes(engagedAs);
      const inRange =
        target !== undefined &&
        surfaceDistance(battery.frame.origin, target) <= battery.radar.volume.maximumRange_m;
      const chain = whyNot(this.ledger.ladder(battery.id, threat.id), inClass, status);
      return {
        ladder: {
          battery: battery.id,
          ...rungs,
          shots,
          ...(killer === battery.id ? {} : { reason: chain[0] }),
        },
        chain,
        inRange,
        defends: inRange && inClass && (shots.length > 0 || this.wasAble(battery.id, engagedAs, draft)),
        isPoint: false,
        stage: stageOf(this.ledger.ladder(battery.id, threat.id)),
      };
    });
    const points = this.world.scenario.pointDefences
      .filter(({ place }) => place === threat.targetId)
      .map(({ id }): Considered => {
        const reason: Reason = 'not-in-class';
        return {
          ladder: { battery: id, shots: [], reason },
          chain: [reason],
          inRange: false,
          defends: false,
          isPoint: true,
          stage: 0,
        };
      });
    return [...batteries, ...points].sort((a, b) => compareCodeUnits(a.ladder.battery, b.ladder.battery));
  }

  /** Whether a battery was able to fire at a threat of its class while it was on its way. */
  private wasAble(battery: string, engagedAs: EngagedClass, { launch_us, impact }: Draft): boolean {
    return this.ledger.wasAbleToFire(battery, engagedAs, launch_us, impact?.time_us ?? launch_us);
  }

  private batteryOutcome(battery: WorldBattery, threats: readonly ThreatOutcome[]): BatteryOutcome {
    const { id } = battery;
    const first = threats[0]?.launch_us ?? 0;
    const status = this.ledger.statusAt(id, first);
    const ladders = threats.flatMap((threat) => {
      const ladder = threat.ladders.find((one) => one.battery === id);
      return ladder === undefined ? [] : [{ threat, ladder }];
    });
    const counts = new Map<Reason, number>();
    for (const { ladder, threat } of ladders) {
      if (threat.fate === 'failed' || ladder.reason === undefined || threat.fate === 'killed') continue;
      counts.set(ladder.reason, (counts.get(ladder.reason) ?? 0) + 1);
    }
    return {
      battery: id,
      state: status?.state ?? 'absent',
      radiating: status?.radiating ?? false,
      launchersReady: status?.launchersReady ?? 0,
      ...this.batteries.upkeep(battery),
      tracked: ladders.filter(({ ladder }) => ladder.tracked_us !== undefined).length,
      engaged: ladders.filter(({ ladder }) => ladder.shots.length > 0).length,
      killed: threats.filter(({ kill }) => kill?.battery === id).length,
      wasted: this.ledger.wasted(id),
      reasons: REASON_ORDER.flatMap((reason) => {
        const count = counts.get(reason);
        return count === undefined ? [] : [{ reason, count }];
      }),
    };
  }

  private placeOutcome(place: string, threats: readonly ThreatOutcome[]): PlaceOutcome {
    const aimed = threats.filter((threat) => threat.target === place);
    const count = (fate: Fate) => aimed.filter((threat) => threat.fate === fate).length;
    const impacts = aimed.filter((one) => one.fate === 'arrived').map((one) => one.impact?.time_us ?? 0);
    const alarms = this.alarmTimes.get(place) ?? [];
    return {
      place,
      aimedAt: aimed.length,
      arrived: count('arrived'),
      killed: count('killed'),
      engaged: aimed.filter(({ engaged }) => engaged).length,
      leaked: aimed.filter(({ leaked }) => leaked).length,
      failed: count('failed'),
      astray: count('astray'),
      alarms: alarms.length,
      ...(impacts.length === 0
        ? {}
        : { firstImpact_us: Math.min(...impacts), lastImpact_us: Math.max(...impacts) }),
      ...(alarms.length === 0 ? {} : { firstAlarm_us: alarms[0] }),
    };
  }
}

/** One battery's part in one threat. */
interface Considered {
  readonly ladder: Ladder;
  readonly chain: readonly Reason[];
  /** Whether the place it was aimed at lies within the battery's radar range. */
  readonly inRange: boolean;
  /** Whether it was able to fire at its class too, so that what arrives leaked. */
  readonly defends: boolean;
  /** A point defence at the place that does not engage this class. */
  readonly isPoint: boolean;
  readonly stage: Stage;
}

function fateOf({ impact, failureMode, target }: Draft, killed: boolean): Fate {
  if (failureMode !== undefined) return 'failed';
  if (killed) return 'killed';
  if (impact === undefined) return 'in-flight';
  return impact.place === target ? 'arrived' : 'astray';
}

/** What a failure leaves is a failure, whatever was fired at it. Else the battery in range that came furthest answers. */
function reasonsFor(fate: Fate, considered: readonly Considered[]): readonly Reason[] {
  if (fate === 'failed') return ['failed-by-itself'];
  let best: Considered | undefined;
  for (const one of considered) if (one.inRange && (best === undefined || one.stage > best.stage)) best = one;
  if (best !== undefined) return best.chain;
  return considered.some(({ isPoint }) => isPoint) ? ['battery-absent', 'not-in-class'] : ['battery-absent'];
}

/** The class of a threat as a defence engages it. */
function classOf({ threatClass }: WorldThreat): 'ballistic' | 'rocket' {
  return threatClass.model === 'unguided-rocket' ? 'rocket' : 'ballistic';
}

function earlier(a: TimeUs | undefined, b: TimeUs | undefined): TimeUs | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : Math.min(a, b);
}

// fixed keys: the closed list of reasons, in its own order
const REASON_ORDER = Object.keys(REASONS) as readonly Reason[];
