/** The command post: which tracks are fired at, by whom, when, and why the others are not. */
export { type Action, decide, type ReactionTime } from './decide.js';
export { noteJudgement, noteLaunch, noteRefusal, type Ordered, order } from './order.js';
export { type CommandParameters, commandModels, commandParameters } from './parameters.js';
export type {
  CommandPorts,
  LastLaunch,
  LaunchOpportunities,
  NoShot,
  PlanShot,
  RoundsIn,
  ShotPlan,
} from './ports.js';
export { type CommandPost, type DefendedPlace, MOST_SHOTS } from './post.js';
export {
  type FireRules,
  forbidden,
  forbiddenByRules,
  threatenedPlace,
  type WeaponsControl,
} from './rules.js';
export {
  type Booking,
  type CommandState,
  type CommandTrack,
  type Engagement,
  emptyCommand,
  type LaunchSpan,
  newTrack,
} from './state.js';
