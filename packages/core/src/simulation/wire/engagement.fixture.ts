/** One battery with launchers, straight-flying interceptors and targets, and a stand-in that gives orders: for tests. */
import {
  advanceTo,
  collectEvents,
  createKernel,
  type LoggedEvent,
  type Module,
  restore,
  snapshotFromJson,
  snapshotToJson,
  startRun,
} from '../../engine/index.js';
import type { FlyingBodies, InterceptorType, PredictedPath } from '../../interceptor/index.js';
import { LAUNCHER, STRAIGHT, STRAIGHT_TABLE } from '../../interceptor/straight.fixture.js';
import {
  batteryStatus,
  equipmentStatus,
  type FireOrder,
  fireOrder,
  interceptorEnded,
  interceptorLaunched,
  killAssessed,
  launcherLoaded,
  launchRefused,
  type Reason,
  supplyDelivered,
  supplySent,
} from '../../messages/index.js';
import { seedFrom, type TimeUs } from '../../numerics/index.js';
import type { World, WorldBattery, WorldBatteryStatus } from '../compile/world.js';
import { batteryModule } from './battery-module.js';
import { interceptorModule } from './interceptor-module.js';

export const S = 1_000_000;

export const ONLINE: WorldBatteryStatus = { from_us: 0, state: 'online', radiating: true, launchersReady: 2 };

export interface Scene {
  readonly orders?: readonly Partial<FireOrder['data'] & { readonly at_us: number }>[];
  readonly statuses?: readonly WorldBatteryStatus[];
  readonly equipment?: Partial<WorldBattery['equipment']>;
  readonly wear?: WorldBattery['wear'];
  readonly supply?: WorldBattery['supply'];
  readonly horizon_us?: TimeUs;
  readonly type?: Partial<InterceptorType>;
  readonly launchers?: number;
  readonly roundsPerLauncher?: number;
  readonly threats?: readonly string[];
  readonly path?: (number: number, time_us: number) => PredictedPath | undefined;
  /** Given what was destroyed so far: threats and when. */
  readonly bodies?: FlyingBodies;
  readonly trial?: number;
  /** Why a shot at a track does not leave at a time. */
  readonly obstacle?: (track: string, group: string, time_us: TimeUs) => Reason | undefined;
}

/** A world that has what the two modules look at, and nothing else. */
function worldOf(scene: Scene): World {
  const battery = {
    id: 'b',
    frame: LAUNCHER,
    equipment: {
      availability: 1,
      launchDelay_s: 5,
      delaySpread: 0,
      reloadTime_s: 30,
      reloads: 0,
      warningRelay_s: 0,
      ...scene.equipment,
    },
    groups: [
      {
        id: 'g',
        type: { ...STRAIGHT, id: 'straight', reliability: 1, killBallistic: 1, ...scene.type },
        reach: STRAIGHT_TABLE,
        launchers: scene.launchers ?? 2,
        roundsPerLauncher: scene.roundsPerLauncher ?? 4,
      },
    ],
    statuses: scene.statuses ?? [ONLINE],
    wear: scene.wear,
    supply: scene.supply,
  };
  const threats = (scene.threats ?? []).map((id) => ({ id }));
  return { batteries: [battery], threats, horizon_us: scene.horizon_us ?? 10_000 * S } as unknown as World;
}

/** Runs battery and interceptors under a scene's orders, stored and taken up again at a time if asked: what was told. */
export function eventsOf(scene: Scene, stored_us?: TimeUs): readonly LoggedEvent[] {
  const world = worldOf(scene);
  const sink = collectEvents();
  const kernel = createKernel(
    [
      batteryModule(world, {
        obstacle: (context) => (_, track, group) => scene.obstacle?.(track, group, context.time_us),
      }) as Module<unknown>,
      interceptorModule(world, {
        path: (context) => (_, number) => {
          const position = scene.path?.(number, context.time_us);
          return position === undefined ? undefined : { position, fastest_mps: Number.POSITIVE_INFINITY };
        },
        bodies: () => scene.bodies ?? (() => []),
      }) as Module<unknown>,
      ordering(scene),
    ],
    [
      batteryStatus,
      equipmentStatus,
      supplySent,
      supplyDelivered,
      launcherLoaded,
      fireOrder,
      interceptorLaunched,
      launchRefused,
      interceptorEnded,
      killAssessed,
    ],
  );
  let run = startRun(kernel, sink, { draws: { seed: seedFrom(7), trial: scene.trial ?? 0 } });
  if (stored_us !== undefined) {
    advanceTo(kernel, run, stored_us, sink);
    run = restore(snapshotFromJson(snapshotToJson(run)));
  }
  advanceTo(kernel, run, Number.POSITIVE_INFINITY, sink);
  return sink.events;
}

/** Under another name, because in a run the command post alone emits it. */
const ordered = fireOrder;

function ordering({ orders = [] }: Scene): Module<unknown> {
  return {
    name: 'ordering',
    initial: () => ({}),
    start(_state, context) {
      orders.forEach(({ at_us = 0 }, index) => {
        context.schedule({ at_us, phase: 50, entity: 'b', name: 'order', data: { index } });
      });
    },
    handle(_state, task, context) {
      const { at_us: _, ...changes } = orders[(task.data as { index: number }).index];
      const { track = 'b-t1', salvo = 1 } = changes;
      context.emit(ordered, 'b', {
        order: `${track}-s${salvo}`,
        battery: 'b',
        track,
        salvo,
        group: 'g',
        shots: 2,
        spacing_s: 3,
        notBefore_us: 0,
        notAfter_us: 10_000 * S,
        draw: 1,
        ...changes,
      });
    },
  };
}
