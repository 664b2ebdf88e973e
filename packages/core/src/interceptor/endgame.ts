/**
 * What happens on arrival, and what the command post believes happened.
 *
 * Model: one probability of a kill p for each kind of target, conditional on arrival with speed and margin. Shots share
 *   causes, so a hidden normal variable stands behind each: z = √ρᵣ·R + √ρₛ·S + √(1 − ρᵣ − ρₛ)·E, with R drawn once
 *   a raid, S once a salvo and E once a shot; the shot kills where z < Φ⁻¹(p) (a Gaussian copula). Each shot alone
 *   kills with probability p whatever the correlations; together they fail together.
 * Source: the dependence of shots on a common cause is argued in Wilkening, Science & Global Security 8 (1999) 183; the copula is
 *   the textbook's one-factor model. All probabilities are priors: nobody published a figure that could be called measured.
 * Ignores: partial damage, debris, a warhead that is hit and still works.
 */
import { normalQuantile } from '../numerics/index.js';
import type { InterceptorType, TargetKind } from './interceptor-type.js';

/** Draws for one shot: uniform in [0, 1) and three standard normal ones, of which two are shared. */
export interface ShotDraws {
  readonly works: number;
  /** The same for every shot of this type in one raid, and another in the next. */
  readonly raid: number;
  /** The same for every shot of one salvo at one target. */
  readonly salvo: number;
  readonly shot: number;
}

export type ShotOutcome =
  | { readonly killed: true }
  | { readonly killed: false; readonly reason: 'interceptor-failed' | 'missed' };

/** The prior probability of a kill on arrival. */
export function killProbability(type: InterceptorType, target: TargetKind): number {
  switch (target) {
    case 'ballistic':
      return type.killBallistic;
    case 'air-breathing':
      return type.killAirBreathing;
  }
}

/** What a shot that the fly-out brings to its target does there; reliability is drawn apart from the kill. */
export function shotOutcome(type: InterceptorType, target: TargetKind, draws: ShotDraws): ShotOutcome {
  if (draws.works >= type.reliability) return { killed: false, reason: 'interceptor-failed' };
  const { raidCorrelation, salvoCorrelation } = type;
  const own = Math.max(1 - raidCorrelation - salvoCorrelation, 0);
  const hidden =
    Math.sqrt(raidCorrelation) * draws.raid +
    Math.sqrt(salvoCorrelation) * draws.salvo +
    Math.sqrt(own) * draws.shot;
  if (hidden < normalQuantile(killProbability(type, target))) return { killed: true };
  return { killed: false, reason: 'missed' };
}

/** Draws for one judgement, uniform in [0, 1). */
export interface AssessmentDraws {
  readonly judged: number;
  readonly delay: number;
}

export interface Assessment {
  readonly judgedKilled: boolean;
  /** From the intercept to the judgement. */
  readonly delay_s: number;
}

/** What the command post comes to believe of an intercept, with errors of both kinds, and when. */
export function assessKill(type: InterceptorType, killed: boolean, draws: AssessmentDraws): Assessment {
  const wrong = draws.judged < (killed ? type.killTakenForMiss : type.missTakenForKill);
  return {
    judgedKilled: wrong ? !killed : killed,
    delay_s: type.assessmentDelay_s * (1 + type.assessmentSpread * (2 * draws.delay - 1)),
  };
}
