/** What stands under a pointer. Pure. */
import type { Target } from './sheet/sheet.js';

/** The nearest target within reach of a point; symbols reach as far as they are drawn, and a finger's or a pointer's width more. */
export function targetAt(
  targets: readonly Target[],
  x: number,
  y: number,
  reach: number,
): Target | undefined {
  let found: Target | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const target of targets) {
    const distance = Math.hypot(target.x - x, target.y - y);
    // What is drawn later lies above: of two at the same place it is the one that is seen.
    if (distance > target.radius + reach || distance > least) continue;
    least = distance;
    found = target;
  }
  return found;
}
