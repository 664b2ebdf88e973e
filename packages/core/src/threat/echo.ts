/**
 * How large the bodies of a threat look to a radar, and how that varies.
 *
 * Model: a mean for each body, exponential from look to look (Swerling 1) for whole and empty missiles and rockets, which are many
 *   scatterers alike, and of shape 2 (Swerling 3) for a separated warhead, which is one scatterer with a few small ones.
 * Ignores: aspect. The means are orders of magnitude.
 */
import type { BodyRole } from './flight.js';
import type { ThreatClass } from './threat-class.js';

/** A mean and the case of fluctuation. */
export interface Echo {
  readonly meanRcs_m2: number;
  readonly swerling: 1 | 3;
}

export function echoOf(threatClass: ThreatClass, role: BodyRole): Echo {
  if (threatClass.model === 'separating-missile') {
    if (role === 'warhead') return { meanRcs_m2: threatClass.warheadRadarCrossSection_m2, swerling: 3 };
    if (role === 'spent-body') return { meanRcs_m2: threatClass.spentBodyRadarCrossSection_m2, swerling: 1 };
  }
  return { meanRcs_m2: threatClass.radarCrossSection_m2, swerling: 1 };
}
