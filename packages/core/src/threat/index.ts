/** What flies at the defended places: classes, launches, failures, flights. */
// How an aim is solved stays within core: no package hands it out.
export type { Aim } from './aim.js';
export type { LaunchSettings } from './ascent.js';
export { type Calibrated, calibrated } from './calibrate.js';
export { impactSigma_m, scattered } from './dispersion.js';
export { type Echo, echoOf } from './echo.js';
export { drawFailure, type Failure, type FailureDraws, type FailureMode } from './failure.js';
export {
  type BodyRole,
  type FlownBody,
  flyThreat,
  type Happening,
  type LaunchPlan,
  type ThreatFlight,
} from './flight.js';
export { threatModels } from './parameters.js';
export {
  type ClassNumbers,
  type GuidedMissile,
  readThreatClass,
  type SeparatingMissile,
  type ThreatClass,
  type UnguidedRocket,
  type UnitaryMissile,
} from './threat-class.js';
