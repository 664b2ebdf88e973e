/** A scenario compiled, wired, run and scored: the only place that names concrete models. */
export {
  type BatteryCondition,
  batteryConditions,
  deploymentOf,
  launchersOf,
  type RunClock,
} from './compile/battery-conditions.js';
export { type Preparation, type Prepared, prepare } from './compile/prepare.js';
export { type PlaceInReach, placesInReach } from './compile/reach-of-places.js';
export { inPosture, type Settled, settle, signatureOf } from './compile/settle.js';
export type { SettledDeployment } from './compile/settle-deployment.js';
export { settlePostures } from './compile/settle-postures.js';
export type {
  ThreatStreams,
  World,
  WorldBattery,
  WorldBatteryStatus,
  WorldDelivery,
  WorldLauncherGroup,
  WorldPeople,
  WorldPlace,
  WorldPosture,
  WorldSupply,
  WorldThreat,
} from './compile/world.js';
export * from './outcome/index.js';
export {
  type InterceptorRecord,
  type InterceptorsOf,
  interceptorFlights,
} from './run/interceptor-flights.js';
export {
  advanceTo,
  digest,
  end,
  flights,
  inject,
  type Run,
  restore,
  type Simulated,
  type SimulateOptions,
  simulate,
  snapshot,
  start,
} from './run/run.js';
export { EVENT_KINDS, kernelFor, type OwnModules } from './wire/kernel.js';
export * from './wire/phases.js';
export { type FlightBody, type FlightRecord, NumericalFailure } from './wire/threat-module.js';
export { trueMotion } from './wire/true-motion.js';
