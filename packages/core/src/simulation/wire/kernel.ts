/** The modules of a run, put together: the one place that knows which they are. */
import { createKernel, type EventKind, type Kernel, type Module } from '../../engine/index.js';
import {
  apogeePassed,
  areaWarned,
  batteryStatus,
  bodyDestroyed,
  bodyLanded,
  boostSignature,
  engagementWithheld,
  equipmentStatus,
  fireOrder,
  interceptorEnded,
  interceptorLaunched,
  killAssessed,
  launcherLoaded,
  launchRefused,
  launchReport,
  orderRefused,
  peopleLeftShelter,
  peopleSheltered,
  plotOrigins,
  postureChanged,
  radarPass,
  radarPlots,
  supplyDelivered,
  supplySent,
  threatEvaluated,
  threatFailed,
  threatLaunched,
  thrustEnded,
  trackIdentified,
  trackLost,
  trackReport,
  warheadSeparated,
} from '../../messages/index.js';
import { invariant } from '../../numerics/index.js';
import type { BeamsWanted } from '../../radar/index.js';
import { beamsWanted } from '../../tracking/index.js';
import type { World } from '../compile/world.js';
import { batteryModule } from './battery-module.js';
import { commandModule } from './command-module.js';
import { fireControl, launchObstacle, trackPathPort } from './fire-control.js';
import { identificationModule } from './identification-module.js';
import { interceptorModule } from './interceptor-module.js';
import { radarModule } from './radar-module.js';
import { threatModule } from './threat-module.js';
import { trackPaths } from './track-paths.js';
import { TRACKING_MODULE, type TrackingState, trackingModule } from './tracking-module.js';
import { numberedMotion, trueMotion } from './true-motion.js';
import { warningModule } from './warning-module.js';

/** Every kind of event that a run can log, besides orders from outside. */
export const EVENT_KINDS: readonly EventKind[] = [
  threatLaunched,
  thrustEnded,
  threatFailed,
  warheadSeparated,
  apogeePassed,
  bodyLanded,
  bodyDestroyed,
  boostSignature,
  launchReport,
  batteryStatus,
  equipmentStatus,
  supplySent,
  supplyDelivered,
  launcherLoaded,
  postureChanged,
  radarPlots,
  plotOrigins,
  radarPass,
  trackReport,
  trackLost,
  trackIdentified,
  threatEvaluated,
  engagementWithheld,
  fireOrder,
  launchRefused,
  interceptorLaunched,
  interceptorEnded,
  killAssessed,
  areaWarned,
  peopleSheltered,
  peopleLeftShelter,
  orderRefused,
];

/** Makes modules of one's own for a world: each takes the place of the shipped one of its name, and emits kinds of EVENT_KINDS. */
export type OwnModules = (world: World) => readonly Module<unknown>[];

/** Kernels of shipped modules only: one serves all the runs of its world. */
const kernels = new WeakMap<World, Kernel>();

/**
 * The kernel of a world, with modules of one's own in the places of shipped ones where some are given.
 *
 * The names are `threat`, `battery`, `radar`, `tracking`, `identification`, `command`, `interceptor` and `warning`; those of the
 * defence are there only where the world has a battery. Ports read the states of `threat`, `tracking` and `battery`: who replaces one
 * of these keeps the form of its state.
 *
 * @throws InvariantError where the world has no module of such a name
 */
export function kernelFor(world: World, own?: OwnModules): Kernel {
  const known = own === undefined ? kernels.get(world) : undefined;
  if (known !== undefined) return known;
  const shipped = [threatModule(world), ...defence(world), warningModule(world)] as Module<unknown>[];
  for (const module of own?.(world) ?? []) {
    const place = shipped.findIndex(({ name }) => name === module.name);
    invariant(place >= 0, `this world has no module named '${module.name}' that could be replaced`);
    shipped[place] = module;
  }
  const kernel = createKernel(shipped, EVENT_KINDS);
  if (own === undefined) kernels.set(world, kernel);
  return kernel;
}

/** The modules of the defence; none where there is none. */
function defence(world: World): readonly unknown[] {
  if (world.batteries.length === 0) return [];
  const paths = trackPaths(world);
  const indexOf = new Map(world.batteries.map(({ id }, index) => [id, index]));
  return [
    batteryModule(world, { obstacle: launchObstacle(world, paths) }),
    radarModule(world, {
      bodies: numberedMotion,
      beams: (context): BeamsWanted => {
        const { trackers } = context.peek(TRACKING_MODULE) as TrackingState;
        return (battery, time_us, out) => {
          const index = indexOf.get(battery) ?? -1;
          return beamsWanted(world.batteries[index].tracker, trackers[index].tracker, time_us, out);
        };
      },
    }),
    trackingModule(world, { path: paths.from }),
    identificationModule(world),
    commandModule(world, fireControl(world, paths)),
    interceptorModule(world, { path: trackPathPort(world, paths), bodies: trueMotion(world) }),
  ];
}
