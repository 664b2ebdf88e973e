/** The numbers an interceptor type is made of, declared once: catalogue, schema and documentation are made from this. */
import type { ModelDeclaration, ParameterDeclaration } from '../numerics/quantity.js';

const RIGHT_ANGLE_RAD = Math.PI / 2;

const airframe: readonly ParameterDeclaration[] = [
  { name: 'launchMass', unit: 'kg', about: 'mass at launch', min: 1 },
  { name: 'propellantMass', unit: 'kg', about: 'mass burnt by all pulses together', min: 0.1 },
  { name: 'burnTime', unit: 's', about: 'time the first pulse burns', min: 0.1, max: 60 },
  {
    name: 'secondPulseShare',
    unit: '',
    about: 'share of the propellant kept for a second pulse; 0 for a motor of one pulse',
    min: 0,
    max: 0.9,
  },
  { name: 'secondPulseDelay', unit: 's', about: 'time between the two pulses', min: 0, max: 60 },
  { name: 'secondPulseTime', unit: 's', about: 'time the second pulse burns', min: 0.1, max: 60 },
  {
    name: 'topSpeed',
    unit: 'm/s',
    about: 'published top speed; the specific impulse that nobody published is solved from it',
    min: 200,
    max: 4000,
  },
  {
    name: 'dragArea',
    unit: 'm2',
    about: 'drag coefficient times reference area without incidence, where the drag shape is 1',
    min: 0.0001,
    max: 10,
  },
  {
    name: 'dragShape',
    unit: '',
    about: 'drag coefficient over its value at the reference Mach number',
    table: { x: 'Mach number', y: 'ratio' },
  },
];

const manoeuvre: readonly ParameterDeclaration[] = [
  {
    name: 'normalForceArea',
    unit: 'm2',
    about: 'normal force coefficient at the greatest incidence times reference area',
    min: 0.001,
    max: 50,
  },
  { name: 'maxIncidence', unit: 'rad', about: 'greatest incidence', min: 0.01, max: 1 },
  {
    name: 'maxLateralAcceleration',
    unit: 'm/s2',
    about: 'lateral acceleration that structure and control allow',
    min: 10,
    max: 1000,
  },
  {
    name: 'timeConstant',
    unit: 's',
    about: 'lag between a commanded and an achieved lateral acceleration',
    min: 0,
    max: 2,
  },
  {
    name: 'navigationConstant',
    unit: '',
    about: 'effective navigation ratio of the homing',
    min: 2,
    max: 6,
  },
  {
    name: 'launchElevation',
    unit: 'rad',
    about: 'elevation of the canister',
    min: 0.1,
    max: RIGHT_ANGLE_RAD,
  },
  {
    name: 'loftPerDistance',
    unit: 'rad/m',
    about: 'angle flown above the line to the intercept point, for each metre of horizontal distance',
    min: 0,
    max: 0.0001,
  },
  { name: 'maxLoft', unit: 'rad', about: 'greatest such angle', min: 0, max: 1 },
];

const guidance: readonly ParameterDeclaration[] = [
  {
    name: 'speedFactor',
    unit: '',
    about: 'scales mean speed and speed of arrival: how far off a fly-out made from public figures is',
    min: 0.5,
    max: 2,
  },
  {
    name: 'handoverTime',
    unit: 's',
    about: 'time before the intercept at which the target itself is seen, by a seeker or through the missile',
    min: 0,
    max: 60,
  },
  {
    name: 'seekerBasket',
    unit: 'm',
    about: 'how far from its predicted place a target may be at handover and still be found',
    min: 0,
    max: 100_000,
  },
  {
    name: 'channelFrom',
    unit: 's',
    about:
      'time before the intercept from which a guidance channel is held; more than the flight: from launch',
    min: 0,
    max: 1000,
  },
  {
    name: 'channelUntil',
    unit: 's',
    about: 'time before the intercept at which that channel is free again',
    min: 0,
    max: 60,
  },
];

const envelope: readonly ParameterDeclaration[] = [
  {
    name: 'minFlightTime',
    unit: 's',
    about: 'an intercept sooner after launch is not possible',
    min: 0,
    max: 60,
  },
  { name: 'maxFlightTime', unit: 's', about: 'time to self-destruction', min: 1, max: 600 },
  { name: 'minRange', unit: 'm', about: 'least slant range of an intercept', min: 0 },
  {
    name: 'maxRangeBallistic',
    unit: 'm',
    about: 'published reach over the ground against ballistic missiles',
    min: 100,
  },
  {
    name: 'maxRangeAirBreathing',
    unit: 'm',
    about: 'published reach over the ground against aircraft, drones and cruise missiles',
    min: 100,
  },
  { name: 'minAltitude', unit: 'm', about: 'least height of an intercept over the launcher', min: 0 },
  { name: 'maxAltitude', unit: 'm', about: 'published greatest height of an intercept', min: 100 },
  { name: 'minArrivalSpeed', unit: 'm/s', about: 'least speed of arrival that counts', min: 0 },
  {
    name: 'minArrivalAcceleration',
    unit: 'm/s2',
    about: 'least lateral acceleration still available on arrival that counts',
    min: 0,
  },
];

const cost: readonly ParameterDeclaration[] = [
  { name: 'unitCost', unit: 'USD', about: 'price of a round; nothing flies by it', min: 0 },
];

const endgame: readonly ParameterDeclaration[] = [
  {
    name: 'reliability',
    unit: '',
    about: 'probability that launch, motor and electronics work',
    min: 0,
    max: 1,
  },
  {
    name: 'killBallistic',
    unit: '',
    about: 'probability of a kill on arrival, against ballistic missiles',
    min: 0,
    max: 1,
  },
  {
    name: 'killAirBreathing',
    unit: '',
    about: 'probability of a kill on arrival, against aircraft, drones and cruise missiles',
    min: 0,
    max: 1,
  },
  {
    name: 'raidCorrelation',
    unit: '',
    about: 'share of the variance behind kills that a whole raid has in common',
    min: 0,
    max: 1,
  },
  {
    name: 'salvoCorrelation',
    unit: '',
    about: 'further share that shots of one salvo at one target have in common',
    min: 0,
    max: 1,
  },
  {
    name: 'assessmentDelay',
    unit: 's',
    about: 'time from intercept to the judgement whether it was a kill',
    min: 0,
    max: 60,
  },
  {
    name: 'assessmentSpread',
    unit: '',
    about: 'half the width of that delay from shot to shot, as a share of it',
    min: 0,
    max: 1,
  },
  { name: 'missTakenForKill', unit: '', about: 'probability that a miss is judged a kill', min: 0, max: 1 },
  { name: 'killTakenForMiss', unit: '', about: 'probability that a kill is judged a miss', min: 0, max: 1 },
];

/** Every model of an interceptor this folder can fly. */
export const interceptorModels: readonly ModelDeclaration[] = [
  {
    kind: 'interceptor',
    model: 'point-mass',
    about: 'an interceptor as a point with mass, thrust, drag and a limit of lateral acceleration',
    parameters: [...airframe, ...manoeuvre, ...guidance, ...envelope, ...endgame, ...cost],
  },
];
