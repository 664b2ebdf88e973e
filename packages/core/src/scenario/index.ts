export { canonicalJson, resolvedToCanonicalJson } from './canonical.js';
export { catalogueJsonSchema, type JsonSchema, scenarioJsonSchema } from './json-schema.js';
export { defaultLimits, type LimitName, type LoadLimits, parseLimit } from './limits.js';
export {
  type LoadedCatalogue,
  type LoadedScenario,
  type LoadPorts,
  loadCatalogue,
  loadScenario,
  type ScenarioPorts,
} from './load.js';
export {
  type FileKind,
  type FormatHistory,
  formatHistory,
  type MigratedText,
  type Migration,
  migrateText,
} from './migrations.js';
export { formatProblem, type Problem, type Spot, withoutControls } from './problem.js';
export type {
  FactMeasure,
  ResolvedEarlyWarning,
  ResolvedFact,
  ResolvedLaunchSite,
  ResolvedPeople,
  ResolvedPlace,
  ResolvedScenario,
  ResolvedThreat,
  ResolvedVolley,
} from './resolved.js';
export { CURRENT_FORMAT } from './schema.js';
export type { ReadFile } from './source-text.js';
export { collectUnknowns, peopleOwner, quantitiesOf, sampleUnknowns } from './unknowns.js';
