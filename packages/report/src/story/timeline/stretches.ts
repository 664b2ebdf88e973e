/** Days one after the other on which a place is covered, in doubt or not covered. */
import type { PlaceDay } from '@testudo/core/study';

/** A gap is what at most one draw in twenty covers; covered is what at most one in twenty does not. */
const RARE = 0.05;

export type Cover = 'gap' | 'doubt' | 'covered';

export interface Stretch {
  readonly cover: Cover;
  readonly first: number;
  readonly last: number;
}

export function stretchesOf(days: readonly PlaceDay[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  days.forEach(({ covered: { share } }, day) => {
    const cover: Cover = share <= RARE ? 'gap' : share >= 1 - RARE ? 'covered' : 'doubt';
    const before = stretches.at(-1);
    if (before?.cover === cover) stretches[stretches.length - 1] = { ...before, last: day };
    else stretches.push({ cover, first: day, last: day });
  });
  return stretches;
}
