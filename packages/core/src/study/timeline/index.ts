/** Batteries through the weeks: when each can do what, how likely each place is covered, and what holds it back. */
export type { BatteryDay, HeldBack, HeldBackCount, PlaceDay } from './days.js';
export { type BatteryLife, type HeldUp, livesIn, STAGES, type Stage } from './life.js';
export type { BatteryMoments, HeldUpBy, Moment, Quantiles } from './moments.js';
export {
  type Raid,
  type RaidDay,
  type RaidOutcome,
  type RaidSample,
  raidMoments,
  raidOf,
  raidSample,
} from './raid.js';
export type { RuledCondition } from './rules.js';
export {
  type BatteryTimeline,
  type Lives,
  naturalSpan,
  type PlaceTimeline,
  type Timeline,
  type TimelinePlan,
  type TimelineSpan,
  timelineOf,
  timelineSample,
} from './timeline.js';
