export { OutcomeCollector } from './collector.js';
export {
  DEFINITIONS,
  type Fate,
  type Impact,
  type Outcome,
  type PeopleAtImpact,
  type PlaceOutcome,
  type RefusedOrder,
  type ThreatOutcome,
} from './outcome.js';
