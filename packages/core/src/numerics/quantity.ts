/**
 * A number with a unit, a source and a statement of how sure it is.
 *
 * `low`, `nominal` and `high` are in the SI unit named by `unit` ('' for a pure number). A quantity with one value
 * only is known as a point; with none it is unquantified and is never sampled.
 */
export interface Quantity {
  readonly low?: number;
  readonly nominal?: number;
  readonly high?: number;
  readonly unit: string;
  readonly distribution: DistributionName;
  readonly source: string;
  readonly confidence: Confidence;
  readonly note?: string;
}

/** Who stands behind a figure: government text, a named source, a weak source, a formula, or nobody but us. */
export type Confidence = 'official' | 'cited' | 'weak' | 'derived' | 'assumed';

/** `point` has one value; `pert` and `triangular` need all three; `uniform` needs both ends. */
export type DistributionName = 'point' | 'uniform' | 'triangular' | 'pert' | 'unquantified';

/** One parameter that a model wants from the catalogue. */
export interface ParameterDeclaration {
  readonly name: string;
  /** SI unit, '' for a pure number. */
  readonly unit: string;
  readonly about: string;
  /** Inclusive bounds of what is physically sensible, in `unit`. */
  readonly min?: number;
  readonly max?: number;
  /** 0 is allowed beside the bounds, and alone: it stands for "never" or "none". */
  readonly orZero?: true;
  /** Another parameter of the model, of the same unit, that this one exceeds whatever values both take; not asked of 0. */
  readonly moreThan?: string;
  readonly optional?: true;
  /** A table of [x, y] points instead of a quantity, for example drag coefficient over Mach number. */
  readonly table?: { readonly x: string; readonly y: string };
}

/** One model of one kind of thing (`threat-class` / `unguided-rocket`) with the parameters it reads. */
export interface ModelDeclaration {
  readonly kind: string;
  readonly model: string;
  readonly about: string;
  readonly parameters: readonly ParameterDeclaration[];
}
