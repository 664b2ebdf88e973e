/**
 * Closed forms for what gets through a defence whose shots are independent.
 *
 * Source: Wilkening, "A simple model for calculating ballistic missile defense effectiveness", Science & Global Security 8
 *   (1999) 183–215; Hughes, "Fleet Tactics", for the exchange of salvos.
 * Valid: unlimited time and channels, the same kill probability for all shots. The simulation must reduce to these, and is
 *   tested for it; no run computes its outcome from them.
 */
import { exp, expm1, invariant, log1p } from '../numerics/index.js';

/** Probability that at least one of `shots` independent shots kills, each doing so with probability `p`. */
export function salvoKillProbability(p: number, shots: number): number {
  checkProbability(p);
  checkCount(shots, 'shots');
  if (shots === 0) return 0;
  return p === 1 ? 1 : -expm1(shots * log1p(-p));
}

/** Probability that a target is tracked and then killed. */
export function targetKillProbability(p: number, shots: number, tracking: number): number {
  checkProbability(tracking);
  return tracking * salvoKillProbability(p, shots);
}

/** Probability that none of `targets` leaks where each is tracked or lost by itself. */
export function noLeakProbability(p: number, shots: number, tracking: number, targets: number): number {
  return power(targetKillProbability(p, shots, tracking), targets);
}

/** Probability that none of `targets` leaks where the tracking of all of them works or fails as one. */
export function noLeakProbabilityCommonMode(
  p: number,
  shots: number,
  tracking: number,
  targets: number,
): number {
  checkProbability(tracking);
  return tracking * power(salvoKillProbability(p, shots), targets);
}

/** Mean number of `targets` that leak; the same whether tracking fails one by one or as one. */
export function expectedLeakers(p: number, shots: number, tracking: number, targets: number): number {
  checkCount(targets, 'targets');
  return targets * (1 - targetKillProbability(p, shots, tracking));
}

/**
 * The least number of shots at one target that kills it with probability `wanted` or more; undefined where no number does.
 */
export function shotsNeeded(p: number, wanted: number): number | undefined {
  checkProbability(p);
  checkProbability(wanted);
  if (wanted === 0) return 0;
  if (p === 0 || (wanted === 1 && p < 1)) return undefined;
  if (p === 1) return 1;
  // The logarithms give the number but for rounding; the exact product settles it.
  let shots = Math.max(1, Math.ceil(log1p(-wanted) / log1p(-p)) - 1);
  while (wanted - salvoKillProbability(p, shots) > 1e-15) shots++;
  return shots;
}

/** Shoot, look, shoot: a second salvo only where the first was seen to fail, perfectly judged. */
export function shootLookShoot(
  p: number,
  first: number,
  second: number,
): { readonly kill: number; readonly expectedShots: number } {
  return {
    kill: salvoKillProbability(p, first + second),
    expectedShots: first + second * (1 - salvoKillProbability(p, first)),
  };
}

/** One side of an exchange of salvos. */
export interface SalvoSide {
  readonly force: number;
  /** Good shots a unit fires in a salvo. */
  readonly offence: number;
  /** Shots of the other side a unit stops. */
  readonly defence: number;
  /** Shots that get through it takes to put a unit out of action. */
  readonly stayingPower: number;
}

/** Units that one side loses to a salvo of the other: what gets through over staying power, between none and all. */
export function salvoLosses(side: SalvoSide, other: SalvoSide): number {
  invariant(side.stayingPower > 0, 'a staying power is positive');
  const through = other.offence * other.force - side.defence * side.force;
  return Math.min(Math.max(through / side.stayingPower, 0), side.force);
}

/** x to a whole power by the logarithm of what is missing to 1: keeps its digits near 1. */
function power(x: number, n: number): number {
  checkCount(n, 'targets');
  if (n === 0) return 1;
  return x === 0 ? 0 : exp(n * log1p(x - 1));
}

function checkProbability(p: number): void {
  invariant(p >= 0 && p <= 1, `${p} is no probability`);
}

function checkCount(n: number, what: string): void {
  invariant(Number.isSafeInteger(n) && n >= 0, `${n} is no number of ${what}`);
}
