import {
  emptyExpectation,
  emptyWeighed,
  expectSpread,
  growCovariance,
  SLOPES,
  takeIn,
  weigh,
} from '@testudo/core/tracking';
import { type Claim, summarise, WorstError } from '../claim.js';
import { numberOf, readCsv } from '../read-data.js';

/** Half of the eighth decimal, the last that the source prints. */
const TOLERANCE = 5e-9;
const STEP_S = 1;
const ACCELERATION_NOISE_M2PS3 = 0.05;
const VARIANCE_M2 = 5;
const SPEED_VARIANCE_M2PS2 = 10;

/** The covariance recursion of the tracker's filter, which for straight flight seen in place is the Cramér–Rao bound. */
export const trackingFilter: Claim = {
  id: 'tracking-filter',
  title: 'Kalman filter against the posterior Cramér–Rao bound',
  source: 'Stone Soup, test of its PCRB metric, printed to 1e-8',
  check() {
    const position = new WorstError();
    const velocity = new WorstError();
    const rows = readCsv(import.meta.url, 'cramer-rao-bound.csv');
    const expected = emptyExpectation();
    const plot = emptyWeighed();
    const { covariance } = expected.estimate;
    for (let i = 0; i < 3; i++) {
      covariance[8 * i] = VARIANCE_M2;
      covariance[8 * (3 + i)] = SPEED_VARIANCE_M2PS2;
      // What is measured is the place itself.
      expected.slopes[4 * i] = 1;
      plot.variances[i] = VARIANCE_M2;
    }
    const straight = new Float64Array(SLOPES);
    const noise = { accelerationNoise_m2ps3: ACCELERATION_NOISE_M2PS3, dragNoise_ps: 0 };
    rows.forEach((row, step) => {
      if (step > 0) {
        growCovariance(covariance, straight, STEP_S, noise);
        expectSpread(expected);
        if (!weigh(expected, plot)) throw new Error('a sum of variances is positive definite');
        takeIn(expected, plot, expected.estimate);
      }
      // The source has two axes of the three.
      position.add(Math.sqrt(covariance[0] + covariance[8]), numberOf(row, 'position_m'));
      velocity.add(Math.sqrt(covariance[24] + covariance[32]), numberOf(row, 'velocity_mps'));
    });
    return summarise([
      position.row('position, 20 updates', TOLERANCE, 'm'),
      velocity.row('velocity, 20 updates', TOLERANCE, 'm/s'),
    ]);
  },
};
