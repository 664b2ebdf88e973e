/** What results say: as the words of a story, and as a page with figures. */

export type { Counted } from './figure/distribution.js';
export { type Points, pathOf } from './figure/shapes.js';
export { textWidth } from './figure/text-width.js';
export { calendarTicks, calendarTitle, tickDay } from './figure/timeline/calendar.js';
export { COVER_WORDS } from './figure/timeline/cover.js';
export { alongDays, bandBetween, type Plane } from './figure/timeline/day-curve.js';
export {
  type DayEdge,
  launcherSteps,
  mostLaunchers,
  spotForName,
  stageOutline,
} from './figure/timeline/lane-shapes.js';
export type { Atlas } from './map/atlas.js';
export { isolated } from './markup/isolate.js';
export { type ComparisonResults, comparisonReport, type PairedArrivals } from './page/comparison-page.js';
export type { ComparisonProvenance, RunProvenance, Source, TimelineProvenance } from './page/provenance.js';
export { releaseReport } from './page/release-page.js';
export { type RunResults, runReport } from './page/run-page.js';
export { type TimelineResults, timelineReport } from './page/timeline-page.js';
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
export {
  count,
  degrees,
  distance,
  duration,
  percent,
  position,
  range,
  signed,
  speed,
} from './story/numbers.js';
export { storyOfRelease } from './story/release/index.js';
export { BATTERY_STATES } from './story/run/battery-states.js';
export { runHeadline } from './story/run/headline.js';
export { storyOfRun, storyOfTrials, type Told } from './story/run/index.js';
export { FATES } from './story/run/launches.js';
export { batterySections } from './story/timeline/batteries.js';
export { COVERED, coverHeadlines, gapsOf } from './story/timeline/coverage.js';
export { calendarDay } from './story/timeline/days.js';
export { type HeldSpan, heldSpans } from './story/timeline/held-back.js';
export { openingOf, storyOfTimeline, type ToldTimeline } from './story/timeline/index.js';
export { TIMELINE_LIMITS } from './story/timeline/limits.js';
export { momentsInWords } from './story/timeline/moments.js';
export {
  changingFirst,
  STAGE_WORDS,
  type StageBand,
  stageBands,
  steadyStage,
} from './story/timeline/stages.js';
export { type Cover, type Stretch, stretchesOf } from './story/timeline/stretches.js';
export {
  bothClocks,
  capital,
  clock,
  clockName,
  isWithDay,
  listed,
  localDay,
  nameOf,
  shortClass,
  shortDate,
  shortPlace,
  some,
  spansDays,
  timeOfDay,
  weaponIn,
} from './story/words.js';
