/** A report of a track that comes down, for tests of those who hear it. */
import type { TrackReport } from '../../messages/index.js';
import { US_PER_S, vec3 } from '../../numerics/index.js';

export const REPORT: TrackReport['data'] = {
  battery: 'b',
  track: 'b-t1',
  number: 1,
  firstPlot_us: 7,
  firstRange_m: 80_000.5,
  look: 0,
  plot: 0,
  position_ecef_m: vec3<'ecef'>(0, 0, 0),
  velocity_ecef_mps: vec3<'ecef'>(0, 0, 0),
  range_m: 80_000,
  height_m: 60_000,
  speed_mps: 1500,
  logDrag: 0,
  logDragSigma: 0.1,
  positionSigma_m: 100,
  impact_us: 100 * US_PER_S,
  impactLatitude_rad: 0.6,
  impactLongitude_rad: 0.75,
  impactMajorSigma_m: 100,
};
