/** Which of two grants of one item tells more. */
import { type Dimension, declarationOf, type ReleaseItem } from './items.js';
import type { Grant, PositionGrain } from './policy.js';

/**
 * In what the first tells less than the second; undefined where whoever has the first could work out the second.
 *
 * A grid or a clock gives away another that is coarser only where its fineness divides the other's.
 */
export function tellsLess(item: ReleaseItem, one: Grant, than: Grant): 'detail' | Dimension | undefined {
  const { details } = declarationOf(item);
  if (details.indexOf(one.detail) < details.indexOf(than.detail)) return 'detail';
  if (one.position !== undefined && than.position !== undefined && !isAsFine(one.position, than.position))
    return 'position';
  if (than.time_us % one.time_us !== 0) return 'time';
  return one.delay_us > than.delay_us ? 'delay' : undefined;
}

/** Near a place is the coarsest: but for what is near no place, any other says it. */
function isAsFine(one: PositionGrain, than: PositionGrain): boolean {
  if (one.kind === 'exact' || than.kind === 'place') return true;
  if (one.kind === 'place' || than.kind === 'exact') return false;
  return Number.isInteger(than.size_m / one.size_m);
}
