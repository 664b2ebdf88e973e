/** The rules by which a battery fires over a run: those of its beginning, and those that come into force in it. */
import type { ResolvedBattery } from '../../scenario/resolved.js';
import type { RunClock } from './battery-conditions.js';
import type { WorldBattery, WorldPosture } from './world.js';

export function settlePostures(
  { control, automatic, weaponsControl, postures = [] }: ResolvedBattery,
  { epochUnix_us, postureShift_us, duration_us }: RunClock,
): Pick<WorldBattery, 'control' | 'automatic' | 'weaponsControl' | 'postures'> {
  let now: Omit<WorldPosture, 'from_us'> = { control, automatic, weaponsControl };
  let first = now;
  const later: WorldPosture[] = [];
  for (const posture of postures) {
    const from_us = posture.fromUnix_us - epochUnix_us - postureShift_us;
    now = {
      control: posture.control ?? now.control,
      automatic: posture.automatic ?? now.automatic,
      weaponsControl: posture.weaponsControl ?? now.weaponsControl,
    };
    if (from_us <= 0) first = now;
    else if (from_us <= duration_us) later.push({ from_us, ...now });
  }
  return { ...first, ...(later.length === 0 ? {} : { postures: later }) };
}
