import { type LoadLimits, parseLimit } from '@testudo/core/scenario';
import { EXIT, Refusal } from '../terminal/index.js';

/**
 * The limits that `--limit NAME=N` lifts.
 *
 * @throws Refusal on a name or number that means nothing
 */
export function mergeLimits(texts: readonly string[]): Partial<LoadLimits> {
  let limits: Partial<LoadLimits> = {};
  for (const text of texts) {
    const parsed = parseLimit(text);
    if (!parsed.ok) throw new Refusal(`--limit: ${parsed.reason}`, EXIT.wrongUsage);
    limits = { ...limits, ...parsed.limits };
  }
  return limits;
}
