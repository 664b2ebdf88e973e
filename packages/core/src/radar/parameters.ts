/** The numbers a radar is made of, declared once: catalogue, schema and documentation are made from this. */
import type { ModelDeclaration, ParameterDeclaration } from '../numerics/quantity.js';

const RIGHT_ANGLE_RAD = Math.PI / 2;

const reference: readonly ParameterDeclaration[] = [
  {
    name: 'referenceRange',
    unit: 'm',
    about: 'published range on boresight, from which the signal at all others is scaled',
    min: 1000,
    max: 2e6,
  },
  {
    name: 'referenceRcs',
    unit: 'm2',
    about: 'mean size of the target that the range is for',
    min: 1e-4,
    max: 1000,
  },
  {
    name: 'referenceDetection',
    unit: '',
    about: 'probability of detection in one look at that range',
    min: 0.05,
    max: 0.999,
  },
  {
    name: 'referenceDwell',
    unit: 's',
    about: 'dwell that the published range is taken to be for',
    min: 1e-5,
    max: 1,
  },
  {
    name: 'falseAlarm',
    unit: '',
    about: 'probability of false alarm in one cell of one look',
    min: 1e-12,
    max: 0.01,
  },
  {
    name: 'pulses',
    unit: '',
    about: 'pulses whose powers are added in one look, rounded to a whole number',
    min: 1,
    max: 1000,
  },
];

const volume: readonly ParameterDeclaration[] = [
  {
    name: 'searchSector',
    unit: 'rad',
    about: 'full width of the sector that is searched',
    min: 0.01,
    max: 2 * Math.PI,
  },
  {
    name: 'trackSector',
    unit: 'rad',
    about: 'full width of the sector in which a track is followed',
    min: 0.01,
    max: 2 * Math.PI,
  },
  {
    name: 'lowestElevation',
    unit: 'rad',
    about: 'lowest elevation of a beam',
    min: -0.2,
    max: RIGHT_ANGLE_RAD,
  },
  {
    name: 'searchTop',
    unit: 'rad',
    about: 'elevation up to which is searched',
    min: 0,
    max: RIGHT_ANGLE_RAD,
  },
  {
    name: 'trackTop',
    unit: 'rad',
    about: 'elevation above which nothing is seen: the cone of silence',
    min: 0,
    max: RIGHT_ANGLE_RAD,
  },
  { name: 'faceTilt', unit: 'rad', about: 'elevation of the boresight', min: 0, max: RIGHT_ANGLE_RAD },
  {
    name: 'steeringLimit',
    unit: 'rad',
    about: 'greatest angle off boresight to which a beam is steered',
    min: 0.01,
    max: RIGHT_ANGLE_RAD,
  },
  {
    name: 'steeringExponent',
    unit: '',
    about: 'power of the cosine off boresight that is left of the signal',
    min: 0,
    max: 6,
  },
  {
    name: 'antennaHeight',
    unit: 'm',
    about: 'centre of the antenna above the ground around it',
    min: 0,
    max: 20_000,
  },
  {
    name: 'minimumRange',
    unit: 'm',
    about: 'range below which echoes are blanked',
    min: 0,
    max: 100_000,
  },
  { name: 'maximumRange', unit: 'm', about: 'range beyond which nothing is looked for', min: 1000, max: 5e6 },
];

const search: readonly ParameterDeclaration[] = [
  {
    name: 'beamWidth',
    unit: 'rad',
    about: 'width of the beam at half power, on boresight',
    min: 0.001,
    max: 0.5,
  },
  {
    name: 'beamPacking',
    unit: '',
    about: 'beams for each beam’s solid angle; 1 is a square grid one width apart',
    min: 0.5,
    max: 4,
  },
  { name: 'searchDwell', unit: 's', about: 'time a search beam rests', min: 1e-5, max: 1 },
  { name: 'trackDwell', unit: 's', about: 'time a look at a track takes', min: 1e-5, max: 1 },
  { name: 'trackInterval', unit: 's', about: 'time between looks at a track', min: 0.01, max: 60 },
  { name: 'shortestFrame', unit: 's', about: 'no search frame is shorter', min: 0, max: 60 },
  {
    name: 'longestFrame',
    unit: 's',
    about: 'no search frame may be longer: tracks are given up before',
    min: 0.1,
    max: 600,
  },
];

const measurement: readonly ParameterDeclaration[] = [
  { name: 'rangeResolution', unit: 'm', about: 'length of a range cell', min: 0.1, max: 100_000 },
  {
    name: 'rangeFactor',
    unit: '',
    about: 'deviation of range over resolution, times √(2 S)',
    min: 0.1,
    max: 5,
  },
  {
    name: 'angleFactor',
    unit: '',
    about: 'deviation of angles over beam width, times √(2 S)',
    min: 0.1,
    max: 5,
  },
  {
    name: 'rangeFloor',
    unit: 'm',
    about: 'deviation of range that no signal overcomes',
    min: 0,
    max: 10_000,
  },
  {
    name: 'angleFloor',
    unit: 'rad',
    about: 'deviation of angles that no signal overcomes',
    min: 0,
    max: 0.1,
  },
  { name: 'rangeBias', unit: 'm', about: 'added to all ranges', min: -10_000, max: 10_000 },
  {
    name: 'azimuthBias',
    unit: 'rad',
    about: 'added to all azimuths: how far the face is from where it is believed to be',
    min: -Math.PI,
    max: Math.PI,
  },
  { name: 'elevationBias', unit: 'rad', about: 'added to all elevations', min: -0.5, max: 0.5 },
];

/** Every model of a radar that this folder can run. How large a target looks belongs to the target's class. */
export const radarModels: readonly ModelDeclaration[] = [
  {
    kind: 'radar',
    model: 'phased-array-sector',
    about: 'a radar with one fixed face that steers its beam, scaled from a published range',
    parameters: [...reference, ...volume, ...search, ...measurement],
  },
];
