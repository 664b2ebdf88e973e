import { describe, expect, it } from 'vitest';
import type { CommandPorts, CommandPost } from '../../command/index.js';
import {
  advanceTo,
  collectEvents,
  createKernel,
  digestOf,
  isEvent,
  type LoggedEvent,
  type Module,
  restore,
  snapshot,
  startRun,
} from '../../engine/index.js';
import {
  type BatteryStatus,
  batteryStatus,
  engagementWithheld,
  equipmentStatus,
  fireOrder,
  interceptorLaunched,
  killAssessed,
  launchRefused,
  postureChanged,
  type TrackIdentified,
  threatEvaluated,
  trackIdentified,
  trackLost,
  trackReport,
} from '../../messages/index.js';
import { seedFrom } from '../../numerics/index.js';
import type { World, WorldBattery } from '../compile/world.js';
import { commandModule } from './command-module.js';
import { REPORT } from './track-report.fixture.js';

const S = 1_000_000;

/** Something that a command post hears, at a time and phase. */
interface Heard {
  readonly at_s: number;
  readonly phase?: number;
  readonly kind: 'report' | 'lost' | 'identified' | 'status' | 'launched' | 'refused' | 'assessed';
  readonly track?: number;
  readonly data?: Readonly<Record<string, unknown>>;
}

interface Scene {
  readonly heard: readonly Heard[];
  readonly battery?: Partial<
    Pick<CommandPost, 'control' | 'linked' | 'automatic' | 'doctrine' | 'weaponsControl'> &
      Pick<WorldBattery, 'postures'>
  >;
  readonly delaySpread?: number;
  readonly channels?: number;
  readonly rounds?: number;
  readonly ports?: (time_us: number, battery: number) => Partial<CommandPorts>;
  readonly batteries?: readonly string[];
  readonly trial?: number;
}

function worldOf({ battery, delaySpread = 0, channels = 9, batteries = ['b'] }: Scene): World {
  const command = {
    operatorDelayAutomatic_s: 1,
    operatorDelaySemiautomatic_s: 10,
    authorisationDelay_s: 15,
    delaySpread,
    channels: { counts: 'missiles', most: channels },
    threatenedMargin_m: 0,
    threatenedSigmas: 2,
  };
  const places = [{ id: 'base', latitude_rad: 0.6, longitude_rad: 0.75, radius_m: 3000 }];
  return {
    scenario: { places: [{ id: 'base', value: 3 }] },
    places,
    batteries: batteries.map((id) => ({
      id,
      command,
      engages: ['ballistic'],
      control: 'decentralised',
      linked: true,
      automatic: true,
      weaponsControl: { ballistic: 'free', airBreathing: 'tight' },
      doctrine: { salvo: 2, spacing_s: 2, salvos: 2, reserve: 0 },
      groups: [{ id: 'g' }],
      equipment: { launchDelay_s: 2 },
      ...battery,
    })),
  } as unknown as World;
}

/** Says what the scene says, in the place of tracking, identification, launchers and interceptors. */
function others({ heard, batteries = ['b'] }: Scene): Module<unknown> {
  return {
    name: 'others',
    initial: () => ({}),
    start(_state, context) {
      const online = batteries.map(
        (_, track): Heard => ({ at_s: 0, kind: 'status', phase: 5, data: { b: track } }),
      );
      [...online, ...heard].forEach((one) => {
        const { at_s, phase = 30 } = one;
        context.schedule({ at_us: at_s * S, phase, entity: 'b', name: 'say', data: one });
      });
    },
    handle(_state, task, context) {
      const { kind, track: number = 1, data = {} } = task.data as Heard;
      const battery = batteries[(data.b as number | undefined) ?? 0];
      const track = `${battery}-t${number}`;
      const { b: _b, ...changes } = data;
      const about = { battery, track };
      const shot = { ...about, interceptor: 'i', order: `${track}-s1`, salvo: 1 };
      if (kind === 'report') {
        const firstPlot_us = number * 1000;
        context.emit(trackReport, battery, { ...REPORT, ...about, number, firstPlot_us, ...changes });
      } else if (kind === 'identified') {
        const taken: TrackIdentified['data'] = { ...about, kind: 'ballistic', identity: 'hostile' };
        context.emit(trackIdentified, battery, { ...taken, ...changes });
      } else if (kind === 'status') {
        const status: BatteryStatus['data'] = {
          battery,
          state: 'online',
          radiating: true,
          launchersReady: 4,
        };
        context.emit(batteryStatus, battery, { ...status, ...changes });
      } else if (kind === 'lost') context.emit(trackLost, battery, { ...about, number, because: 'missed' });
      else if (kind === 'launched')
        context.emit(interceptorLaunched, 'i', { ...shot, group: 'g', type: 't', shot: 1, shots: 2 });
      else if (kind === 'refused')
        context.emit(launchRefused, battery, {
          ...about,
          order: shot.order,
          shots: 1,
          reason: 'no-ready-launcher',
          ...changes,
        });
      else context.emit(killAssessed, 'i', { ...shot, judgedKilled: false, ...changes });
    },
  };
}

function kernelOf(scene: Scene, asked: number[] = []) {
  const total = scene.rounds ?? 16;
  const module = commandModule(worldOf(scene), (context, battery) => ({
    plan(_number, _group, notBefore_us) {
      asked.push(context.time_us / S);
      const launch_us = Math.max(notBefore_us, 20 * S);
      if (launch_us > 80 * S) return { ok: false, reason: 'too-late' };
      return {
        ok: true,
        launch_us,
        intercept_us: launch_us + 12 * S,
        channelFrom_us: launch_us,
        channelUntil_us: launch_us + 12 * S,
        killProbability: 0.6,
        missTakenForKill: 0.1,
        killTakenForMiss: 0.1,
      };
    },
    opportunities: () => ({ ok: true, first_us: 20 * S, last_us: 80 * S }),
    lastLaunch: () => 80 * S,
    rounds: () => ({ ready: total, total }),
    ...scene.ports?.(context.time_us, battery),
  }));
  return createKernel(
    [others(scene), module as Module<unknown>],
    [
      trackReport,
      trackLost,
      trackIdentified,
      batteryStatus,
      equipmentStatus,
      postureChanged,
      threatEvaluated,
      engagementWithheld,
      fireOrder,
      interceptorLaunched,
      launchRefused,
      killAssessed,
    ],
  );
}

const draws = (scene: Scene) => ({ draws: { seed: seedFrom(7), trial: scene.trial ?? 0 } });

function told(scene: Scene) {
  const asked: number[] = [];
  const kernel = kernelOf(scene, asked);
  const sink = collectEvents();
  const run = startRun(kernel, sink, draws(scene));
  advanceTo(kernel, run, Number.POSITIVE_INFINITY, sink);
  return { events: sink.events, asked, digest: digestOf(run) };
}

const ordersIn = (events: readonly LoggedEvent[]) =>
  events.flatMap((event) => (isEvent(event, fireOrder) ? [event] : []));
const reasonsIn = (events: readonly LoggedEvent[]) =>
  events.flatMap((event) =>
    isEvent(event, engagementWithheld) ? [`${event.data.track} ${event.data.reason}`] : [],
  );

const SEEN: readonly Heard[] = [
  { at_s: 10, kind: 'report', phase: 20 },
  { at_s: 14, kind: 'identified' },
];

describe('the command post in a run', () => {
  it('evaluates and orders after identification and the time to react', () => {
    const { events } = told({ heard: SEEN });
    const [order, ...more] = ordersIn(events);
    expect(more).toEqual([]);
    expect(order.time_us).toBe(15 * S);
    expect(order.data).toMatchObject({
      order: 'b-t1-s1',
      salvo: 1,
      group: 'g',
      shots: 2,
      spacing_s: 2,
      notBefore_us: 20 * S,
      notAfter_us: 80 * S,
    });
    const evaluations = events.filter((event) => isEvent(event, threatEvaluated));
    expect(evaluations.map(({ time_us, data }) => [time_us, data.place, data.firstLaunch_us])).toEqual([
      [14 * S, 'base', 20 * S],
    ]);
    expect(reasonsIn(events)).toEqual([]);
  });

  it.each([
    [{ automatic: false }, 24],
    [{ control: 'centralised' }, 30],
    [{ control: 'centralised', automatic: false }, 39],
    [{ control: 'autonomous', linked: false }, 15],
  ] as const)('waits for whom it has to: %j orders at %d s', (battery, at_s) => {
    expect(ordersIn(told({ heard: SEEN, battery }).events).map(({ time_us }) => time_us / S)).toEqual([at_s]);
  });

  it('never fires under centralised control without a link', () => {
    const { events } = told({ heard: SEEN, battery: { control: 'centralised', linked: false } });
    expect(ordersIn(events)).toEqual([]);
    expect(reasonsIn(events)).toEqual(['b-t1 not-authorised']);
  });

  it('fires by the rules of its posture, from the moment that it changes', () => {
    const free = { ballistic: 'free', airBreathing: 'tight' } as const;
    const hold = { ballistic: 'hold', airBreathing: 'hold' } as const;
    const released = {
      from_us: 40 * S,
      control: 'decentralised',
      automatic: true,
      weaponsControl: free,
    } as const;
    const { events } = told({ heard: SEEN, battery: { weaponsControl: hold, postures: [released] } });
    expect(reasonsIn(events)).toEqual(['b-t1 weapons-hold']);
    const changes = events.filter((event) => isEvent(event, postureChanged));
    expect(changes.map(({ time_us, data }) => [time_us, data.ballistic, data.control])).toEqual([
      [40 * S, 'free', 'decentralised'],
    ]);
    // A second to react.
    expect(ordersIn(events).map(({ time_us }) => time_us / S)).toEqual([41]);
    // Held again after the decision and before the order: nothing is fired.
    const again = { ...released, from_us: 14.5 * S, weaponsControl: hold };
    const stopped = told({ heard: SEEN, battery: { postures: [again] } }).events;
    expect(ordersIn(stopped)).toEqual([]);
    expect(reasonsIn(stopped)).toEqual(['b-t1 weapons-hold']);
    // The centre is asked from then on.
    const asked = { ...released, from_us: 5 * S, control: 'centralised' } as const;
    const orders = ordersIn(told({ heard: SEEN, battery: { postures: [asked] } }).events);
    expect(orders.map(({ time_us }) => time_us / S)).toEqual([30]);
  });

  it('takes a time to react that belongs to the track and not to what else there is', () => {
    const scene = (heard: readonly Heard[], trial: number): Scene => ({
      heard,
      battery: { automatic: false },
      delaySpread: 0.5,
      trial,
    });
    const other: readonly Heard[] = [
      { at_s: 8, kind: 'report', track: 2, phase: 20 },
      { at_s: 9, kind: 'identified', track: 2 },
    ];
    const times = [0, 1, 2, 3].map((trial) => {
      const alone = ordersIn(told(scene(SEEN, trial)).events)[0];
      const beside = ordersIn(told(scene([...other, ...SEEN], trial)).events);
      expect(beside.find(({ data }) => data.track === 'b-t1')?.time_us).toBe(alone.time_us);
      return alone.time_us / S - 14;
    });
    expect(new Set(times).size).toBe(4);
    for (const delay_s of times) expect(Math.abs(delay_s - 10)).toBeLessThanOrEqual(5);
  });

  it('decides once for all that an instant brings', () => {
    const many = [1, 2, 3].flatMap((track): readonly Heard[] => [
      { at_s: 85, kind: 'report', track, phase: 20 },
      { at_s: 88, kind: 'identified', track },
    ]);
    // No launch is in time, so each decision asks once for each track.
    expect(told({ heard: many }).asked).toEqual([85, 85, 85, 88, 88, 88]);
  });

  it('decides a microsecond later on what it hears after the command phase', () => {
    const heard: readonly Heard[] = [SEEN[0], { ...SEEN[1], phase: 55 }];
    expect(ordersIn(told({ heard }).events)[0].time_us).toBe(15 * S + 1);
  });

  it('shoots, looks and shoots again; a refused shot counts as looked at', () => {
    const after: readonly Heard[] = [
      { at_s: 22, kind: 'launched', phase: 55 },
      { at_s: 24, kind: 'refused', phase: 55 },
      { at_s: 40, kind: 'assessed', phase: 45 },
    ];
    const { events } = told({ heard: [...SEEN, ...after] });
    expect(ordersIn(events).map(({ time_us, data }) => [time_us / S, data.order])).toEqual([
      [15, 'b-t1-s1'],
      [41, 'b-t1-s2'],
    ]);
    const [first, second] = ordersIn(events).map(({ data }) => data.draw);
    expect(second).toBe((first + 1) >>> 0);
    const killed = [...SEEN, after[0], after[1], { ...after[2], data: { judgedKilled: true } }];
    expect(ordersIn(told({ heard: killed }).events).length).toBe(1);
    const once = { doctrine: { salvo: 2, spacing_s: 2, salvos: 1, reserve: 0 } };
    const done = told({ heard: [...SEEN, ...after], battery: once }).events;
    expect(ordersIn(done).length).toBe(1);
    expect(reasonsIn(done)).toEqual(['b-t1 no-ready-launcher']);
  });

  it('judges a track that was given up while shots flew, and forgets it then', () => {
    const heard: readonly Heard[] = [
      ...SEEN,
      { at_s: 22, kind: 'launched', phase: 55 },
      { at_s: 23, kind: 'lost', phase: 20 },
      { at_s: 24, kind: 'refused', phase: 55 },
      { at_s: 40, kind: 'assessed', phase: 45 },
    ];
    const kernel = kernelOf({ heard });
    const run = startRun(kernel, collectEvents(), draws({ heard }));
    const posts = () => (run.states[1] as { posts: { tracks: unknown[]; bookings: unknown[] }[] }).posts[0];
    advanceTo(kernel, run, 30 * S, collectEvents());
    expect(posts().tracks.length).toBe(1);
    advanceTo(kernel, run, 41 * S, collectEvents());
    expect(posts()).toMatchObject({ tracks: [], bookings: [] });
  });

  it('forgets a track that was given up before anything was decided', () => {
    const heard: readonly Heard[] = [SEEN[0], { at_s: 11, kind: 'lost', phase: 20 }];
    const kernel = kernelOf({ heard });
    const run = startRun(kernel, collectEvents(), draws({ heard }));
    advanceTo(kernel, run, 12 * S, collectEvents());
    expect(run.states[1]).toMatchObject({ posts: [{ tracks: [] }] });
  });

  it('gives the rounds of a track that was lost before its order to one that waits', () => {
    const heard: readonly Heard[] = [
      ...SEEN,
      { at_s: 14, kind: 'report', track: 2, phase: 20 },
      { at_s: 14, kind: 'identified', track: 2 },
      { at_s: 18, kind: 'lost', phase: 20 },
    ];
    const { events } = told({ heard, rounds: 2, battery: { automatic: false } });
    expect(reasonsIn(events)).toEqual(['b-t2 magazine-empty', 'b-t1 not-tracked-in-time']);
    // The first would have been ordered at 24 s.
    expect(ordersIn(events).map(({ time_us, data }) => [time_us / S, data.track])).toEqual([[34, 'b-t2']]);
  });

  it('wakes when a channel is free', () => {
    const heard: readonly Heard[] = [...SEEN, { at_s: 13, kind: 'report', track: 2, phase: 20 }];
    const { events } = told({
      heard: [...heard, { at_s: 14, kind: 'identified', track: 2 }],
      channels: 2,
    });
    // Two interceptors of the first are guided from 20 and 22 s until 32 and 34 s.
    expect(reasonsIn(events)).toEqual(['b-t2 channels-full']);
    expect(ordersIn(events).map(({ time_us, data }) => [time_us / S, data.track, data.shots])).toEqual([
      [15, 'b-t1', 2],
      [33, 'b-t2', 2],
    ]);
  });

  it('keeps the telling reason to the end', () => {
    const late = (at_s: number): readonly Heard[] => [
      SEEN[0],
      { at_s, kind: 'identified' },
      { at_s: 95, kind: 'report', phase: 20 },
      { at_s: 101, kind: 'lost', phase: 20 },
    ];
    expect(reasonsIn(told({ heard: late(90) }).events)).toEqual(['b-t1 not-identified-in-time']);
    expect(reasonsIn(told({ heard: late(120) }).events)).toEqual(['b-t1 not-identified-in-time']);
    const empty = told({ heard: late(14), rounds: 0 });
    expect(reasonsIn(empty.events)).toEqual(['b-t1 magazine-empty']);
    const idle: Heard = { at_s: 1, kind: 'status', phase: 5, data: { noFireBecause: 'no-consent' } };
    expect(reasonsIn(told({ heard: [idle, ...late(14)] }).events)).toEqual(['b-t1 no-consent']);
    const again: Heard = { at_s: 90, kind: 'status', phase: 5 };
    expect(reasonsIn(told({ heard: [idle, again, ...late(14)] }).events)).toEqual(['b-t1 no-consent']);
    const slow = told({ heard: late(14), battery: { automatic: false }, ports: lateAfter(20) });
    expect(reasonsIn(slow.events)).toEqual(['b-t1 too-late']);
  });

  it('is several, each with its own tracks', () => {
    const both = ['a', 'b'];
    const heard = [0, 1].flatMap((b): readonly Heard[] => [
      { at_s: 10, kind: 'report', phase: 20, data: { b } },
      { at_s: 14, kind: 'identified', data: { b } },
    ]);
    const { events } = told({ heard, batteries: both });
    expect(ordersIn(events).map(({ entity, data }) => [entity, data.order])).toEqual([
      ['a', 'a-t1-s1'],
      ['b', 'b-t1-s1'],
    ]);
  });

  it('goes on from a photograph of itself at any moment', () => {
    const scene: Scene = {
      heard: [
        ...SEEN,
        { at_s: 12, kind: 'report', track: 2, phase: 20 },
        { at_s: 14, kind: 'identified', track: 2 },
      ],
      channels: 2,
    };
    const { digest } = told(scene);
    for (const at_s of [10, 14, 15, 20, 33]) {
      const kernel = kernelOf(scene);
      const sink = collectEvents();
      const run = startRun(kernel, sink, draws(scene));
      advanceTo(kernel, run, at_s * S, sink);
      const other = restore(snapshot(run));
      advanceTo(kernel, other, Number.POSITIVE_INFINITY, sink);
      expect(digestOf(other)).toBe(digest);
    }
  });
});

/** Launchers that can launch until a time only. */
function lateAfter(last_s: number): NonNullable<Scene['ports']> {
  return () => ({
    plan(_number, _group, notBefore_us) {
      if (notBefore_us > last_s * S) return { ok: false, reason: 'too-late' };
      return {
        ok: true,
        launch_us: notBefore_us,
        intercept_us: notBefore_us + 12 * S,
        channelFrom_us: notBefore_us,
        channelUntil_us: notBefore_us + 12 * S,
        killProbability: 0.6,
        missTakenForKill: 0.1,
        killTakenForMiss: 0.1,
      };
    },
  });
}
