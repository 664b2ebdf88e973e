/** Interceptors: how they fly out, where they can meet a target, and what happens then. */
export { type CalibratedInterceptor, calibratedInterceptor } from './calibrate.js';
export {
  type Assessment,
  type AssessmentDraws,
  assessKill,
  killProbability,
  type ShotDraws,
  type ShotOutcome,
  shotOutcome,
} from './endgame.js';
export { type Engagement, type EngagementResult, engage, type TargetMotion } from './engagement.js';
export { type Arrival, type EnvelopeReason, outsideEnvelope, type Place, reachAgainst } from './envelope.js';
export { type FlyOut, type FlyOutAnswer, type FlyOutRequest, flyOut, flyTowards } from './fly-out.js';
export {
  acrossClosing,
  type Homing,
  homeOn,
  isInTheAir,
  nearestBody,
  planShot,
  type Seen,
  type Shot,
} from './guidance.js';
export {
  earliestIntercept,
  type Intercept,
  type InterceptAnswer,
  type InterceptProblem,
  type InterceptReason,
  interceptAt,
  type LaunchWindow,
  lastLaunch_s,
  launchWindow,
  type PredictedPath,
  type WindowAnswer,
} from './intercept.js';
export { type InterceptorPathRequest, interceptorPath } from './interceptor-path.js';
export {
  type InterceptorNumbers,
  type InterceptorType,
  readInterceptorType,
  type TargetKind,
} from './interceptor-type.js';
export {
  expectedLeakers,
  noLeakProbability,
  noLeakProbabilityCommonMode,
  type SalvoSide,
  salvoKillProbability,
  salvoLosses,
  shootLookShoot,
  shotsNeeded,
  targetKillProbability,
} from './leakage.js';
export { interceptorModels } from './parameters.js';
export type { FlyingBodies, FlyingBody, Prediction, TrackPath } from './ports.js';
export { arrivalAt, type ReachTable, reachTable } from './reach-table.js';
