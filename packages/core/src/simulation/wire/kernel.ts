/** The modules of a run, put together: the one place that knows which they are. */
import { createKernel, type EventKind, type Kernel, type Module } from '../../engine/index.js';
import {
  apogeePassed,
  areaWarned,
  bodyLanded,
  boostSignature,
  launchReport,
  orderRefused,
  peopleSheltered,
  threatFailed,
  threatLaunched,
  thrustEnded,
  warheadSeparated,
} from '../../messages/index.js';
import type { World } from '../compile/world.js';
import { threatModule } from './threat-module.js';
import { warningModule } from './warning-module.js';

/** Every kind of event that a run can log, besides orders from outside. */
export const EVENT_KINDS: readonly EventKind[] = [
  threatLaunched,
  thrustEnded,
  threatFailed,
  warheadSeparated,
  apogeePassed,
  bodyLanded,
  boostSignature,
  launchReport,
  areaWarned,
  peopleSheltered,
  orderRefused,
];

export function kernelFor(world: World): Kernel {
  return createKernel(
    [threatModule(world) as Module<unknown>, warningModule(world) as Module<unknown>],
    EVENT_KINDS,
  );
}
