/** Runs studies and raids of timelines on worker threads, and keeps runs in folders. */
export type { ComparisonHead, ComparisonManifest, ManifestSide } from './folder/comparison-manifest.js';
export { ANY_FOLDER, COMPARISON_FOLDER, type FolderKind, RUN_FOLDER } from './folder/folder-kind.js';
export { isOfAnother, lostIn, type ToBeKept } from './folder/lost.js';
export type { KeptFile, Manifest, ManifestHead, ManifestStudy } from './folder/manifest.js';
export {
  type PairArrivals,
  type ReadComparison,
  type RecordedComparison,
  readComparisonFolder,
} from './folder/read-comparison-folder.js';
export {
  isRunFolder,
  type KeptRun,
  type ReadRun,
  type RecordedRun,
  readRunFolder,
} from './folder/read-run-folder.js';
export { isReplaceable, type Replaceable } from './folder/replace-folder.js';
export { replaceReport } from './folder/replace-report.js';
export type { TrialArrivals } from './folder/trials-csv.js';
export {
  type ComparisonToKeep,
  type SideToKeep,
  writeComparisonFolder,
} from './folder/write-comparison-folder.js';
export { versions, type Written } from './folder/write-folder.js';
export { type RunToKeep, type StudyToKeep, writeRunFolder } from './folder/write-run-folder.js';
export {
  type ParquetTable,
  type ParquetType,
  type WrittenParquet,
  writeParquet,
} from './parquet/write-parquet.js';
export { type FlownRaid, runRaid } from './run-raid.js';
export {
  type PairedRun,
  runPairedStudy,
  runStudy,
  type StudyOptions,
  type StudyProgress,
  type StudyRun,
} from './run-study.js';
