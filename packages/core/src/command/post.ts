/** One command post: what it defends, what it may fire at, and by which rules. Immutable in a run. */
import type { CommandParameters } from './parameters.js';
import type { WeaponsControl } from './rules.js';

/** Most interceptors in one salvo: in a run the draws of its shots are kept apart from those of the next salvo by as many. */
export const MOST_SHOTS = 64;

export interface CommandPost {
  readonly parameters: CommandParameters;
  readonly engages: readonly ('ballistic' | 'air-breathing' | 'rocket')[];
  readonly control: 'centralised' | 'decentralised' | 'autonomous';
  /** Whether the link to the centre works. */
  readonly linked: boolean;
  readonly automatic: boolean;
  readonly weaponsControl: { readonly ballistic: WeaponsControl; readonly airBreathing: WeaponsControl };
  readonly doctrine: {
    readonly salvo: number;
    readonly spacing_s: number;
    readonly salvos: number;
    readonly reserve: number;
  };
  /** Ids of the groups of launchers, sorted. */
  readonly groups: readonly string[];
  readonly places: readonly DefendedPlace[];
  /** Time from a fire order to the first launch, s, as the command post counts on it. */
  readonly launchDelay_s: number;
}

/** A place and what it is worth against other places. */
export interface DefendedPlace {
  readonly id: string;
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  readonly radius_m: number;
  readonly value: number;
}
