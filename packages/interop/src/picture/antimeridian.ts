/**
 * Lines and polygons cut where they cross the antimeridian, as RFC 7946 (section 3.1.9) asks: no line of a map then runs
 * round the world the wrong way.
 */

/** [longitude, latitude] or [longitude, latitude, height], degrees and m; more may follow (a time). */
export type Position = readonly number[];

/** The same positions with longitudes that never jump: they may lie outside [−180, 180]. */
function unwrapped(positions: readonly Position[]): Position[] {
  let turns = 0;
  let last: number | undefined;
  return positions.map(([longitude = 0, ...rest]) => {
    if (last !== undefined) {
      if (longitude - last > 180) turns--;
      else if (longitude - last < -180) turns++;
    }
    last = longitude;
    return [longitude + 360 * turns, ...rest];
  });
}

/** Parts of a line, each within [−180, 180]; everything else of a position is interpolated at the cut. */
export function cutLine(positions: readonly Position[]): readonly (readonly Position[])[] {
  const line = unwrapped(positions);
  const parts: Position[][] = [[]];
  line.forEach((position, i) => {
    const before = line[i - 1];
    if (before !== undefined && stripOf(before) !== stripOf(position)) {
      const east = longitudeOf(position) > longitudeOf(before);
      const edge = 360 * Math.max(stripOf(before), stripOf(position)) - 180;
      const cut = between(before, position, edge);
      parts.at(-1)?.push(shifted(cut, east ? stripOf(position) - 1 : stripOf(position) + 1));
      parts.push([shifted(cut, stripOf(position))]);
    }
    parts.at(-1)?.push(shifted(position, stripOf(position)));
  });
  return parts.filter((part) => part.length > 1);
}

/**
 * Parts of a polygon without holes, each a closed ring within [−180, 180] that runs counterclockwise.
 *
 * @param ring not closed; a ring round a pole is carried on to the pole
 * @param pole latitude of the pole that it holds if it goes round one: 90 or −90
 */
export function cutRing(ring: readonly Position[], pole: 90 | -90): readonly (readonly Position[])[] {
  const first = ring[0] as Position;
  const closed = unwrapped([...ring, first]);
  const end = closed.pop() as Position;
  const turn = Math.round((longitudeOf(end) - longitudeOf(first)) / 360);
  if (turn !== 0) {
    const way = longitudeOf(first) - longitudeOf(end);
    // Corners along the pole as well, so that no edge is longer than half the world.
    const alongPole = [0, 0.25, 0.5, 0.75, 1].map((share) => [longitudeOf(end) + share * way, pole]);
    closed.push(end, ...alongPole);
  }
  const longitudes = closed.map(longitudeOf);
  const parts: (readonly Position[])[] = [];
  const from = Math.floor((Math.min(...longitudes) + 180) / 360);
  const to = Math.floor((Math.max(...longitudes) + 180) / 360);
  for (let strip = from; strip <= to; strip++) {
    const west = 360 * strip - 180;
    const part = clipped(clipped(closed, west, 1), west + 360, -1);
    if (part.length > 2 && Math.abs(signedArea(part)) > 0) {
      parts.push(counterclockwise(part.map((position) => shifted(position, strip))));
    }
  }
  return parts.map((part) => [...part, part[0] as Position]);
}

const longitudeOf = (position: Position): number => position[0] as number;

/** The turn of the Earth a longitude lies in: 0 for [−180, 180). */
function stripOf(position: Position): number {
  return Math.floor((longitudeOf(position) + 180) / 360);
}

function shifted([longitude = 0, ...rest]: Position, strip: number): Position {
  return [longitude - 360 * strip, ...rest];
}

function between(a: Position, b: Position, longitude: number): Position {
  const share = (longitude - longitudeOf(a)) / (longitudeOf(b) - longitudeOf(a));
  return a.map((value, i) => (i === 0 ? longitude : value + share * ((b[i] ?? value) - value)));
}

/** The part of a ring on one side of a meridian (Sutherland and Hodgman): side 1 keeps the east, −1 the west. */
function clipped(ring: readonly Position[], longitude: number, side: 1 | -1): Position[] {
  const inside = (position: Position) => side * (longitudeOf(position) - longitude) >= 0;
  return ring.flatMap((position, i) => {
    const before = ring.at(i - 1) as Position;
    const crossing = inside(before) === inside(position) ? [] : [between(before, position, longitude)];
    return inside(position) ? [...crossing, position] : crossing;
  });
}

function signedArea(ring: readonly Position[]): number {
  let twice = 0;
  ring.forEach((position, i) => {
    const before = ring.at(i - 1) as Position;
    twice +=
      (before[0] as number) * (position[1] as number) - (position[0] as number) * (before[1] as number);
  });
  return twice / 2;
}

function counterclockwise(ring: readonly Position[]): readonly Position[] {
  return signedArea(ring) > 0 ? ring : [...ring].reverse();
}
