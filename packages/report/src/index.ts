/** What results say: as the words of a story, and as a page with figures. */

export type { Counted } from './figure/distribution.js';
export type { Atlas } from './map/atlas.js';
export { type ComparisonResults, comparisonReport, type PairedArrivals } from './page/comparison-page.js';
export type { ComparisonProvenance, RunProvenance, Source } from './page/provenance.js';
export { releaseReport } from './page/release-page.js';
export { type RunResults, runReport } from './page/run-page.js';
export {
  type Block,
  GAP,
  heading,
  list,
  say,
  type TableBlock,
  type TableColumn,
  type TableRow,
  type Term,
} from './story/block.js';
export { differenceHeadline } from './story/compare/headline.js';
export { type Compared, storyAfter, storyBefore } from './story/compare/index.js';
export type { Labels } from './story/compare/labels.js';
export { targetsInWords } from './story/defences.js';
export { LIMITS } from './story/limits.js';
export { count, degrees, distance, duration, position, signed, speed } from './story/numbers.js';
export { storyOfRelease } from './story/release/index.js';
export { BATTERY_STATES } from './story/run/defence.js';
export { runHeadline } from './story/run/headline.js';
export { storyOfRun, storyOfTrials, type Told } from './story/run/index.js';
export { FATES } from './story/run/launches.js';
export { storyOfTimeline, type ToldTimeline } from './story/timeline/index.js';
export {
  bothClocks,
  capital,
  clock,
  clockName,
  listed,
  localDay,
  nameOf,
  shortClass,
  shortPlace,
  some,
  weaponIn,
} from './story/words.js';
