/** Formats that other programs read: a plain object for each, written from a recording. */
export { csvTables } from './csv/index.js';
export { czml } from './czml/index.js';
export { geojson } from './geojson/index.js';
export { kml } from './kml/index.js';
export { markupText, plainText } from './plain-text.js';
export { recordingOf } from './record.js';
export type {
  RecordedInterceptor,
  RecordedTrajectory,
  Recording,
  RecordingFormat,
  TrajectoryPoint,
} from './recording.js';
export {
  type FlightPoint,
  type InterceptorTrajectory,
  interceptorsText,
  interceptorTrajectoriesOf,
  type Parsed,
  parseInterceptors,
  parseRecording,
  parseTrajectories,
  recordingText,
  type Trajectory,
  trajectoriesOf,
  trajectoriesText,
} from './run-files/index.js';
export { type CellValue, type ColumnHead, type ColumnType, type Table, tables } from './tables/index.js';
