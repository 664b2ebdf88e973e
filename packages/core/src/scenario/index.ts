export { canonicalJson, resolvedToCanonicalJson } from './canonical.js';
export { engagedClassOf } from './engaged-class.js';
export {
  catalogueJsonSchema,
  type JsonSchema,
  releasePolicyJsonSchema,
  scenarioJsonSchema,
} from './json-schema.js';
export { kindOfFile } from './kind-of-file.js';
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
export { formatProblem, isControlCode, type Problem, type Spot, withoutControls } from './problem.js';
export { raidsOfThreats, raidsOfVolleys } from './raids.js';
export { AUDIENCES, type Audience, RELEASE_ITEMS, type ReleaseItem } from './release-policy/items.js';
export { type LoadedReleasePolicy, loadReleasePolicy, type PolicyPorts } from './release-policy/load.js';
export type { Grant, Grants, PositionGrain, ReleasePolicy } from './release-policy/policy.js';
export type {
  BatteryStateName,
  ConsentGate,
  ControlMode,
  EngagedClass,
  FactMeasure,
  ResolvedBattery,
  ResolvedBatteryState,
  ResolvedConsent,
  ResolvedDelivery,
  ResolvedDeployment,
  ResolvedDoctrine,
  ResolvedEarlyWarning,
  ResolvedFact,
  ResolvedLauncherGroup,
  ResolvedLaunchSite,
  ResolvedPeople,
  ResolvedPermission,
  ResolvedPlace,
  ResolvedPointDefence,
  ResolvedPosture,
  ResolvedScenario,
  ResolvedSeries,
  ResolvedSupply,
  ResolvedTask,
  ResolvedThreat,
  ResolvedVolley,
  ResolvedWithdrawal,
  WeaponsControl,
} from './resolved.js';
export { CURRENT_FORMAT } from './schema.js';
export type { ReadFile } from './source-text.js';
export {
  batteryPartOwner,
  collectUnknowns,
  peopleOwner,
  permissionOwner,
  quantitiesOf,
  quantitiesOfBattery,
  sampleUnknowns,
  volleyOwner,
} from './unknowns.js';
