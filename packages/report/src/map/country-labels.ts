/** Where the name of a country stands: inside it, far from its edge and from that of the map. */
import type { Points } from '../figure/shapes.js';

/** Nearer to an edge a name would leave its country. */
const LEAST_DEPTH_PX = 26;

/** The points of a grid over the sheet that lie inside an area, the deepest first. */
export function deepest(
  rings: readonly Points[],
  width: number,
  height: number,
): readonly (readonly [number, number])[] {
  const found: { readonly spot: readonly [number, number]; readonly depth: number }[] = [];
  for (let i = 1; i < 16; i++) {
    for (let j = 1; j < 12; j++) {
      const spot = [(i / 16) * width, (j / 12) * height] as const;
      if (!isInside(rings, spot)) continue;
      const depth = Math.min(
        edgeDistance(rings, spot),
        spot[0],
        width - spot[0],
        2 * spot[1],
        2 * (height - spot[1]),
      );
      if (depth > LEAST_DEPTH_PX) found.push({ spot, depth });
    }
  }
  return found.sort((a, b) => b.depth - a.depth).map(({ spot }) => spot);
}

function isInside(rings: readonly Points[], [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (const ring of rings) {
    ring.forEach(([ax, ay], i) => {
      const [bx, by] = ring.at(i - 1) as readonly [number, number];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    });
  }
  return inside;
}

function edgeDistance(rings: readonly Points[], [x, y]: readonly [number, number]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    for (const [ax, ay] of ring) least = Math.min(least, (x - ax) * (x - ax) + (y - ay) * (y - ay));
  }
  return Math.sqrt(least);
}
