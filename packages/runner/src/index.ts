/** Runs studies on worker threads, and keeps runs in folders. */
export type { KeptFile, Manifest, ManifestStudy } from './folder/manifest.js';
export { isRunFolder, type ReadRun, type RecordedRun, readRunFolder } from './folder/read-run-folder.js';
export { isReplaceable, type Replaceable } from './folder/replace-folder.js';
export { type Trajectory, type TrajectoryPoint, trajectoriesOf } from './folder/trajectories.js';
export { type RunToKeep, type StudyToKeep, type Written, writeRunFolder } from './folder/write-run-folder.js';
export { runStudy, type StudyOptions, type StudyProgress, type StudyRun } from './run-study.js';
