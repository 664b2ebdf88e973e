/** Many runs of one scenario: trials, what they add up to, and what drives it. */
export {
  type Figure,
  type FigureName,
  figuresFor,
  type Happening,
  type HappeningName,
  happeningsFor,
} from './figures.js';
export { ENGINE_VERSION, scenarioHash, studyDigest, studyId } from './identity.js';
export { checkPlan, MOST_TRIALS, type StudyPlan, sampleOf } from './plan.js';
export { runTrials, trialRunner } from './run-trials.js';
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
export type {
  ArrivalNumbers,
  InvalidTrial,
  PlaceNumbers,
  ReasonCount,
  TrialRow,
  ValidTrial,
} from './trial-row.js';
