/** Lines on a map that goes on round the world: they never run across the picture the wrong way. Pure. */
import type { Projector } from './projector.js';

/** Corners further apart in longitude have others between them, on the straight way through space. */
const STEP_TURNS = 3 / 360;
/** Each halving brings corners nearer; beyond so many nothing can be seen any more. */
const MOST_HALVINGS = 9;

/**
 * The points of a line: x and y of each after the other. Each lies less than half a turn from the one before it, the first nearest
 * to the middle of the picture; so they may lie beyond the picture's edge.
 *
 * @param on a last corner, where the line ends between two
 */
export function mapLine(
  projector: Projector,
  corners_m: ArrayLike<number>,
  from: number,
  until: number,
  closed: boolean,
  on?: ArrayLike<number>,
): number[] {
  const { turn } = projector;
  const points: number[] = [];
  const put = (x_m: number, y_m: number, z_m: number) => {
    projector.project(x_m, y_m, z_m);
    const before = points.length === 0 ? projector.x : points[points.length - 2];
    points.push(projector.x + turn * Math.round((before - projector.x) / turn), projector.y);
  };
  const go = (ax: number, ay: number, az: number, bx: number, by: number, bz: number, halvings: number) => {
    projector.project(bx, by, bz);
    const apart = (projector.x - points[points.length - 2]) / turn;
    if (halvings === 0 || Math.abs(apart - Math.round(apart)) < STEP_TURNS) {
      put(bx, by, bz);
      return;
    }
    const [x, y, z] = [(ax + bx) / 2, (ay + by) / 2, (az + bz) / 2];
    go(ax, ay, az, x, y, z, halvings - 1);
    go(x, y, z, bx, by, bz, halvings - 1);
  };
  let last: readonly [number, number, number] | undefined;
  const reach = (corners: ArrayLike<number>, i: number) => {
    const next = [corners[3 * i], corners[3 * i + 1], corners[3 * i + 2]] as const;
    if (last === undefined) put(...next);
    else go(...last, ...next, MOST_HALVINGS);
    last = next;
  };
  for (let i = from; i < until; i++) reach(corners_m, i);
  if (closed && until > from) reach(corners_m, from);
  if (on !== undefined) reach(on, 0);
  return points;
}

/** Whether a closed line goes round the world, and so round a pole. */
export function goesRound(points: readonly number[], turn: number): boolean {
  return points.length > 2 && Math.abs(points[points.length - 2] - points[0]) > turn / 2;
}

/** How many turns of the world a line must be moved by to be seen in a picture: each once; none where it is not in it at all. */
export function turnsInPicture(points: readonly number[], turn: number, width: number): readonly number[] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < points.length; i += 2) {
    least = Math.min(least, points[i]);
    most = Math.max(most, points[i]);
  }
  const turns: number[] = [];
  for (let k = Math.ceil((-EDGE_PX - most) / turn); least + k * turn <= width + EDGE_PX; k++)
    turns.push(k + 0);
  return turns;
}

/** So far beyond the edge a line's breadth is seen. */
const EDGE_PX = 20;
