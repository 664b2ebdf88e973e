/** Releases: what of a run or a timeline may be told to whom, and the files it is told in. */

export { type ReleaseFormat, releaseCsv, releaseGeojson, releaseKml } from './formats.js';
export { releasableLeaves } from './leaves.js';
export { placeNames } from './place-names.js';
export type {
  Release,
  ReleasedAlarm,
  ReleasedBattery,
  ReleasedCoverage,
  ReleasedLaunch,
  ReleasedMagazine,
  ReleasedPlace,
  ReleasedReadiness,
  ReleasedSight,
  ReleasedState,
  ReleasedStep,
  ReleasedThreat,
  ReleasedTrack,
  ReleasedWarning,
  Since,
  When,
  Where,
} from './release.js';
export { releaseOf } from './release-of.js';
export type { Releasable, ReleasableTimeline } from './releasing.js';
export { timelineReleaseOf } from './timeline-release-of.js';
export {
  coverageInWords,
  magazineInWords,
  readinessInWords,
  reasonInWords,
  stateInWords,
  stepInWords,
} from './words.js';
