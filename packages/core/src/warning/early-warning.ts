/**
 * External early warning: launches seen from space, reported late and coarsely.
 *
 * Model: a burn long enough is seen with a given probability. The report leaves `reportLatency` after ignition, never
 *   before the burn is over, and reaches the places in its area after `relayDelay`. Both delays vary from report to
 *   report by a factor uniform in 1 ± `delaySpread`. The predicted impact point has a normal error in each axis.
 * Source: the chain satellite, mission control, theatre warning, loudspeakers is public (SpaceNews, 2020-01-08); its
 *   delays and errors are not, so they are ranges marked assumed.
 * Ignores: cloud, sensor revisit, trajectories updated by later reports, false alarms, jammed or broken relays.
 */
import { geodesicDirect } from '../earth/index.js';
import type { BoostSignature, LaunchReport } from '../messages/index.js';
import { secondsToUs, type TimeUs } from '../numerics/index.js';

/** One early-warning system with every unknown settled. */
export interface EarlyWarningSystem {
  readonly id: string;
  readonly detectionProbability: number;
  readonly minimumBurnTime_s: number;
  readonly reportLatency_s: number;
  readonly relayDelay_s: number;
  readonly delaySpread: number;
  readonly impactError_m: number;
  readonly warnedRadius_m: number;
}

/** Where the numbers of a system come from: one settled value for each declared parameter, SI units. */
export function earlyWarningSystem(id: string, value: (parameter: string) => number): EarlyWarningSystem {
  return {
    id,
    detectionProbability: value('detectionProbability'),
    minimumBurnTime_s: value('minimumBurnTime'),
    reportLatency_s: value('reportLatency'),
    relayDelay_s: value('relayDelay'),
    delaySpread: value('delaySpread'),
    impactError_m: value('impactError'),
    warnedRadius_m: value('warnedRadius'),
  };
}

/** Draws for one burn: uniform in [0, 1), and two standard normal ones. */
export interface ReportDraws {
  readonly seen: number;
  readonly latency: number;
  readonly relay: number;
  readonly east: number;
  readonly north: number;
}

/** A report with the times at which it leaves and at which alarms sound, or why there is none. */
export type Reported =
  | {
      readonly ok: true;
      readonly report: LaunchReport['data'];
      readonly report_us: TimeUs;
      readonly alarm_us: TimeUs;
    }
  | { readonly ok: false; readonly reason: 'burn too short to be seen' | 'not seen' };

/** What early warning makes of one burn that ended at `now_us`. */
export function reportOn(
  system: EarlyWarningSystem,
  burn: BoostSignature['data'],
  now_us: TimeUs,
  draws: ReportDraws,
): Reported {
  if (burn.burnTime_s < system.minimumBurnTime_s) return { ok: false, reason: 'burn too short to be seen' };
  if (draws.seen >= system.detectionProbability) return { ok: false, reason: 'not seen' };
  const varied = (delay_s: number, draw: number) => delay_s * (1 + system.delaySpread * (2 * draw - 1));
  const report_us = Math.max(
    now_us,
    burn.ignition_us + secondsToUs(varied(system.reportLatency_s, draws.latency)),
  );
  const alarm_us = report_us + secondsToUs(varied(system.relayDelay_s, draws.relay));
  const seen = displaced(
    burn.impactLatitude_rad,
    burn.impactLongitude_rad,
    system.impactError_m * draws.east,
    system.impactError_m * draws.north,
  );
  return {
    ok: true,
    report_us,
    alarm_us,
    report: {
      report: burn.signature,
      system: system.id,
      ignition_us: burn.ignition_us,
      latitude_rad: seen.latitude_rad,
      longitude_rad: seen.longitude_rad,
      radius_m: system.warnedRadius_m,
    },
  };
}

function displaced(latitude_rad: number, longitude_rad: number, east_m: number, north_m: number) {
  const north = geodesicDirect(latitude_rad, longitude_rad, north_m >= 0 ? 0 : Math.PI, Math.abs(north_m));
  return geodesicDirect(
    north.latitude_rad,
    north.longitude_rad,
    east_m >= 0 ? Math.PI / 2 : -Math.PI / 2,
    Math.abs(east_m),
  );
}
