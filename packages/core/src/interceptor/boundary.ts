/**
 * Where between two looks at an intercept, a bad and a good one, the good ones begin.
 *
 * Model: false position on the margin to the limit that the bad look breaks, the Illinois way, which both looks know; a step into the
 *   middle where there is no margin (the interceptor does not arrive), and now and then, because limits take turns. A look that is
 *   expected at the boundary itself is taken on the other side of it, so that the two close in on it.
 * Source: M. Dowell and P. Jarratt, "A modified regula falsi method for computing the root of an equation", BIT 11 (1971) 168.
 */
import { ALL_KEPT, ARRIVAL } from './envelope.js';
import { emptyLook, type InterceptProblem, judge, type Look, lookAt, TOO_EARLY } from './look.js';

/** A look nearer than this share of the tolerance to an end is taken at this distance from it. */
const CLOSE = 0.9;
/** Every so many looks one goes into the middle. */
const MIDDLE_EVERY = 6;

const scratch = [emptyLook(), emptyLook(), emptyLook()];

/**
 * The good look nearest to the bad side, to a tolerance: it may be written over by the next call.
 *
 * @param notBefore_s launches before then are bad
 */
export function boundary(
  problem: InterceptProblem,
  notBefore_s: number,
  tolerance_s: number,
  badSide: Look,
  goodSide: Look,
): Look {
  let bad = badSide;
  let good = goodSide;
  let next = scratch[0];
  let used = 1;
  // An end that stays twice counts for half.
  let badWeight = 1;
  let goodWeight = 1;
  let wasGood: boolean | undefined;
  for (let looks = 1; Math.abs(good.time_s - bad.time_s) > tolerance_s; looks++) {
    const width_s = good.time_s - bad.time_s;
    let share = 0.5;
    if (bad.broken !== ARRIVAL && looks % MIDDLE_EVERY !== 0) {
      const short = badWeight * marginOf(bad, bad.broken, notBefore_s);
      const kept = goodWeight * marginOf(good, bad.broken, notBefore_s);
      const least = (CLOSE * tolerance_s) / Math.abs(width_s);
      share = Math.min(Math.max(short / (short - kept), least), 1 - least);
    }
    lookAt(problem, bad.time_s + share * width_s, next);
    judge(problem, notBefore_s, next);
    const isGood = next.broken === ALL_KEPT;
    const left = isGood ? good : bad;
    if (isGood) {
      good = next;
      goodWeight = 1;
      if (wasGood === true) badWeight *= 0.5;
    } else {
      bad = next;
      badWeight = 1;
      if (wasGood === false) goodWeight *= 0.5;
    }
    wasGood = isGood;
    next = left === badSide || left === goodSide ? scratch[used++] : left;
  }
  return good;
}

function marginOf({ margins, launch_s }: Look, limit: number, notBefore_s: number): number {
  return limit === TOO_EARLY ? launch_s - notBefore_s : margins[limit];
}
