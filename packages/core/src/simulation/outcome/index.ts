export { OutcomeCollector } from './collector.js';
export {
  type BatteryOutcome,
  DEFINITIONS,
  type Fate,
  type Impact,
  type Kill,
  type Ladder,
  type Outcome,
  type PeopleAtImpact,
  type PlaceOutcome,
  type RaidOutcome,
  type RefusedOrder,
  type RoundCount,
  type Shot,
  type ThreatOutcome,
} from './outcome.js';
