/**
 * What the defence made of each threat, read from a run's events: the one place where truth and perception meet again.
 *
 * A track is taken for what its plots came from. Origins are told when a body's pass is over, so events wait until all are known.
 */
import { isEvent, type LoggedEvent } from '../../engine/index.js';
import {
  type BatteryStatus,
  batteryStatus,
  engagementWithheld,
  equipmentStatus,
  interceptorEnded,
  interceptorLaunched,
  killAssessed,
  type PlotOrigins,
  plotOrigins,
  postureChanged,
  type RadarPass,
  type Reason,
  radarPass,
  type ThreatEvaluated,
  type TrackReport,
  threatEvaluated,
  trackIdentified,
  trackReport,
} from '../../messages/index.js';
import type { TimeUs } from '../../numerics/index.js';
import type { EngagedClass } from '../../scenario/resolved.js';
import type { World } from '../compile/world.js';
import { FireAbility } from './fire-ability.js';
import type { Kill, Shot } from './outcome.js';
import type { FiredRound } from './raids.js';

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** What one battery made of one threat so far. */
export interface LadderDraft {
  detected_us?: TimeUs;
  detectionRange_m?: number;
  tracked_us?: TimeUs;
  identified_us?: TimeUs;
  evaluated_us?: TimeUs;
  predictedImpact_us?: TimeUs;
  firstOpportunity_us?: TimeUs;
  lastOpportunity_us?: TimeUs;
  /** The track that they were reckoned from. */
  opportunitiesOf?: string;
  pass?: RadarPass['data'];
  /** The last reason given for not firing at its track (again). */
  withheld?: Reason;
  readonly shots: Draft<Shot>[];
}

interface TrackOrigin {
  readonly threat: string;
  readonly spent: boolean;
}

const READ_AT_THE_END: ReadonlySet<string> = new Set(
  [
    trackReport,
    trackIdentified,
    threatEvaluated,
    engagementWithheld,
    interceptorLaunched,
    interceptorEnded,
    killAssessed,
    radarPass,
  ].map(({ kind }) => kind),
);

export class DefenceLedger {
  /** By battery, then by threat. */
  private readonly ladders = new Map<string, Map<string, LadderDraft>>();
  private readonly statuses = new Map<string, BatteryStatus['data'][]>();
  private readonly statusTimes = new Map<string, TimeUs[]>();
  private readonly ability = new Map<string, FireAbility>();
  /** What a plot came from, by `radar/look/plot`. */
  private readonly origins = new Map<string, TrackOrigin>();
  private readonly waiting: LoggedEvent[] = [];
  private readonly tracks = new Map<string, TrackOrigin>();
  private readonly shots = new Map<string, { readonly battery: string; readonly shot: Draft<Shot> }>();
  private readonly kills = new Map<string, Kill>();
  /** Ids of interceptors, by battery: one round may be wasted for two reasons. */
  private readonly wastedBy = new Map<string, Set<string>>();
  private readonly allRounds: FiredRound[] = [];

  constructor(world: World) {
    for (const battery of world.batteries) {
      const { id } = battery;
      this.ability.set(id, new FireAbility(battery));
      this.ladders.set(id, new Map());
      this.statuses.set(id, []);
      this.statusTimes.set(id, []);
    }
  }

  event(event: LoggedEvent): void {
    if (isEvent(event, plotOrigins)) this.plots(event.data);
    else if (isEvent(event, postureChanged)) this.ability.get(event.data.battery)?.posture(event);
    else if (isEvent(event, equipmentStatus)) this.ability.get(event.data.battery)?.equipment(event);
    else if (isEvent(event, batteryStatus)) {
      this.ability.get(event.data.battery)?.status(event);
      this.statuses.get(event.data.battery)?.push(event.data);
      this.statusTimes.get(event.data.battery)?.push(event.time_us);
    } else if (READ_AT_THE_END.has(event.kind)) this.waiting.push(event);
  }

  /** Reads what had to wait for the origins of plots. Ladders, kills and tracks are known after it. */
  finish(): void {
    for (const event of this.waiting) this.read(event);
    this.waiting.length = 0;
    for (const ofBattery of this.ladders.values())
      for (const ladder of ofBattery.values()) widenByShots(ladder);
  }

  private read(event: LoggedEvent): void {
    if (isEvent(event, trackReport)) this.report(event.data, event.time_us);
    else if (isEvent(event, trackIdentified)) {
      const ladder = this.ofTrack(event.data.battery, event.data.track);
      if (ladder !== undefined) ladder.identified_us ??= event.time_us;
    } else if (isEvent(event, threatEvaluated)) {
      const ladder = this.ofTrack(event.data.battery, event.data.track);
      if (ladder === undefined) return;
      ladder.predictedImpact_us ??= event.data.impact_us;
      ladder.evaluated_us ??= event.time_us;
      evaluated(ladder, event.data, event.time_us);
    } else if (isEvent(event, engagementWithheld)) {
      const ladder = this.ofTrack(event.data.battery, event.data.track);
      if (ladder !== undefined) ladder.withheld = event.data.reason;
    } else if (isEvent(event, interceptorLaunched)) {
      const { battery, track, interceptor, type, salvo } = event.data;
      const shot = { interceptor, type, salvo, launch_us: event.time_us };
      this.shots.set(interceptor, { battery, shot });
      const threat = this.tracks.get(track)?.threat;
      this.allRounds.push({ launch_us: event.time_us, ...(threat === undefined ? {} : { threat }) });
      const ladder = this.ofTrack(battery, track);
      if (ladder === undefined) this.waste(battery, interceptor);
      else {
        ladder.shots.push(shot);
        // What was said before this shot is no longer why.
        delete ladder.withheld;
      }
    } else if (isEvent(event, interceptorEnded)) {
      const { interceptor, threat, body, result, arrived, height_m, range_m, battery } = event.data;
      const known = this.shots.get(interceptor);
      if (known !== undefined) {
        Object.assign(known.shot, { end_us: event.time_us, result, arrived, height_m, range_m });
      }
      if (result === 'no-target') this.waste(battery, interceptor);
      if (result === 'killed' && threat !== undefined && body !== 'spent-body') {
        this.kills.set(threat, { time_us: event.time_us, battery, height_m });
      }
    } else if (isEvent(event, killAssessed)) {
      const known = this.shots.get(event.data.interceptor);
      if (known !== undefined) known.shot.judgedKilled = event.data.judgedKilled;
    } else if (isEvent(event, radarPass)) {
      if (event.data.body !== 'spent-body') this.of(event.data.radar, event.data.threat).pass = event.data;
    }
  }

  /** What a battery made of a threat, as far as it came. */
  ladder(battery: string, threat: string): LadderDraft {
    return this.of(battery, threat);
  }

  kill(threat: string): Kill | undefined {
    return this.kills.get(threat);
  }

  /** The threat that a track is of; undefined for an empty body or one that nobody knows. */
  threatOf(track: string): string | undefined {
    const origin = this.tracks.get(track);
    return origin === undefined || origin.spent ? undefined : origin.threat;
  }

  /** Whether a battery was able to fire at targets of a class at any moment of a span, its ends included. */
  wasAbleToFire(battery: string, target: EngagedClass, from_us: TimeUs, to_us: TimeUs): boolean {
    return this.ability.get(battery)?.inSpan(target, from_us, to_us) ?? false;
  }

  /** The last status told before or at a time; the first one where none was. */
  statusAt(battery: string, time_us: TimeUs): BatteryStatus['data'] | undefined {
    const all = this.statuses.get(battery) ?? [];
    const times = this.statusTimes.get(battery) ?? [];
    let at = 0;
    while (at + 1 < all.length && times[at + 1] <= time_us) at++;
    return all[at];
  }

  /** Every round of every battery, in the order of launches. */
  rounds(): readonly FiredRound[] {
    return this.allRounds;
  }

  /** Rounds that a battery fired at what carried no warhead, or that found nothing. */
  wasted(battery: string): number {
    return this.wastedBy.get(battery)?.size ?? 0;
  }

  private plots({ radar, threat, body, looks, plots, times_us, ranges_m }: PlotOrigins['data']): void {
    const origin = { threat, spent: body === 'spent-body' };
    for (let i = 0; i < looks.length; i++) this.origins.set(`${radar}/${looks[i]}/${plots[i]}`, origin);
    if (origin.spent) return;
    const ladder = this.of(radar, threat);
    if (ladder.detected_us !== undefined && ladder.detected_us <= times_us[0]) return;
    ladder.detected_us = times_us[0];
    ladder.detectionRange_m = ranges_m[0];
  }

  private report({ battery, track, look, plot, impact_us }: TrackReport['data'], time_us: TimeUs): void {
    const origin = this.origins.get(`${battery}/${look}/${plot}`);
    if (origin !== undefined) this.tracks.set(track, origin);
    const ladder = this.ofTrack(battery, track);
    if (ladder === undefined) return;
    ladder.tracked_us ??= time_us;
    // The last prediction is the best: what is killed counts its times from it.
    if (impact_us !== undefined) ladder.predictedImpact_us = impact_us;
  }

  private of(battery: string, threat: string): LadderDraft {
    const ofBattery = this.ladders.get(battery) ?? new Map<string, LadderDraft>();
    this.ladders.set(battery, ofBattery);
    const known = ofBattery.get(threat);
    if (known !== undefined) return known;
    const fresh: LadderDraft = { shots: [] };
    ofBattery.set(threat, fresh);
    return fresh;
  }

  private ofTrack(battery: string, track: string): LadderDraft | undefined {
    const threat = this.threatOf(track);
    return threat === undefined ? undefined : this.of(battery, threat);
  }

  private waste(battery: string, interceptor: string): void {
    const known = this.wastedBy.get(battery);
    if (known === undefined) this.wastedBy.set(battery, new Set([interceptor]));
    else known.add(interceptor);
  }
}

/**
 * Takes the launches that would meet a threat as they were reckoned last: the better known its path, the better they are.
 *
 * Of launches that are over when they are told the first may lie before what can still be seen of them.
 */
function evaluated(
  ladder: LadderDraft,
  { track, firstLaunch_us, lastLaunch_us }: ThreatEvaluated['data'],
  now_us: TimeUs,
): void {
  const { opportunitiesOf: before, firstOpportunity_us: first_us } = ladder;
  if (firstLaunch_us === undefined || lastLaunch_us === undefined) {
    // Another track says nothing of what the one before it could be met by.
    if (before !== track) return;
    delete ladder.firstOpportunity_us;
    delete ladder.lastOpportunity_us;
    return;
  }
  const hasBegun = first_us !== undefined && firstLaunch_us <= now_us;
  ladder.firstOpportunity_us = hasBegun ? Math.min(first_us, firstLaunch_us) : firstLaunch_us;
  ladder.lastOpportunity_us = lastLaunch_us;
  ladder.opportunitiesOf = track;
}

/** A shot leaves only where it is known at that moment that it would meet its target: it could be fired, whatever was reckoned before. */
function widenByShots(ladder: LadderDraft): void {
  for (const { launch_us } of ladder.shots) {
    ladder.firstOpportunity_us = Math.min(ladder.firstOpportunity_us ?? launch_us, launch_us);
    ladder.lastOpportunity_us = Math.max(ladder.lastOpportunity_us ?? launch_us, launch_us);
  }
}
