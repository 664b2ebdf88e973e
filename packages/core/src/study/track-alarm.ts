import type { TimeUs } from '../numerics/index.js';
import type { ThreatOutcome } from '../simulation/index.js';

/** When a battery's own radar made the alarm sound for a threat at the place it was aimed at; undefined where none did. */
export function trackAlarmOf(threat: ThreatOutcome): TimeUs | undefined {
  return (threat as { readonly trackAlarm_us?: TimeUs }).trackAlarm_us;
}
