/**
 * What nobody published of an interceptor, solved from what was: its top speed.
 *
 * Model: the mean specific impulse with which the type reaches its published top speed on a reference fly-out, 40 km of
 *   slant range at 45°, from sea level over an Earth that does not turn. With two pulses the top speed is that after
 *   whichever pulse gives more.
 * This is calibration: that a type reaches its top speed says nothing for the model. That the solved impulse is one that solid
 *   motors have (230–280 s) is a check.
 * Valid: specific impulses of 150–350 s; figures that ask for others contradict each other, which is reported.
 */
import { enuToEcef, localFrame } from '../earth/index.js';
import { STANDARD_ENVIRONMENT } from '../motion/index.js';
import { brentRoot, vec3 } from '../numerics/index.js';
import { flyTowards } from './fly-out.js';
import type { InterceptorType } from './interceptor-type.js';

export type CalibratedInterceptor =
  | { readonly ok: true; readonly type: InterceptorType }
  | { readonly ok: false; readonly reason: string };

const BOUNDS_S = [150, 350] as const;
const TOLERANCE_S = 1e-4;
const STILL = { ...STANDARD_ENVIRONMENT, rotation_radps: 0 };
const LAUNCHER = localFrame({ latitude_rad: 0.6, longitude_rad: 0, height_m: 0 });
const LEG_M = 40_000 * Math.SQRT1_2;
const POINT = enuToEcef(LAUNCHER, vec3<'enu'>(LEG_M, 0, LEG_M));

/** The type with its specific impulse solved, or why its figures contradict each other. */
export function calibratedInterceptor(type: InterceptorType): CalibratedInterceptor {
  const excess = (specificImpulse_s: number): number => {
    const flown = flyTowards({
      environment: STILL,
      type: { ...type, specificImpulse_s },
      launcher: LAUNCHER,
      point: POINT,
    });
    // One that does not even get there is far too slow.
    return (flown === undefined ? 0 : flown.topSpeed_mps) - type.topSpeed_mps;
  };
  const root = brentRoot(excess, BOUNDS_S[0], BOUNDS_S[1], { tolerance: TOLERANCE_S });
  if (root.ok) return { ok: true, type: { ...type, specificImpulse_s: root.x } };
  return {
    ok: false,
    reason: `no specific impulse between ${BOUNDS_S[0]} and ${BOUNDS_S[1]} s gives ${type.id} its top speed of ${type.topSpeed_mps} m/s`,
  };
}
