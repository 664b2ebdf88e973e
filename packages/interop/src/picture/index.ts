/** What maps, globes and formats draw of a recording: truth, perception and warning, each as plain data. */
export { circleEdge } from './area.js';
export { COLOURS, lighter, type Rgb } from './colours.js';
export { type Impact, type Intercept, impactsOf, interceptsOf } from './ends.js';
export { type Fact, spoken } from './fact.js';
export { ELLIPSE_SHARE, ellipseEdge, type PredictedImpact, semiAxes } from './impact-ellipse.js';
export { fan, type GroundPoint, nominal, type RadarSector, radarSectors } from './radar-sector.js';
export { type RoundsLeft, roundsLeft } from './rounds-left.js';
export { endsOfThreats, REST_US, type Span, spanOf } from './span.js';
export { endOfTrack, type Report, type Track, tracksOf, type Xyz } from './tracks.js';
export { alarmsAt, type WarnedArea, warnedAreas } from './warnings.js';
