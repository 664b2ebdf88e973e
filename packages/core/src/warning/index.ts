/** Early warning, whom it concerns, and when people are in shelter. */
export {
  type EarlyWarningSystem,
  earlyWarningSystem,
  type ReportDraws,
  type Reported,
  reportOn,
} from './early-warning.js';
export { warningModels } from './parameters.js';
export { type ImpactMargin, placesUnder, type WarnablePlace, warnedPlaces } from './warned-places.js';
