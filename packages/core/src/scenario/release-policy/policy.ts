import type { Audience, ReleaseItem } from './items.js';

/** Who may be told what: plain data, read from a file and checked. */
export interface ReleasePolicy {
  readonly format: 1;
  readonly id: string;
  readonly title: string;
  /** Within this distance of a place something is near it. */
  readonly near_m: number;
  /** What anyone on the ground could see anyway: the public is told it without delay. */
  readonly observable: readonly ReleaseItem[];
  /** What is not named is not told. What an audience is told, those after it are told too. */
  readonly audiences: { readonly [audience in Audience]: Grants };
}

export type Grants = { readonly [item in ReleaseItem]?: Grant };

/** How much of an item is told, how coarse and how late. */
export interface Grant {
  /** One of those that the item declares. */
  readonly detail: string;
  /** Of items that have one. */
  readonly position?: PositionGrain;
  /** Times are told as the whole multiple of this that they fall into; 1 where they are exact. */
  readonly time_us: number;
  /** Told no sooner than so long after. */
  readonly delay_us: number;
}

/** Near which place, or not at all; the middle of a cell of a grid that lies over the Earth; or as it is. */
export type PositionGrain =
  | { readonly kind: 'place' }
  | {
      readonly kind: 'cell';
      readonly size_m: number;
      /** An audience before is told which place a thing is near itself; else that is told of the middle of its cell. */
      readonly placeToo?: true;
    }
  | { readonly kind: 'exact' };
