import { MEAN_EARTH_RADIUS_M, WGS84_GM_M3PS2, WGS84_ROTATION_RADPS } from '@testudo/core/earth';
import {
  type BallisticState,
  constantDrag,
  type FlightEnvironment,
  flyBallistic,
  type PropagationOptions,
} from '@testudo/core/motion';
import { type Answer, type Contradiction, calculator, RADIANS_PER_DEGREE } from './calculator.js';
import { dragCoefficient } from './drag-field.js';
import { choice, group, maybe, number, optional, optionalGroup, type Values, vector } from './fields.js';
import { orNull } from './null-field.js';
import { latitude, longitude } from './place.js';

const input = {
  start: group('where the body is at time 0, and how it moves over the ground', {
    latitude_deg: { ...latitude, about: 'geodetic; geocentric over a sphere' },
    longitude_deg: longitude,
    height_m: number('height above the figure of the Earth', 'm', { min: -10_000, max: 1e9 }),
    velocity_enu_mps: vector('velocity relative to the turning Earth', 'east, north, up', 'm/s'),
  }),
  body: optionalGroup('the body; left out, nothing slows it', {
    mass_kg: maybe(number('mass', 'kg', { above: 0, max: 1e12 }), 'no drag'),
    area_m2: maybe(number('reference area', 'm²', { min: 0, max: 1e9 }), 'no drag'),
    dragCoefficient: maybe(
      dragCoefficient(
        'one number, or a table over the Mach number joined by a smooth monotone curve (Fritsch and Butland), constant outside it',
      ),
      'no drag',
    ),
  }),
  earth: optionalGroup('the Earth', {
    figure: optional(
      choice('the surface that heights are counted from', ['wgs84', 'sphere']),
      'wgs84',
      '"wgs84"',
    ),
    radius_m: optional(
      number('radius of the sphere; without meaning for wgs84', 'm', { above: 0, max: 1e9 }),
      MEAN_EARTH_RADIUS_M,
      '6371000',
    ),
    gravity: optional(
      choice(
        'j2: point mass and oblateness; central: point mass; normal: field of the WGS-84 level ellipsoid',
        ['j2', 'central', 'normal'],
      ),
      'j2',
      '"j2"',
    ),
    mu_m3ps2: optional(
      number(
        'gravitational constant times mass; j2 and normal are scaled by its ratio to the WGS-84 value',
        'm³/s²',
        {
          min: 0,
          max: 1e20,
        },
      ),
      WGS84_GM_M3PS2,
      '3.986004418e14 (WGS-84)',
    ),
    rotation_radps: optional(
      number('rate at which the Earth turns', 'rad/s', { min: -1, max: 1 }),
      WGS84_ROTATION_RADPS,
      '7.292115e-5 (WGS-84)',
    ),
  }),
  atmosphere: optional(choice('the air', ['us1976', 'none']), 'us1976', '"us1976"'),
  wind_enu_mps: optional(
    vector('velocity of the air over the ground, the same at all heights', 'east, north, up', 'm/s'),
    [0, 0, 0] as const,
    '[0, 0, 0]',
  ),
  duration_s: number('how long to fly', 's', { min: 0, max: 100_000 }),
  outputEvery_s: optional(
    number('time between two states of the answer', 's', { above: 0, max: 1e9 }),
    1,
    '1',
  ),
  groundHeight_m: optional(
    orNull(
      number('the flight ends where it sinks through this height', 'm', { min: -10_000, max: 1e7 }),
      'fly on',
    ),
    0,
    '0',
  ),
};

type Input = Values<typeof input>;

const MOST_STATES = 100_000;
/** Steps no longer than this keep the curve between them as true as the steps themselves, and look for the ground often. */
const LONGEST_STEP_S = 1;

/** `testudo model trajectory`: where a body goes that is let go with a given velocity. */
export const trajectory = calculator({
  name: 'trajectory',
  summary: 'the flight of a body from a given start, with gravity, drag and wind',
  about:
    'Where a body goes that starts with a given velocity and has no thrust. It has no aim: it answers what follows from a start, never which start leads to a place.',
  model:
    'A point mass in axes that turn with the Earth: gravity, centrifugal and Coriolis terms, and drag ½ρv²·C·A against the velocity through the air. Dormand–Prince 5(4), relative tolerance 1e-14, 1e-7 m, 1e-10 m/s.',
  source:
    'P. Zarchan, Tactical and Strategic Missile Guidance; D. Vallado, Fundamentals of Astrodynamics and Applications; U.S. Standard Atmosphere, 1976. Checked against NASA/TM-2015-218675, check-cases 01 and 06.',
  valid: 'from the ground to low orbits, up to 100,000 s.',
  ignores: 'lift, spin, attitude, heat, the Moon and the Sun.',
  input,
  output: [
    ['states', 'at every multiple of outputEvery_s and at the end, each with:'],
    ['  time_s', 'since the start; the last is duration_s, or the moment of impact if that comes first'],
    ['  latitude_deg, longitude_deg, height_m', 'place over the figure'],
    ['  velocity_enu_mps', '[east, north, up] over the ground, in the local frame of that place, m/s'],
    ['  speed_mps', 'length of that velocity'],
    ['  flightPathAngle_deg', 'its elevation above the horizontal'],
    ['  mach', 'Mach number through the air; absent with atmosphere "none"'],
    ['  position_ecef_m', 'Earth-fixed [x, y, z]'],
    ['events', 'in order of time: event ("apogee" or "impact") and what a state has'],
  ],
  example: {
    start: { latitude_deg: 45, longitude_deg: 10, height_m: 0, velocity_enu_mps: [600, 0, 800] },
    body: {
      mass_kg: 45,
      area_m2: 0.0188,
      dragCoefficient: [
        [0, 0.15],
        [0.9, 0.16],
        [1.1, 0.38],
        [2, 0.29],
        [4, 0.2],
      ],
    },
    earth: { figure: 'wgs84', gravity: 'j2' },
    atmosphere: 'us1976',
    wind_enu_mps: [5, 0, 0],
    duration_s: 120,
    outputEvery_s: 10,
  },
  takesTables: false,
  rules,
  compute,
});

function rules({ start, body, duration_s, outputEvery_s, groundHeight_m }: Input): readonly Contradiction[] {
  const found: Contradiction[] = [];
  if (duration_s / outputEvery_s > MOST_STATES) {
    found.push({
      path: ['outputEvery_s'],
      message: `more than ${MOST_STATES} states`,
      wanted: `at least ${duration_s / MOST_STATES}`,
    });
  }
  for (const name of ['mass_kg', 'area_m2', 'dragCoefficient'] as const) {
    const needed = body.area_m2 !== undefined || body.dragCoefficient !== undefined;
    if (needed && body[name] === undefined) {
      found.push({
        path: ['body'],
        message: `drag needs "${name}" as well`,
        wanted: 'mass_kg, area_m2 and dragCoefficient',
      });
    }
  }
  if (
    groundHeight_m !== null &&
    start.height_m <= groundHeight_m &&
    start.velocity_enu_mps[2] <= 0 &&
    duration_s > 0
  ) {
    found.push({
      path: ['start', 'velocity_enu_mps'],
      message: 'the body starts on the ground and does not climb: it has landed already',
      wanted: 'an upward velocity, a greater height, or "groundHeight_m": null to fly on',
    });
  }
  return found;
}

function compute(asked: Input): Answer {
  const { start, body, groundHeight_m } = asked;
  const flight = flyBallistic({
    start: {
      latitude_rad: start.latitude_deg * RADIANS_PER_DEGREE,
      longitude_rad: start.longitude_deg * RADIANS_PER_DEGREE,
      height_m: start.height_m,
      velocity_enu_mps: start.velocity_enu_mps,
    },
    body: {
      mass_kg: body.mass_kg ?? 1,
      area_m2: body.area_m2 ?? 0,
      drag: body.dragCoefficient ?? constantDrag(0),
    },
    environment: environmentOf(asked),
    duration_s: asked.duration_s,
    outputEvery_s: asked.outputEvery_s,
    ...(groundHeight_m === null ? {} : { groundHeight_m }),
    options: precision(asked),
  });
  if (!flight.ok) return flight;
  return {
    ok: true,
    answer: {
      states: flight.states.map(stateOf),
      events: flight.events.map(({ event, ...state }) => ({ event, ...stateOf(state) })),
    },
  };
}

function environmentOf({ earth, atmosphere, wind_enu_mps }: Input): FlightEnvironment {
  return {
    figure: earth.figure === 'sphere' ? { kind: 'sphere', radius_m: earth.radius_m } : { kind: 'wgs84' },
    gravity: earth.gravity,
    mu_m3ps2: earth.mu_m3ps2,
    rotation_radps: earth.rotation_radps,
    atmosphere,
    wind_enu_mps,
  };
}

function precision(asked: Input): PropagationOptions {
  return {
    relativeTolerance: 1e-14,
    positionTolerance_m: 1e-7,
    velocityTolerance_mps: 1e-10,
    maxStep_s: Math.min(LONGEST_STEP_S, hop_s(asked) / 4),
  };
}

/**
 * How long a hop from just above the ground lasts in vacuum: a flight that short must be looked at often enough for its
 * landing not to be stepped over. Infinite where the ground falls away as fast as the body.
 */
function hop_s({ start, earth, groundHeight_m }: Input): number {
  if (groundHeight_m === null) return Number.POSITIVE_INFINITY;
  const [east, north, climb_mps] = start.velocity_enu_mps;
  const distance_m = MEAN_EARTH_RADIUS_M + start.height_m;
  const fall_mps2 = (earth.mu_m3ps2 / distance_m - (east * east + north * north)) / distance_m;
  const above_m = Math.max(0, start.height_m - groundHeight_m);
  if (fall_mps2 <= 1 || climb_mps <= 0) return Number.POSITIVE_INFINITY;
  return (climb_mps + Math.sqrt(climb_mps * climb_mps + 2 * fall_mps2 * above_m)) / fall_mps2;
}

/** A state in degrees, vectors as lists. */
function stateOf(state: BallisticState): object {
  const { x: east, y: north, z: up } = state.velocity_enu_mps;
  const { x, y, z } = state.position_ecef_m;
  return {
    time_s: state.time_s,
    latitude_deg: state.latitude_rad / RADIANS_PER_DEGREE,
    longitude_deg: state.longitude_rad / RADIANS_PER_DEGREE,
    height_m: state.height_m,
    velocity_enu_mps: [east, north, up],
    speed_mps: state.speed_mps,
    flightPathAngle_deg: state.flightPathAngle_rad / RADIANS_PER_DEGREE,
    ...(state.mach === undefined ? {} : { mach: state.mach }),
    position_ecef_m: [x, y, z],
  };
}
