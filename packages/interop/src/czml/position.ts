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
 * A flight through its points. Lagrange's polynomial of the fifth degree through them is within centimetres of the flight where
 * nothing jumps, and within a metre where a motor starts or stops. The ends are held, so that a trail can stay.
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

/** A track through its reports, by their positions and velocities; between reports it is what joins them smoothly. */
export function believed({ utc }: PacketWriter, reports: readonly Report[]): object {
  const start_us = reports[0]?.time_us ?? 0;
  return {
    epoch: utc(start_us),
    interpolationAlgorithm: 'HERMITE',
    interpolationDegree: 3,
    backwardExtrapolationType: 'HOLD',
    forwardExtrapolationType: 'HOLD',
    cartesianVelocity: reports.flatMap(({ time_us, position_ecef_m, velocity_ecef_mps }) => [
      seconds(time_us - start_us),
      ...xyz(position_ecef_m),
      ...xyz(velocity_ecef_mps),
    ]),
  };
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
