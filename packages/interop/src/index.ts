/** Formats that other programs read: a plain object for each, written from a recording. */
export { type CsvTable, csvTables } from './csv/index.js';
export { geojson } from './geojson/index.js';
export type {
  RecordedInterceptor,
  RecordedTrajectory,
  Recording,
  RecordingFormat,
  TrajectoryPoint,
} from './recording.js';
