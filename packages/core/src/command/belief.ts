/**
 * What a command post believes of a track that it fired at: how probable it is that it lives.
 *
 * Model: each shot launched leaves 1 − p. When the last of a salvo was judged and all were judged to have missed, Bayes' rule says what is
 *   left: a miss is seen as one with 1 − e₁, a kill is taken for a miss with e₂, and a shot that comes to a target already
 *   killed misses. From a target that lives for sure before the salvo, and with q = Π(1 − p), that is q(1 − e₁) / (q(1 − e₁) + (1 − q)e₂),
 *   however many shots it had. What was believed before and what was seen then stays as it was.
 * Valid: shots that are judged one by one, with errors of their own.
 * Ignores: that shots fail together: misses seen once say that those to come will rather miss too; that a track that goes on after an
 *   intercept is itself a sign of life, beyond what the judgement makes of it.
 */
import type { Engagement } from './state.js';

/**
 * The probability that a track lives after all shots of a salvo were judged to have missed, or refused.
 *
 * @param left that before the judgement, with what the shots take
 */
export function leftAfterMisses(
  {
    leftBefore,
    missTakenForKill,
    killTakenForMiss,
  }: Pick<Engagement, 'leftBefore' | 'missTakenForKill' | 'killTakenForMiss'>,
  left: number,
): number {
  // All but one of the misses are seen as such whatever is true, so they say nothing.
  const lives = left * (1 - missTakenForKill);
  const killedBefore = (1 - leftBefore) * (1 - missTakenForKill);
  const killedNow = (leftBefore - left) * killTakenForMiss;
  const all = lives + killedBefore + killedNow;
  return all > 0 ? lives / all : left;
}
