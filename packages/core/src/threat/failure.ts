/**
 * Failures of a missile by itself, drawn before its launch.
 *
 * Model: with probability 1 − reliability one of three things happens: thrust ends early, the thrust axis swings away
 *   and stays there, or the body breaks up on re-entry. When in the burn it happens is uniform between 5 % and 95 %.
 * Source: the reliability prior comes from launches that arrived; the shares of the modes are assumed.
 * Ignores: failures on the launcher (counted neither as launched nor as failed), explosion in boost. A body that never
 *   rises to the height at which it would break up stays whole and counts as one that works.
 */
import type { AxisSwing } from './axis-swing.js';
import type { GuidedMissile, ThreatClass } from './threat-class.js';

export type Failure =
  | { readonly mode: 'thrust-lost'; readonly burnShare: number }
  | { readonly mode: 'guidance-lost'; readonly burnShare: number; readonly roll_rad: number }
  | { readonly mode: 'broke-up' };

export type FailureMode = Failure['mode'];

/** Independent uniform numbers in [0, 1) that settle a failure. */
export interface FailureDraws {
  readonly whether: number;
  readonly mode: number;
  readonly when: number;
  readonly roll: number;
}

const EARLIEST_SHARE = 0.05;
const LATEST_SHARE = 0.95;

/** The failure of one launch, or undefined where nothing fails. */
export function drawFailure(one: ThreatClass, draws: FailureDraws): Failure | undefined {
  if (draws.whether < one.reliability) return undefined;
  const burnShare = EARLIEST_SHARE + (LATEST_SHARE - EARLIEST_SHARE) * draws.when;
  if (one.model === 'unguided-rocket') return { mode: 'thrust-lost', burnShare };
  const { thrustLossWeight: thrust, guidanceLossWeight: guidance, breakupWeight: breakup } = one;
  const pick = draws.mode * (thrust + guidance + breakup);
  if (pick < thrust) return { mode: 'thrust-lost', burnShare };
  if (pick < thrust + guidance)
    return { mode: 'guidance-lost', burnShare, roll_rad: 2 * Math.PI * draws.roll };
  return { mode: 'broke-up' };
}

/** The swing of the thrust axis for a failure of guidance: `guidanceLossAngle` in the direction of `roll_rad`. */
export function swingOf(one: GuidedMissile, thrustEnd_s: number, failure: Failure): AxisSwing | undefined {
  if (failure.mode !== 'guidance-lost') return undefined;
  const { burnShare, roll_rad } = failure;
  return { time_s: burnShare * thrustEnd_s, angle_rad: one.guidanceLossAngle_rad, roll_rad };
}
