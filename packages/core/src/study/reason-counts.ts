/** Reasons added up, always in the order of the closed list. */
import { REASONS, type Reason } from '../messages/index.js';
import type { ReasonCount } from './trial-row.js';

/** Lists of counts added up into one. */
export function addCounts(lists: readonly (readonly ReasonCount[])[]): readonly ReasonCount[] {
  const counts = new Map<Reason, number>();
  for (const list of lists) {
    for (const { reason, count } of list) counts.set(reason, (counts.get(reason) ?? 0) + count);
  }
  return inListOrder(counts);
}

/** How often each reason is among them. */
export function countReasons(reasons: readonly Reason[]): readonly ReasonCount[] {
  return addCounts([reasons.map((reason) => ({ reason, count: 1 }))]);
}

function inListOrder(counts: ReadonlyMap<Reason, number>): readonly ReasonCount[] {
  return REASON_ORDER.flatMap((reason) => {
    const count = counts.get(reason);
    return count === undefined ? [] : [{ reason, count }];
  });
}

// fixed keys: the closed list of reasons, in its own order
const REASON_ORDER = Object.keys(REASONS) as readonly Reason[];
