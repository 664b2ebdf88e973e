/** Where the name of a country stands: inside it, far from its edge and from that of the map. */
import type { Points } from '../figure/shapes.js';

/** The point of a grid over the sheet that lies deepest inside an area; undefined where none does. */
export function deepest(
  rings: readonly Points[],
  width: number,
  height: number,
): readonly [number, number] | undefined {
  let best: readonly [number, number] | undefined;
  let most = 26;
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
      if (depth > most) [most, best] = [depth, spot];
    }
  }
  return best;
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
