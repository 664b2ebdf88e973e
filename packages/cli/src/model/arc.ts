import { MEAN_EARTH_RADIUS_M, minimumEnergyArc, WGS84_GM_M3PS2 } from '@testudo/core/earth';
import { calculator, RADIANS_PER_DEGREE } from './calculator.js';
import { number, optional } from './fields.js';

/** `testudo model arc`: the least-energy ballistic arc for a range. */
export const arc = calculator({
  name: 'arc',
  summary: 'the ballistic arc that reaches a range with the least speed',
  about:
    'How fast, how steep, how high and how long: the arc in vacuum that reaches a range with the least speed. It tells the size of a missile’s flight from nothing but its range.',
  model:
    'Two bodies on a sphere: with ψ = range/R and s = sin(ψ/2), v² = (μ/R)·2s/(1+s), flight-path angle (π−ψ)/4; the time by Kepler’s equation.',
  source: 'R. Bate, D. Mueller, J. White, Fundamentals of Astrodynamics (1971), chapter 6.',
  valid: 'ranges from above 0 to half the circumference.',
  ignores:
    'air, the boost, the Earth’s rotation and flattening. A real missile is faster at burnout and its arc may be lower or higher.',
  input: {
    range_m: number('range along the surface', 'm', { above: 0, max: 1e9 }),
    radius_m: optional(
      number('radius of the sphere', 'm', { above: 0, max: 1e9 }),
      MEAN_EARTH_RADIUS_M,
      '6371000',
    ),
    mu_m3ps2: optional(
      number('gravitational constant times mass', 'm³/s²', { above: 0, max: 1e20 }),
      WGS84_GM_M3PS2,
      '3.986004418e14 (WGS-84)',
    ),
  },
  output: [
    ['range_m', 'as asked'],
    ['rangeAngle_deg', 'angle at the Earth’s centre between start and end'],
    ['speed_mps', 'speed at the start, and again at the end, m/s'],
    ['flightPathAngle_deg', 'angle of the start above the horizontal'],
    ['apogee_m', 'greatest height above the sphere'],
    ['timeOfFlight_s', ''],
    ['energyParameter', 'v² R/μ, the squared speed over that of a circular orbit'],
  ],
  example: { range_m: 300_000 },
  exampleFlags: '--range_m 300000',
  takesTables: true,
  rules: ({ range_m, radius_m }) =>
    range_m / radius_m <= Math.PI
      ? []
      : [
          {
            path: ['range_m'],
            message: 'longer than half the circumference',
            wanted: `up to ${Math.PI * radius_m}`,
          },
        ],
  compute: ({ range_m, radius_m, mu_m3ps2 }) => {
    const { rangeAngle_rad, speed_mps, flightPathAngle_rad, apogee_m, timeOfFlight_s, energyParameter } =
      minimumEnergyArc(range_m, radius_m, mu_m3ps2);
    return {
      ok: true,
      answer: {
        range_m,
        rangeAngle_deg: rangeAngle_rad / RADIANS_PER_DEGREE,
        speed_mps,
        flightPathAngle_deg: flightPathAngle_rad / RADIANS_PER_DEGREE,
        apogee_m,
        timeOfFlight_s,
        energyParameter,
      },
    };
  },
});
