import type { Points } from './shapes.js';

/**
 * The same line with fewer points: none of those left out is farther from it than a tolerance (Douglas and Peucker 1973).
 *
 * @param tolerance in the unit of the points
 */
export function simplified(points: Points, tolerance: number): Points {
  if (points.length < 3) return points;
  const kept = new Set<number>([0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [from, to] = part;
    let farthest = -1;
    let most = tolerance;
    for (let i = from + 1; i < to; i++) {
      const away = distanceToSegment(points[i], points[from], points[to]);
      if (away > most) [most, farthest] = [away, i];
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    open.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, i) => kept.has(i));
}

type Point = readonly [number, number];

function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2));
  const [ex, ey] = [x - ax - share * dx, y - ay - share * dy];
  return Math.sqrt(ex * ex + ey * ey);
}
