/** Positions in CZML: Earth-fixed, metres, with times in seconds since an epoch. */
import { geodeticToEcef } from '@testudo/core/earth';
import type { Report, Xyz } from '../picture/tracks.js';
import type { TrajectoryPoint } from '../recording.js';
import type { PacketWriter } from './packet.js';

/** Centimetres and microseconds: more would be noise. */
const METRE_DIGITS = 1e2;

const rounded = (value: number): number => Math.round(value * METRE_DIGITS) / METRE_DIGITS + 0;
const seconds = (time_us: number): number => Math.round(time_us) / 1e6;
const xyz = ({ x, y, z }: Xyz): readonly number[] => [rounded(x), rounded(y), rounded(z)];

export interface Place {
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  readonly height_m?: number;
}

/** A place that stays where it is. */
export function fixed({ latitude_rad, longitude_rad, height_m = 0 }: Place): object {
  return { cartesian: xyz(geodeticToEcef({ latitude_rad, longitude_rad, height_m })) };
}

/** Corners on the ground. */
export function corners(ring: readonly Place[]): object {
  return {
    cartesian: ring.flatMap(({ latitude_rad, longitude_rad }) =>
      xyz(geodeticToEcef({ latitude_rad, longitude_rad, height_m: 0 })),
    ),
  };
}

/**
 * A flight through its points. Halfway between two of them Lagrange's polynomial of the fifth degree is less than a millimetre from the
 * flight as a rule, half a metre where a motor starts or stops, and 4 m where a warhead falls into thick air. The ends are held, so
 * that a trail can stay.
 */
export function flown({ utc }: PacketWriter, points: readonly TrajectoryPoint[]): object {
  const start_us = points[0]?.time_us ?? 0;
  return {
    epoch: utc(start_us),
    interpolationAlgorithm: 'LAGRANGE',
    interpolationDegree: 5,
    backwardExtrapolationType: 'HOLD',
    forwardExtrapolationType: 'HOLD',
    cartesian: points.flatMap((point) => [seconds(point.time_us - start_us), ...xyz(geodeticToEcef(point))]),
  };
}

/** Beyond the end of a track, so that nobody asks for what lies after the last sample: Cesium has no sound answer there. */
const MARGIN_US = 1_000_000;

/**
 * A track through its reports, by their positions and velocities; between reports it is what joins them smoothly, after the last one
 * it goes on straight until its end.
 */
export function believed({ utc }: PacketWriter, reports: readonly Report[], end_us: number): object {
  const start_us = reports[0]?.time_us ?? 0;
  const last = reports.at(-1);
  const samples = last === undefined ? [] : [...reports, coasted(last, end_us + MARGIN_US)];
  return {
    epoch: utc(start_us),
    interpolationAlgorithm: 'HERMITE',
    interpolationDegree: 3,
    backwardExtrapolationType: 'HOLD',
    forwardExtrapolationType: 'NONE',
    cartesianVelocity: samples.flatMap(({ time_us, position_ecef_m, velocity_ecef_mps }) => [
      seconds(time_us - start_us),
      ...xyz(position_ecef_m),
      ...xyz(velocity_ecef_mps),
    ]),
  };
}

/** A report as it would stand later, had nothing turned or slowed it. */
function coasted({ position_ecef_m: p, velocity_ecef_mps: v, ...rest }: Report, time_us: number): Report {
  const dt_s = (time_us - rest.time_us) / 1e6;
  const position_ecef_m = { x: p.x + v.x * dt_s, y: p.y + v.y * dt_s, z: p.z + v.z * dt_s };
  return { ...rest, time_us, position_ecef_m, velocity_ecef_mps: v };
}

/** One number for each report as the radii of a sphere, joined by straight lines. */
export function radii(
  { utc }: PacketWriter,
  reports: readonly Report[],
  of: (report: Report) => number,
): object {
  const start_us = reports[0]?.time_us ?? 0;
  return {
    epoch: utc(start_us),
    interpolationAlgorithm: 'LINEAR',
    interpolationDegree: 1,
    forwardExtrapolationType: 'HOLD',
    cartesian: reports.flatMap((report) => {
      const radius_m = rounded(of(report));
      return [seconds(report.time_us - start_us), radius_m, radius_m, radius_m];
    }),
  };
}
