/** What became of the rounds and the equipment of batteries, read from a run's events. */
import { isEvent, type LoggedEvent } from '../../engine/index.js';
import {
  batteryStatus,
  equipmentStatus,
  interceptorLaunched,
  launcherLoaded,
  supplyDelivered,
  supplySent,
} from '../../messages/index.js';
import { compareCodeUnits, invariant, type TimeUs, usToSeconds } from '../../numerics/index.js';
import { setUpIn } from '../compile/battery-statuses.js';
import type { World, WorldBattery } from '../compile/world.js';
import type { BatteryOutcome, RoundCount } from './outcome.js';

/** The part of a battery's outcome that is about its supplies and its equipment. */
type Upkeep = Pick<BatteryOutcome, 'rounds' | 'online_s' | 'ableToFire_s' | 'failures'>;

interface OfBattery {
  /** By type of interceptor. */
  readonly fired: Map<string, number>;
  /** By group of launchers. */
  readonly brought: Map<string, number>;
  readonly sent: Map<string, number>;
  readonly arrived: Map<string, number>;
  readonly failures: Map<string, number>;
  /** A part that is out of order when its wear begins has not failed in the run. */
  readonly wornFrom_us: TimeUs;
  since_us: TimeUs;
  online: boolean;
  able: boolean;
  /** Rounds on its launchers. */
  loaded: number;
  online_us: number;
  able_us: number;
}

export class BatteryLedger {
  private readonly world: World;
  private readonly batteries: ReadonlyMap<string, OfBattery>;

  constructor(world: World) {
    this.world = world;
    this.batteries = new Map(world.batteries.map((battery) => [battery.id, accountOf(battery)]));
  }

  event(event: LoggedEvent): void {
    if (isEvent(event, batteryStatus)) {
      const its = this.of(event.data.battery);
      passTime(its, event.time_us);
      its.online = event.data.state === 'online';
      its.able = event.data.noFireBecause === undefined && event.data.launchersReady > 0;
    } else if (isEvent(event, interceptorLaunched)) {
      const its = this.of(event.data.battery);
      passTime(its, event.time_us);
      its.loaded -= 1;
      add(its.fired, event.data.type, 1);
    } else if (isEvent(event, launcherLoaded)) {
      const { battery, group, rounds, brought } = event.data;
      const its = this.of(battery);
      passTime(its, event.time_us);
      its.loaded += rounds;
      if (brought) add(its.brought, group, rounds);
    } else if (isEvent(event, supplySent)) {
      add(this.of(event.data.battery).sent, event.data.group, event.data.rounds);
    } else if (isEvent(event, supplyDelivered)) {
      add(this.of(event.data.battery).arrived, event.data.group, event.data.rounds);
    } else if (isEvent(event, equipmentStatus)) {
      const its = this.of(event.data.battery);
      if (!event.data.works && event.time_us > its.wornFrom_us) add(its.failures, event.data.component, 1);
    }
  }

  /** What became of a battery's rounds and equipment until the end of the run. */
  upkeep({ id, groups }: WorldBattery): Upkeep {
    const its = this.of(id);
    passTime(its, Math.max(its.since_us, this.world.horizon_us));
    const types = [...new Set(groups.map(({ type }) => type.id))].sort(compareCodeUnits);
    return {
      rounds: types.map((type): RoundCount => {
        const own = groups.filter((group) => group.type.id === type);
        const sum = (of: (group: WorldBattery['groups'][number]) => number): number =>
          own.reduce((all, group) => all + of(group), 0);
        const first = sum(({ launchers, roundsPerLauncher }) => launchers * roundsPerLauncher);
        const brought = sum((group) => its.brought.get(group.id) ?? 0);
        const sent = sum((group) => its.sent.get(group.id) ?? 0);
        const arrived = sum((group) => its.arrived.get(group.id) ?? 0);
        const fired = its.fired.get(type) ?? 0;
        const delivered = first + brought + sent;
        return { type, fired, left: first + brought + arrived - fired, inTransit: sent - arrived, delivered };
      }),
      online_s: usToSeconds(its.online_us),
      ableToFire_s: usToSeconds(its.able_us),
      failures: [...its.failures]
        .map(([component, count]) => ({ component, count }))
        .sort((a, b) => compareCodeUnits(a.component, b.component)),
    };
  }

  private of(battery: string): OfBattery {
    const its = this.batteries.get(battery);
    invariant(its !== undefined, `${battery} is no battery`);
    return its;
  }
}

function accountOf({ groups, statuses }: WorldBattery): OfBattery {
  return {
    fired: new Map(),
    brought: new Map(),
    sent: new Map(),
    arrived: new Map(),
    failures: new Map(),
    wornFrom_us: setUpIn(statuses)?.from_us ?? 0,
    since_us: 0,
    online: false,
    able: false,
    loaded: groups.reduce((sum, group) => sum + group.launchers * group.roundsPerLauncher, 0),
    online_us: 0,
    able_us: 0,
  };
}

function passTime(its: OfBattery, now_us: TimeUs): void {
  const passed_us = now_us - its.since_us;
  if (its.online) its.online_us += passed_us;
  if (its.able && its.loaded > 0) its.able_us += passed_us;
  its.since_us = now_us;
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
