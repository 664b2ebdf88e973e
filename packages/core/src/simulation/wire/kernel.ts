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
  fireOrder,
  interceptorEnded,
  interceptorLaunched,
  killAssessed,
  launchRefused,
  launchReport,
  orderRefused,
  peopleSheltered,
  plotOrigins,
  radarPass,
  radarPlots,
  threatEvaluated,
  threatFailed,
  threatLaunched,
  thrustEnded,
  trackIdentified,
  trackLost,
  trackReport,
  warheadSeparated,
} from '../../messages/index.js';
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
import { trueMotion } from './true-motion.js';
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
  orderRefused,
];

const kernels = new WeakMap<World, Kernel>();

/** The kernel of a world, made once: it serves all its runs. */
export function kernelFor(world: World): Kernel {
  const known = kernels.get(world);
  if (known !== undefined) return known;
  const modules = [threatModule(world), ...defence(world), warningModule(world)];
  const kernel = createKernel(modules as readonly Module<unknown>[], EVENT_KINDS);
  kernels.set(world, kernel);
  return kernel;
}

/** The modules of the defence; none where there is none. */
function defence(world: World): readonly unknown[] {
  if (world.batteries.length === 0) return [];
  const bodies = trueMotion(world);
  const paths = trackPaths(world);
  const indexOf = new Map(world.batteries.map(({ id }, index) => [id, index]));
  return [
    batteryModule(world, { obstacle: launchObstacle(world, paths) }),
    radarModule(world, {
      bodies,
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
    interceptorModule(world, { path: trackPathPort(world, paths), bodies }),
  ];
}
