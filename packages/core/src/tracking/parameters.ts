/** The numbers a tracker is made of, declared once: catalogue, schema and documentation are made from this. */
import { invariant, type ModelDeclaration } from '../numerics/index.js';
import type { BallisticAssumptions } from './ballistic-acceleration.js';
import { gateSize } from './gating.js';

/** Every model of tracking this folder can run. */
export const trackingModels: readonly ModelDeclaration[] = [
  {
    kind: 'tracker',
    model: 'ballistic-kalman',
    about: 'plots of one radar made into tracks of ballistic missiles after burnout',
    parameters: [
      { name: 'confirmHits', unit: '', about: 'plots that make a track firm (M of M-of-N)', min: 2, max: 20 },
      {
        name: 'confirmLooks',
        unit: '',
        about: 'looks within which they must come (N): those with a plot of it, and beams pointed at it',
        min: 2,
        max: 20,
      },
      {
        name: 'gateProbability',
        unit: '',
        about: 'probability that the right plot lies inside the gate',
        min: 0.5,
        max: 0.999999,
      },
      {
        name: 'minimumSpeed',
        unit: 'm/s',
        about: 'slower pairs of plots start no track',
        min: 0,
        max: 20_000,
      },
      {
        name: 'maximumSpeed',
        unit: 'm/s',
        about: 'faster pairs of plots start no track',
        min: 1,
        max: 20_000,
      },
      {
        name: 'pairingTime',
        unit: 's',
        about: 'longest time between the two plots that start a track',
        min: 0,
        max: 120,
      },
      {
        name: 'lostAfterMisses',
        unit: '',
        about: 'beams at it in a row without a plot after which a firm track is dropped',
        min: 1,
        max: 100,
      },
      {
        name: 'longestCoast',
        unit: 's',
        about: 'a track that got no plot for so long is dropped, whatever was looked at',
        min: 1,
        max: 600,
      },
      {
        name: 'greatestManoeuvre',
        unit: 'm/s2',
        about: 'acceleration beyond the model with which a firm track is still followed',
        min: 0,
        max: 1000,
      },
      {
        name: 'reportInterval',
        unit: 's',
        about: 'time between two reports of a firm track',
        min: 0.1,
        max: 60,
      },
      {
        name: 'accelerationNoise',
        unit: 'm2/s3',
        about: 'spectral density of the acceleration that the filter allows for beyond its model',
        min: 0,
      },
      {
        name: 'dragNoise',
        unit: '1/s',
        about: 'growth of the variance of the logarithm of drag over its prior',
        min: 0,
      },
      {
        name: 'ballisticCoefficient',
        unit: 'kg/m2',
        about: 'mass over drag area that is assumed of an unknown missile',
        min: 1,
      },
      {
        name: 'ballisticCoefficientSpread',
        unit: '',
        about: 'standard deviation of the natural logarithm of that assumption',
        min: 0,
        max: 2,
      },
    ],
  },
];

/** A tracker's parameters with every unknown settled. */
export interface TrackingParameters extends BallisticAssumptions {
  readonly confirmHits: number;
  readonly confirmLooks: number;
  /** Squared distance inside which a plot may belong to a track. */
  readonly gate: number;
  readonly minimumSpeed_mps: number;
  readonly maximumSpeed_mps: number;
  readonly pairingTime_s: number;
  readonly lostAfterMisses: number;
  readonly longestCoast_s: number;
  readonly greatestManoeuvre_mps2: number;
  /** For who reports tracks; the tracker itself reports nothing. */
  readonly reportInterval_s: number;
  readonly ballisticCoefficientSpread: number;
}

/** Quantities in a plot: range, azimuth, elevation. */
const MEASURED = 3;

/** Where the numbers come from: one settled value for each declared parameter, SI units; counts are rounded. */
export function trackingParameters(value: (parameter: string) => number): TrackingParameters {
  const confirmHits = Math.round(value('confirmHits'));
  const confirmLooks = Math.round(value('confirmLooks'));
  invariant(
    confirmHits >= 2 && confirmHits <= confirmLooks,
    'confirmHits lies between 2 and confirmLooks: a track starts from two plots',
  );
  return {
    confirmHits,
    confirmLooks,
    gate: gateSize(value('gateProbability'), MEASURED),
    minimumSpeed_mps: value('minimumSpeed'),
    maximumSpeed_mps: value('maximumSpeed'),
    pairingTime_s: value('pairingTime'),
    lostAfterMisses: Math.max(1, Math.round(value('lostAfterMisses'))),
    longestCoast_s: value('longestCoast'),
    greatestManoeuvre_mps2: value('greatestManoeuvre'),
    reportInterval_s: value('reportInterval'),
    accelerationNoise_m2ps3: value('accelerationNoise'),
    dragNoise_ps: value('dragNoise'),
    ballisticCoefficient_kgpm2: value('ballisticCoefficient'),
    ballisticCoefficientSpread: value('ballisticCoefficientSpread'),
  };
}
