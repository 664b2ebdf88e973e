/** The texts of a run's files, written and read: events, trajectories, interceptors. */
export { type Parsed, parseRecording, recordingText } from './events.js';
export type { FlightPoint } from './flight-points.js';
export {
  type InterceptorTrajectory,
  interceptorsText,
  interceptorTrajectoriesOf,
  parseInterceptors,
} from './interceptors.js';
export { parseTrajectories, type Trajectory, trajectoriesOf, trajectoriesText } from './trajectories.js';
