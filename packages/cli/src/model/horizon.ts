import {
  apparentElevation,
  horizonElevation,
  horizonMargin,
  minimumVisibleHeight,
  radarHorizon,
} from '@testudo/core/earth';
import { calculator, RADIANS_PER_DEGREE } from './calculator.js';
import { maybe, number } from './fields.js';

/** Half the circumference of the sphere with 4/3 of the Earth's radius lies beyond this. */
const LONGEST_RANGE_M = 20_000_000;

/** `testudo model horizon`: how far a radar sees over a smooth Earth. */
export const horizon = calculator({
  name: 'horizon',
  summary: 'how far a radar sees over a smooth Earth, and what flies below its sight',
  about:
    'How far two heights see each other, and how low something may fly at a range and still be seen. Ask with targetHeight_m, with range_m, or with both.',
  model:
    'Straight rays over an Earth with 4/3 of its radius: horizon √(2kRh₁) + √(2kRh₂), k = 4/3, R = 6,371 km; elevations by the plane triangle over that Earth.',
  source: 'L. V. Blake, Radar Range-Performance Analysis (1986), chapter 5; ITU-R P.834.',
  valid:
    'standard refraction, heights below about 10 km. Higher up the bending fades, and 4/3 is optimistic near the horizon.',
  ignores: 'terrain, ducting, diffraction below the horizon.',
  input: {
    antennaHeight_m: number('height of the antenna above the smooth Earth', 'm', { min: 0, max: 1e7 }),
    targetHeight_m: maybe(
      number('height of the target above the smooth Earth', 'm', { min: 0, max: 1e7 }),
      'nothing is said of a target',
    ),
    range_m: maybe(
      number('range along the ground', 'm', { min: 0, max: LONGEST_RANGE_M }),
      'nothing is said of a range',
    ),
  },
  output: [
    ['antennaHorizon_m', 'range at which the antenna sees the surface itself'],
    ['horizonElevation_deg', 'elevation of the Earth’s edge seen from the antenna: zero or negative'],
    ['horizon_m', 'with targetHeight_m: the greatest range at which antenna and target see each other'],
    ['minimumVisibleHeight_m', 'with range_m: the lowest height seen there'],
    ['aboveHorizon', 'with both: whether the target is seen'],
    ['margin_m', 'with both: horizon minus range'],
    [
      'apparentElevation_deg',
      'with both: the elevation at which the target appears; below the horizon, how deep',
    ],
  ],
  example: { antennaHeight_m: 20, targetHeight_m: 100, range_m: 50_000 },
  exampleFlags: '--antennaHeight_m 20 --targetHeight_m 100 --range_m 50000',
  takesTables: true,
  compute: ({ antennaHeight_m, targetHeight_m, range_m }) => {
    const both = targetHeight_m !== undefined && range_m !== undefined;
    const margin_m = both ? horizonMargin(antennaHeight_m, targetHeight_m, range_m) : 0;
    return {
      ok: true,
      answer: {
        antennaHorizon_m: radarHorizon(antennaHeight_m, 0),
        horizonElevation_deg: horizonElevation(antennaHeight_m) / RADIANS_PER_DEGREE + 0,
        ...(targetHeight_m === undefined ? {} : { horizon_m: radarHorizon(antennaHeight_m, targetHeight_m) }),
        ...(range_m === undefined
          ? {}
          : { minimumVisibleHeight_m: minimumVisibleHeight(antennaHeight_m, range_m) }),
        ...(both
          ? {
              aboveHorizon: margin_m >= 0,
              margin_m,
              apparentElevation_deg:
                apparentElevation(antennaHeight_m, targetHeight_m, range_m) / RADIANS_PER_DEGREE,
            }
          : {}),
      },
    };
  },
});
