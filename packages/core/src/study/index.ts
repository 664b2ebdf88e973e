/** Many runs of one scenario, or of two side by side: trials, what they add up to, and what drives it. */
export {
  type Better,
  type Comparison,
  compare,
  differenceIn,
  type FigureDifference,
} from './compare.js';
export type { FigureName, HappeningName } from './declared-figures.js';
export type { BatterySummary, DefenceSummary, RoundsSummary } from './defence-summary.js';
export { type Figure, type Figured, figuresFor, type Happening, happeningsFor } from './figures.js';
export type { GroupDifference, Turn } from './group-differences.js';
export {
  comparisonDigest,
  comparisonId,
  ENGINE_VERSION,
  scenarioHash,
  studyDigest,
  studyId,
} from './identity.js';
export { checkPlan, MOST_TRIALS, type StudyPlan, sampleOf } from './plan.js';
export type { RaidSummary } from './raid-summary.js';
export type { Ratio } from './ratio.js';
export { runTrials, type TrialRunnerOptions, trialRunner } from './run-trials.js';
export { attackDifferences, type Difference } from './same-threats.js';
export { type Driver, LEAST_SAMPLES, type Screening, screen, spearman } from './screening.js';
export { type Observation, type Proportion, proportionOf, type Spread, spreadOf } from './spread.js';
export {
  type FigureSummary,
  figureIn,
  type HappeningSummary,
  happeningIn,
  type StudySummary,
  summarise,
} from './summarise.js';
export * from './timeline/index.js';
export {
  type ArrivalNumbers,
  type BatteryNumbers,
  type DefenceReasons,
  FATE_LETTERS,
  type InvalidTrial,
  type PlaceNumbers,
  type RaidNumbers,
  type ReasonCount,
  type RoundCount,
  type TrialRow,
  type ValidTrial,
} from './trial-row.js';
