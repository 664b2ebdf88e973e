export {
  airAtHeight,
  airInLayer,
  densityAndSlope,
  LOCAL_DENSITY,
  LOCAL_HEIGHT,
  LOCAL_LAYER,
  LOCAL_SLOPE,
  LOCAL_SLOWNESS,
} from './air-table.js';
export {
  type Air,
  atmosphereUs1976,
  densityAndSoundSpeed,
  geometricHeight,
  geopotentialHeight,
  US1976_LAYER_BORDERS_M,
} from './atmosphere-us1976.js';
export {
  type KarneyDestination,
  type KarneyGeodesic,
  karneyDirect,
  karneyInverse,
} from './geodesic-karney.js';
export {
  type GeodesicDestination,
  type GeodesicLine,
  geodesicDirect,
  geodesicInverse,
} from './geodesic-vincenty.js';
export { ecefToGeodetic, type Geodetic, geodeticHeight, geodeticToEcef, normalStretch } from './geodetic.js';
export {
  gravitationCentral,
  gravitationJ2,
  gravitationNormal,
  normalGravity,
  normalGravityOnEllipsoid,
  normalGravitySeries,
} from './gravity.js';
export { greatCircleAzimuth, greatCircleDestination, greatCircleDistance } from './great-circle.js';
export {
  apparentElevation,
  EFFECTIVE_EARTH_RADIUS_M,
  fillApparentRay,
  groundRange,
  groundRangeToHeight,
  horizonElevation,
  horizonMargin,
  isAboveHorizon,
  minimumVisibleHeight,
  radarHorizon,
  STANDARD_REFRACTION_FACTOR,
} from './horizon.js';
export { fallAndHeight, heightAndClimb } from './local-field.js';
export {
  ecefToEnu,
  ecefVectorToEnu,
  enuToEcef,
  enuToRangeAzimuthElevation,
  enuVectorToEcef,
  type LocalFrame,
  localFrame,
  type RangeAzimuthElevation,
  rangeAzimuthElevation,
  rangeAzimuthElevationToEnu,
} from './local-frame.js';
export { type MinimumEnergyArc, minimumEnergyArc } from './minimum-energy-arc.js';
export { addRotationTerms, ecefToInertial, inertialToEcef, inertialVelocity } from './rotation.js';
export { type GroundPoint, isWithinSurfaceDistance, surfaceDistance } from './surface-distance.js';
export {
  MEAN_EARTH_RADIUS_M,
  STANDARD_GRAVITY_MPS2,
  WGS84_AXIS_RATIO,
  WGS84_C20_NORMALISED,
  WGS84_ECCENTRICITY_SQUARED,
  WGS84_FLATTENING,
  WGS84_GM_M3PS2,
  WGS84_GRAVITY_EQUATOR_MPS2,
  WGS84_GRAVITY_POLE_MPS2,
  WGS84_GRAVITY_RATIO_M,
  WGS84_J2,
  WGS84_J2_FROM_C20,
  WGS84_LINEAR_ECCENTRICITY_SQUARED_M2,
  WGS84_ROTATION_RADPS,
  WGS84_SEMI_MAJOR_AXIS_M,
  WGS84_SEMI_MINOR_AXIS_M,
  WGS84_SOMIGLIANA_K,
} from './wgs84.js';
