import { expect, it } from 'vitest';
import { enuToEcef, localFrame } from '../earth/index.js';
import { endOf, STANDARD_ENVIRONMENT, stateAt } from '../motion/index.js';
import { vec3 } from '../numerics/index.js';
import { interceptorPath } from './interceptor-path.js';
import { CRI } from './interceptors.fixture.js';

const LAUNCHER = localFrame({ latitude_rad: 0.59, longitude_rad: 0.74, height_m: 188 });
const POINT = enuToEcef(LAUNCHER, vec3<'enu'>(9000, -3000, 8000));
const REQUEST = {
  environment: STANDARD_ENVIRONMENT,
  type: CRI,
  launcher: LAUNCHER,
  launch_us: 50_000_000,
  point: POINT,
};

it('ends at the meeting point when the interceptor did, with velocities that fit its positions', () => {
  const path = interceptorPath({ ...REQUEST, end_us: 70_123_456 });
  if (path === undefined) throw new Error('no path');
  expect(Math.abs(endOf(path) - 70_123_456)).toBeLessThanOrEqual(1);
  const before = new Float64Array(6);
  const after = new Float64Array(6);
  stateAt(path, 70_123_456, after);
  // What is left is the rounding of times.
  expect(Math.hypot(after[0] - POINT.x, after[1] - POINT.y, after[2] - POINT.z)).toBeLessThan(1e-3);
  const middle = new Float64Array(6);
  for (const t of [55e6, 60e6, 65e6]) {
    stateAt(path, t - 1000, before);
    stateAt(path, t + 1000, after);
    stateAt(path, t, middle);
    for (let i = 0; i < 3; i++) expect((after[i] - before[i]) / 0.002).toBeCloseTo(middle[i + 3], 0);
  }
});

it('is none where the fly-out does not get there', () => {
  const point = enuToEcef(LAUNCHER, vec3<'enu'>(0, 0, 300_000));
  expect(interceptorPath({ ...REQUEST, point, end_us: 90_000_000 })).toBeUndefined();
});
