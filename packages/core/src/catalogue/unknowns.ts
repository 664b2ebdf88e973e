import { invariant } from '../numerics/invariant.js';
import type { Quantity } from '../numerics/quantity.js';
import { nominalOf, quantileOf } from '../numerics/quantity-sampling.js';
import { type Seed, streamId, uniformOpen } from '../numerics/random.js';
import type { CatalogueEntry } from './entry.js';

/** A quantity and whose it is. */
export interface OwnedQuantity {
  /** Id of the thing that has it. */
  readonly owner: string;
  readonly parameter: string;
  readonly quantity: Quantity;
}

/** Something that is not known to a point. */
export interface Unknown extends OwnedQuantity {
  /** `owner/parameter`, for example `fateh-313/burnTime`: its name in samples, studies and reports. */
  readonly path: string;
  /** False where no range stands behind it: it is listed and never sampled. */
  readonly quantified: boolean;
}

/** Whether to take every quantity at its nominal value, or one draw of each: `sample` numbers the outer samples. */
export type SampleMode = 'nominal' | { readonly seed: Seed; readonly sample: number };

/** One value for every quantified quantity, by `owner/parameter`. */
export type SampledValues = ReadonlyMap<string, number>;

/** The name under which a quantity's value is kept. */
export function quantityPath(owner: string, parameter: string): string {
  return `${owner}/${parameter}`;
}

/** Every quantity of an entry. */
export function quantitiesOfEntry(entry: CatalogueEntry): readonly OwnedQuantity[] {
  return entry.parameters.map(({ name, quantity }) => ({ owner: entry.id, parameter: name, quantity }));
}

/** Those of the quantities that are not known to a point, in the order given. */
export function unknownsAmong(quantities: readonly OwnedQuantity[]): readonly Unknown[] {
  const unknowns: Unknown[] = [];
  for (const owned of quantities) {
    const quantified = owned.quantity.distribution !== 'unquantified';
    if (quantified && !hasSpread(owned.quantity)) continue;
    unknowns.push({ ...owned, path: quantityPath(owned.owner, owned.parameter), quantified });
  }
  return unknowns;
}

/**
 * One value for each quantified quantity; those without a range are left out.
 *
 * Model: each has its own stream, `unknown/owner/parameter`, with the number of the outer sample as trial and draw 0,
 * so adding a quantity moves no other's value.
 */
export function sampleQuantities(quantities: readonly OwnedQuantity[], mode: SampleMode): SampledValues {
  const values = new Map<string, number>();
  for (const { owner, parameter, quantity } of quantities) {
    if (quantity.distribution === 'unquantified') continue;
    const path = quantityPath(owner, parameter);
    const drawn =
      mode === 'nominal' || !hasSpread(quantity)
        ? nominalOf(quantity)
        : quantileOf(
            quantity,
            uniformOpen({ seed: mode.seed, trial: mode.sample }, streamId('unknown', owner, parameter), 0),
          );
    invariant(drawn.ok, `${path} was loaded but cannot be sampled`);
    values.set(path, drawn.value);
  }
  return values;
}

/**
 * The value of one quantity in a sample, in the quantity's SI unit.
 *
 * @throws InvariantError where the sample has none: loading has already refused what a model needs and nobody gave
 */
export function sampledValue(values: SampledValues, owner: string, parameter: string): number {
  const value = values.get(quantityPath(owner, parameter));
  invariant(value !== undefined, `no value for ${quantityPath(owner, parameter)}`);
  return value;
}

function hasSpread({ distribution, low, high }: Quantity): boolean {
  return distribution !== 'point' && distribution !== 'unquantified' && low !== high;
}
