/** Lines cut at the edge of a sheet. */
import type { Points } from './shapes.js';

/**
 * The parts of a line with x and y up to given ones, from edge to edge: a part begins and ends between two points where the straight
 * line between them meets the edge. Where it comes back from outside, a new part begins.
 */
export function clipped(line: Points, mostX: number, mostY: number): readonly Points[] {
  const parts: Points[number][][] = [];
  let isOpen = false;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as Points[number], line[i] as Points[number]];
    const [from, to] = shares(a, b, [mostX, mostY]);
    if (from >= to) {
      isOpen = false;
      continue;
    }
    if (!isOpen || from > 0) parts.push([from === 0 ? a : along(a, b, from)]);
    parts.at(-1)?.push(to === 1 ? b : along(a, b, to));
    isOpen = to === 1;
  }
  return parts;
}

/** From which to which share of a straight line it is within limits; nothing where the first is not less than the second. */
function shares(
  a: Points[number],
  b: Points[number],
  most: readonly [number, number],
): readonly [number, number] {
  let [from, to] = [0, 1];
  for (const axis of [0, 1] as const) {
    const [start, end, limit] = [a[axis], b[axis], most[axis]];
    if (start <= limit && end <= limit) continue;
    if (start > limit && end > limit) return [1, 0];
    const share = (limit - start) / (end - start);
    if (start > limit) from = Math.max(from, share);
    else to = Math.min(to, share);
  }
  return [from, to];
}

function along(a: Points[number], b: Points[number], share: number): Points[number] {
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}
