/** What of a battery is out of order, beside single launchers, and what it cannot do without it. */
import type { Reason } from '../messages/index.js';

/** True where it is out of order: plain data. */
export interface Faults {
  radar: boolean;
  powerPlant: boolean;
  link: boolean;
  /** Radar and command post are being restarted. */
  restart: boolean;
}

export function noFaults(): Faults {
  return { radar: false, powerPlant: false, link: false, restart: false };
}

/** Why the radar cannot look nor anything be fired; undefined where nothing stands in the way. */
export function outOfOrder({ radar, powerPlant, restart }: Faults): Reason | undefined {
  if (radar || powerPlant) return 'under-repair';
  return restart ? 'not-radiating' : undefined;
}
