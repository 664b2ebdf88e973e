/** The numbers early warning is made of, declared once: catalogue, schema and documentation are made from this. */
import type { ModelDeclaration } from '../numerics/quantity.js';

/** Every model of early warning this folder can run. */
export const warningModels: readonly ModelDeclaration[] = [
  {
    kind: 'early-warning',
    model: 'overhead-infrared',
    about: 'launches seen from space: a late, coarse report of where the missile will fall',
    parameters: [
      {
        name: 'detectionProbability',
        unit: '',
        about: 'probability that a burn long enough to be seen is reported',
        min: 0,
        max: 1,
      },
      { name: 'minimumBurnTime', unit: 's', about: 'a burn shorter than this is not seen', min: 0, max: 300 },
      { name: 'reportLatency', unit: 's', about: 'time from launch to the report', min: 0, max: 900 },
      {
        name: 'relayDelay',
        unit: 's',
        about: 'time from the report to the alarm at the place',
        min: 0,
        max: 900,
      },
      {
        name: 'delaySpread',
        unit: '',
        about: 'relative half-width of both delays from one report to the next',
        min: 0,
        max: 0.9,
      },
      {
        name: 'impactError',
        unit: 'm',
        about: 'standard deviation, per axis, of the predicted impact point',
        min: 0,
      },
      {
        name: 'warnedRadius',
        unit: 'm',
        about: 'radius of the area warned around the predicted impact point',
        min: 0,
      },
    ],
  },
];
