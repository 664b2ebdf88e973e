import { batteryModels } from '../battery/parameters.js';
import { wearModels } from '../battery/wear.js';
import { commandModels } from '../command/parameters.js';
import { identificationModels } from '../identification/parameters.js';
import { interceptorModels } from '../interceptor/parameters.js';
import { compareCodeUnits } from '../numerics/order.js';
import type { ModelDeclaration } from '../numerics/quantity.js';
import { radarModels } from '../radar/parameters.js';
import { threatModels } from '../threat/parameters.js';
import { trackingModels } from '../tracking/parameters.js';
import { warningModels } from '../warning/parameters.js';

/** Every model that a catalogue entry may name, as the folders of floor 4 declare them. */
export const modelDeclarations: readonly ModelDeclaration[] = [
  ...threatModels,
  ...radarModels,
  ...trackingModels,
  ...identificationModels,
  ...commandModels,
  ...batteryModels,
  ...wearModels,
  ...interceptorModels,
  ...warningModels,
];

/** The kinds of things a catalogue may hold, each once, sorted. */
export function kindsOf(models: readonly ModelDeclaration[]): readonly string[] {
  return [...new Set(models.map((model) => model.kind))].sort(compareCodeUnits);
}

/** The model `model` of `kind`, or undefined. */
export function findModel(
  models: readonly ModelDeclaration[],
  kind: string,
  model: string,
): ModelDeclaration | undefined {
  return models.find((declaration) => declaration.kind === kind && declaration.model === model);
}
