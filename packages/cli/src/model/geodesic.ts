import {
  ecefToEnu,
  ecefToGeodetic,
  enuToEcef,
  type Geodetic,
  geodeticToEcef,
  karneyDirect,
  karneyInverse,
  localFrame,
  rangeAzimuthElevation,
} from '@testudo/core/earth';
import { type Vec3, vec3 } from '@testudo/core/numerics';
import { type Contradiction, calculator, RADIANS_PER_DEGREE } from './calculator.js';
import { maybe, number, type Values, vector } from './fields.js';
import { degreesOf, geodeticOf, type PlaceInput, place } from './place.js';

const input = {
  from: maybe(
    place('the place to start from: latitude_deg, longitude_deg, height_m'),
    'ask with position_ecef_m',
  ),
  to: maybe(place('the place to reach (the inverse problem)'), 'no inverse problem'),
  azimuth_deg: maybe(
    number('direction at the start, clockwise from true north (the direct problem)', 'deg', {
      min: -360,
      max: 360,
    }),
    'no direct problem',
  ),
  distance_m: maybe(
    number('length of the line, with azimuth_deg', 'm', { min: -1e9, max: 1e9 }),
    'no direct problem',
  ),
  offset_enu_m: maybe(
    vector('a position in the local frame of `from`, to be turned into a place', 'east, north, up', 'm'),
    'no offset',
  ),
  position_ecef_m: maybe(
    vector('an Earth-fixed position, to be turned into a place', 'x, y, z', 'm'),
    'no position; it takes the place of `from`, or of `to` where `from` is given',
  ),
};

type Input = Values<typeof input>;

/** `testudo model geodesic`: lines on the ellipsoid, and the frames positions are given in. */
export const geodesic = calculator({
  name: 'geodesic',
  summary: 'distances and directions on the ellipsoid; ECEF and ENU conversions',
  about:
    'Give `from` and `to` for the distance and directions between two places; `from`, `azimuth_deg` and `distance_m` for the place that is reached; `from` with `offset_enu_m` or `position_ecef_m`, or one of them alone, to turn positions of one frame into another.',
  model:
    'Geodesics on the WGS-84 ellipsoid; ECEF: z to the north pole, x through latitude 0, longitude 0; ENU: east, north and up (the ellipsoid’s normal) at `from`.',
  source:
    'C. F. F. Karney, Algorithms for geodesics, Journal of Geodesy 87 (2013) 43; NGA.STND.0036 (WGS 84); Bowring, Survey Review 23 (1976) 323.',
  valid:
    'everywhere, to some nanometres; positions less than 43 km from the Earth’s centre have no single place.',
  ignores:
    'heights along geodesics: lines run on the ellipsoid. Runs use Vincenty’s series instead (within 0.1 mm), for the same bits everywhere.',
  input,
  output: [
    ['from, to', 'the two places: latitude_deg, longitude_deg, height_m'],
    ['distance_m', 'length of the geodesic'],
    ['azimuth1_deg, azimuth2_deg', 'its direction at `from` and, going on, at `to`, clockwise from north'],
    ['position_ecef_m', 'Earth-fixed [x, y, z] of `from`'],
    ['to_ecef_m', 'Earth-fixed [x, y, z] of `to`'],
    ['to_enu_m', '`to` in the local frame of `from`: [east, north, up]'],
    ['slantRange_m', 'straight distance from `from` to `to`'],
    [
      'lineOfSightAzimuth_deg, lineOfSightElevation_deg',
      'where `to` is seen from `from`, without refraction',
    ],
  ],
  example: {
    from: { latitude_deg: 51.4779, longitude_deg: 0, height_m: 0 },
    to: { latitude_deg: 48.8583, longitude_deg: 2.2945, height_m: 0 },
  },
  exampleFlags: '--from 51.4779,0 --to 48.8583,2.2945',
  takesTables: true,
  rules,
  compute: (asked) => ({ ok: true, answer: answerTo(asked) }),
});

function rules({
  from,
  to,
  azimuth_deg,
  distance_m,
  offset_enu_m,
  position_ecef_m,
}: Input): readonly Contradiction[] {
  const found: Contradiction[] = [];
  const direct = azimuth_deg !== undefined || distance_m !== undefined;
  if (direct && azimuth_deg === undefined)
    found.push({ path: ['distance_m'], message: '"azimuth_deg" is missing beside it' });
  if (direct && distance_m === undefined)
    found.push({ path: ['azimuth_deg'], message: '"distance_m" is missing beside it' });
  const ends = [
    to === undefined ? '' : 'to',
    direct ? 'azimuth_deg' : '',
    offset_enu_m === undefined ? '' : 'offset_enu_m',
    position_ecef_m === undefined ? '' : 'position_ecef_m',
  ].filter((name) => name !== '');
  if (ends.length > 1) {
    found.push({
      path: [ends[1] as string],
      message: `two questions at once: ${ends.join(', ')}`,
      wanted: 'one of them',
    });
  }
  if (from === undefined && position_ecef_m === undefined) {
    found.push({ path: [], message: '"from" is missing', wanted: '"from", or "position_ecef_m" alone' });
  }
  return found;
}

function answerTo({ from, to, azimuth_deg, distance_m, offset_enu_m, position_ecef_m }: Input): object {
  const position = position_ecef_m && vec3<'ecef'>(...position_ecef_m);
  if (from === undefined) {
    const only = position as Vec3<'ecef'>;
    return { position_ecef_m: listOf(only), from: degreesOf(ecefToGeodetic(only)) };
  }
  const start = { from, position_ecef_m: listOf(geodeticToEcef(geodeticOf(from))) };
  if (to !== undefined) return { ...start, ...between(from, to) };
  if (azimuth_deg !== undefined && distance_m !== undefined) {
    const end = karneyDirect(from.latitude_deg, from.longitude_deg, azimuth_deg, distance_m);
    return {
      ...start,
      to: { latitude_deg: end.latitude_deg, longitude_deg: end.longitude_deg, height_m: 0 },
      distance_m,
      azimuth1_deg: azimuth_deg,
      azimuth2_deg: end.azimuth_deg,
    };
  }
  const frame = localFrame(geodeticOf(from));
  const end = position ?? (offset_enu_m && enuToEcef(frame, vec3<'enu'>(...offset_enu_m)));
  if (end === undefined) return start;
  const reached = degreesOf(ecefToGeodetic(end));
  return { ...start, ...between(from, reached), ...sight(geodeticOf(from), end) };
}

/** Everything between two places. */
function between(from: PlaceInput, to: PlaceInput): object {
  const line = karneyInverse(from.latitude_deg, from.longitude_deg, to.latitude_deg, to.longitude_deg);
  return {
    to,
    distance_m: line.distance_m,
    azimuth1_deg: line.azimuth1_deg,
    azimuth2_deg: line.azimuth2_deg,
    ...sight(geodeticOf(from), geodeticToEcef(geodeticOf(to))),
  };
}

/** How an Earth-fixed position lies in the local frame of a place. */
function sight(from: Geodetic, end: Vec3<'ecef'>): object {
  const frame = localFrame(from);
  const seen = rangeAzimuthElevation(frame, end);
  return {
    to_ecef_m: listOf(end),
    to_enu_m: listOf(ecefToEnu(frame, end)),
    slantRange_m: seen.range_m,
    lineOfSightAzimuth_deg: seen.azimuth_rad / RADIANS_PER_DEGREE,
    lineOfSightElevation_deg: seen.elevation_rad / RADIANS_PER_DEGREE,
  };
}

function listOf({
  x,
  y,
  z,
}: {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}): readonly number[] {
  return [x, y, z];
}
