/** Where labels stand so that none covers another. Pure. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A text that asks for a place beside a point. */
export interface LabelWish {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Free space around the point. */
  readonly gap: number;
  /** Higher ones choose first. */
  readonly rank: number;
  readonly sides: readonly Side[];
  /** Other points that it may stand at, tried after the first. */
  readonly spots?: readonly { readonly x: number; readonly y: number }[];
  /** It stands even where it covers another. */
  readonly must?: boolean;
}

export type Side = 'right' | 'left' | 'above' | 'below' | 'middle' | 'far-above' | 'far-below';

export interface PlacedLabel {
  readonly key: string;
  readonly box: Box;
  readonly side: Side;
}

/**
 * Places labels one after the other by rank: each on the first of its sides that is free, the side that it had before being tried
 * first, so that labels do not jump; none where all are taken.
 *
 * @param taken boxes that no label may cover (symbols)
 * @param before sides of the last time, by key
 * @param within labels do not reach beyond it
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  taken: readonly Box[],
  before: ReadonlyMap<string, Side>,
  within: Box,
): readonly PlacedLabel[] {
  const occupied: Box[] = [...taken];
  const placed: PlacedLabel[] = [];
  const inOrder = [...wishes].sort((a, b) => b.rank - a.rank || (a.key < b.key ? -1 : 1));
  for (const wish of inOrder) {
    const last = before.get(wish.key);
    const sides =
      last !== undefined && wish.sides.includes(last)
        ? [last, ...wish.sides.filter((side) => side !== last)]
        : wish.sides;
    const isFree = ({ box }: PlacedLabel) =>
      contains(within, box) && !occupied.some((other) => overlaps(box, other));
    const found =
      candidates(wish, sides).find(isFree) ?? (wish.must ? candidates(wish, wish.sides)[0] : undefined);
    if (found === undefined) continue;
    occupied.push(found.box);
    placed.push(found);
  }
  return placed;
}

function candidates(wish: LabelWish, sides: readonly Side[]): readonly PlacedLabel[] {
  return [wish, ...(wish.spots ?? [])].flatMap(({ x, y }) =>
    sides.map((side) => ({ key: wish.key, box: boxAt({ ...wish, x, y }, side), side })),
  );
}

function boxAt({ x, y, width, height, gap }: LabelWish, side: Side): Box {
  const [left, top] = corner();
  return { left, top, right: left + width, bottom: top + height };
  function corner(): readonly [number, number] {
    switch (side) {
      case 'right':
        return [x + gap, y - height / 2];
      case 'left':
        return [x - gap - width, y - height / 2];
      case 'above':
        return [x - width / 2, y - gap - height];
      case 'below':
        return [x - width / 2, y + gap];
      case 'far-above':
        return [x + gap, y - gap - 2 * height];
      case 'far-below':
        return [x + gap, y + gap + height];
      case 'middle':
        return [x - width / 2, y - height / 2];
    }
  }
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}
