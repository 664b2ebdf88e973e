export {
  type CatalogueEntry,
  type CatalogueParameter,
  type CatalogueTable,
  findQuantity,
  findTable,
  type Provenance,
  quantity,
  table,
} from './entry.js';
export { findModel, kindsOf, modelDeclarations } from './models.js';
export { type Conversion, findUnit, toSi, type UnitDefinition, units, unitsFor } from './units.js';
export {
  type OwnedQuantity,
  quantitiesOfEntry,
  quantityPath,
  type SampledValues,
  type SampleMode,
  sampledValue,
  sampleQuantities,
  type Unknown,
  unknownsAmong,
} from './unknowns.js';
