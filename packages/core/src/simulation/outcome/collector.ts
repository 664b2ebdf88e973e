/** Reads a run's events as they come and adds up its outcome. Nothing else computes an outcome. */
import { isEvent, type LoggedEvent, type Sink } from '../../engine/index.js';
import {
  apogeePassed,
  areaWarned,
  type BodyLanded,
  bodyLanded,
  launchReport,
  orderRefused,
  peopleSheltered,
  type Reason,
  threatFailed,
  threatLaunched,
  thrustEnded,
  warheadSeparated,
} from '../../messages/index.js';
import { invariant, type TimeUs, usToSeconds } from '../../numerics/index.js';
import type { FailureMode } from '../../threat/index.js';
import type { World } from '../compile/world.js';
import type {
  Fate,
  Impact,
  Outcome,
  PeopleAtImpact,
  PlaceOutcome,
  RefusedOrder,
  ThreatOutcome,
} from './outcome.js';

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

  constructor(world: World) {
    this.world = world;
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
    else if (isEvent(event, areaWarned)) this.alarm(event.data.place, event.data.report, event.time_us);
    else if (isEvent(event, peopleSheltered)) this.sheltered.add(`${event.data.place}.${event.data.people}`);
  }

  /** The outcome of all that was read. */
  finish(): Outcome {
    const signatures = new Map(this.world.threats.map((threat) => [threat.id, threat.signature]));
    const threats = [...this.drafts.values()]
      .map((draft) => this.threatOutcome(draft, signatures.get(draft.threat) ?? ''))
      .sort((a, b) => a.launch_us - b.launch_us || (a.threat < b.threat ? -1 : 1));
    const count = (fate: Fate) => threats.filter((threat) => threat.fate === fate).length;
    return {
      launched: threats.length,
      failed: count('failed'),
      arrived: count('arrived'),
      astray: count('astray'),
      arrivedWarned: threats.filter((one) => one.fate === 'arrived' && (one.lead_s ?? -1) > 0).length,
      places: this.world.places.map((place) => this.placeOutcome(place.id, threats)),
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

  private alarm(place: string, report: string | undefined, time_us: TimeUs): void {
    const times = this.alarmTimes.get(place);
    if (times === undefined) this.alarmTimes.set(place, [time_us]);
    else times.push(time_us);
    if (report !== undefined) this.alarms.set(`${report}/${place}`, time_us);
  }

  private threatOutcome(draft: Draft, signature: string): ThreatOutcome {
    const report_us = this.reports.get(signature);
    const alarm_us = this.alarms.get(`${signature}/${draft.impact?.place ?? draft.target}`);
    const fate = fateOf(draft);
    return {
      ...draft,
      fate,
      ...(report_us === undefined ? {} : { report_us }),
      ...(alarm_us === undefined ? {} : { alarm_us }),
      ...(alarm_us === undefined || draft.impact === undefined
        ? {}
        : { lead_s: usToSeconds(draft.impact.time_us - alarm_us) }),
      reasons: reasonsFor(fate),
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

function fateOf({ impact, failureMode, target }: Draft): Fate {
  if (failureMode !== undefined) return 'failed';
  if (impact === undefined) return 'in-flight';
  return impact.place === target ? 'arrived' : 'astray';
}

/** Without a defence there are two answers: it failed by itself, or no battery was there. */
function reasonsFor(fate: Fate): readonly Reason[] {
  return fate === 'failed' ? ['failed-by-itself'] : ['battery-absent'];
}
