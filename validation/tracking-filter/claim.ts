import { kalmanUpdate, kalmanWork, predictConstantVelocity } from '@testudo/core/tracking';
import { type Claim, summarise, WorstError } from '../claim.js';
import { numberOf, readCsv } from '../read-data.js';

/** Half of the eighth decimal, the last that the source prints. */
const TOLERANCE = 5e-9;
const STEP_S = 1;
const ACCELERATION_NOISE_M2PS3 = 0.05;
const VARIANCE_M2 = 5;

/** The covariance recursion of the Kalman filter, which for a linear target is the Cramér–Rao bound. */
export const trackingFilter: Claim = {
  id: 'tracking-filter',
  title: 'Kalman filter against the posterior Cramér–Rao bound',
  source: 'Stone Soup, test of its PCRB metric, printed to 1e-8',
  check() {
    const position = new WorstError();
    const velocity = new WorstError();
    const rows = readCsv(import.meta.url, 'cramer-rao-bound.csv');
    const state = new Float64Array(4);
    const covariance = Float64Array.of(5, 0, 0, 0, 0, 10, 0, 0, 0, 0, 5, 0, 0, 0, 0, 10);
    const work = kalmanWork(4, 2);
    work.sensitivity.set([1, 0, 0, 0, 0, 0, 1, 0]);
    work.noise.set([VARIANCE_M2, 0, 0, VARIANCE_M2]);
    rows.forEach((row, step) => {
      if (step > 0) {
        predictConstantVelocity(state, covariance, 2, STEP_S, ACCELERATION_NOISE_M2PS3);
        kalmanUpdate(state, covariance, work);
      }
      position.add(Math.sqrt(covariance[0] + covariance[10]), numberOf(row, 'position_m'));
      velocity.add(Math.sqrt(covariance[5] + covariance[15]), numberOf(row, 'velocity_mps'));
    });
    return summarise([
      position.row('position, 20 updates', TOLERANCE, 'm'),
      velocity.row('velocity, 20 updates', TOLERANCE, 'm/s'),
    ]);
  },
};
