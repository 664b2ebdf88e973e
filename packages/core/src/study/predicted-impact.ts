import type { TimeUs } from '../numerics/index.js';
import type { ThreatOutcome } from '../simulation/index.js';

/** When a battery predicted a threat to come down, as it first evaluated it; undefined where it did not get that far. */
export function predictedImpactOf(ladder: ThreatOutcome['ladders'][number]): TimeUs | undefined {
  return (ladder as { readonly predictedImpact_us?: TimeUs }).predictedImpact_us;
}
