/*
 * Whether a radar finds a target in noise: threshold, probability of detection, and the signal that a wanted probability needs.
 *
 * Model: a square-law detector adds the powers of n pulses, each over the mean noise power. Noise alone gives a gamma variable of
 *   shape n; the threshold T is where it is passed with probability Pfa. A target adds energy. Given that energy E, the sum is that of
 *   n + K noise powers with K a Poisson count of mean E. The cases of Swerling differ in how E varies about its mean n·S: as a gamma
 *   variable of shape m, so that K is negative binomial: m = ∞ steady (cases 0 and 5), 1 (case 1), n (2), 2 (3), 2n (4). So for all
 *   Pd = Σₖ Pr(K = k) Q(n + k, T) = Q(n, T) + Σⱼ e^(−T) T^(n+j) / (n+j)! · Pr(K > j), a sum of positive terms.
 *   For steady targets this is the series of Marcum's Q function.
 * Source: J. I. Marcum and P. Swerling, RAND RM-754 (1947) and RM-1217 (1954), reprinted IRE Trans. IT-6 (1960) 59 and 269;
 *   D. A. Shnidman, "Radar detection probabilities and their calculation", IEEE Trans. AES 31 (1995) 928.
 * Valid: 1 to 10,000 pulses, Pfa from 1e-15.
 * Ignores: CFAR loss (an extra loss in the radar equation), clutter, jamming, binary integration, losses of the detector.
 */
import { exp, log, log1p, log10, pow } from '../numerics/elementary/index.js';
import { InvariantError, invariant } from '../numerics/invariant.js';
import { brentRoot } from '../numerics/roots.js';
import { poissonTerm, upperGamma } from './incomplete-gamma.js';

/**
 * How a target's echo varies: 0 (also called 5) not at all; 1 and 3 from frame to frame, 2 and 4 from pulse to pulse; 1 and 2 as
 * many equal scatterers (exponential), 3 and 4 as one large and many small (gamma of shape 2).
 */
export type SwerlingCase = 0 | 1 | 2 | 3 | 4;

/** A detector: how many pulses it adds, how often noise alone may pass, and the threshold that follows. */
export interface Detector {
  readonly pulses: number;
  readonly falseAlarm: number;
  /** Over the mean noise power of one pulse. */
  readonly threshold: number;
  /** Probability of as many counts as there are pulses where the threshold is expected (`poissonTerm`): where series begin. */
  readonly firstTerm: number;
}

/** The detector of `pulses` pulses whose probability of false alarm in one cell is `falseAlarm`. */
export function detector(pulses: number, falseAlarm: number): Detector {
  const threshold = detectionThreshold(pulses, falseAlarm);
  return { pulses, falseAlarm, threshold, firstTerm: poissonTerm(pulses, threshold) };
}

/**
 * Sum of pulse powers, over the mean noise power of one, that noise alone passes with probability `falseAlarm`.
 *
 * Model: Q(n, T) = Pfa, solved for ln Q, which is nearly straight.
 */
export function detectionThreshold(pulses: number, falseAlarm: number): number {
  checkPulses(pulses);
  invariant(
    falseAlarm >= 1e-15 && falseAlarm < 1,
    `a false alarm probability of ${falseAlarm} is not possible`,
  );
  if (pulses === 1) return -log(falseAlarm);
  const wanted = log(falseAlarm);
  let high = pulses;
  while (upperGamma(pulses, high) > falseAlarm) high *= 1.5;
  const root = brentRoot((x) => (x === 0 ? 0 : log(upperGamma(pulses, x))) - wanted, 0, high);
  invariant(root.ok, 'a threshold lies between nothing and where noise is rarer');
  return root.x;
}

/**
 * Probability that a target is detected in one dwell.
 *
 * @param snr mean signal over mean noise power in one pulse (a ratio, not dB)
 * @returns from `falseAlarm` at no signal to 1, rising with `snr`
 */
export function detectionProbability(using: Detector, swerling: SwerlingCase, snr: number): number {
  // The words are made only where they are wanted: this is called for every look.
  if (!(snr >= 0)) throw new InvariantError(`a signal of ${snr} times the noise is not possible`);
  const { pulses, falseAlarm, threshold } = using;
  if (snr === 0) return falseAlarm;
  if (snr === Number.POSITIVE_INFINITY) return 1;
  if (pulses === 1 && (swerling === 1 || swerling === 2)) return exp(-threshold / (1 + snr));
  if (pulses === 1 && swerling !== 0) {
    const spread = 1 + snr / 2;
    return exp(-threshold / spread) * (1 + (threshold * (snr / 2)) / (spread * spread));
  }
  if (swerling === 2) return upperGamma(pulses, threshold / (1 + snr));
  if (swerling === 0 && Math.sqrt(pulses * snr) - Math.sqrt(threshold) > CERTAIN) return 1;
  return detectionBySeries(using, swerling, snr);
}

/**
 * A steady target is missed with a probability below ½ exp(−d²), d = √(n S) − √T: 4e-14 here.
 *
 * Source: M. K. Simon and M.-S. Alouini, IEEE Trans. Inf. Theory 46 (2000) 1034, for one pulse; more pulses miss less often.
 */
const CERTAIN = 5.5;

/**
 * Whether a draw, uniform in [0, 1), is below the probability with which a steady target is detected: `detectionProbability` only where the
 * bound on a miss does not settle it.
 */
export function isDrawnDetected(using: Detector, snr: number, draw: number): boolean {
  const d = Math.sqrt(using.pulses * snr) - Math.sqrt(using.threshold);
  // exp(−x) ≤ 1/(1 + x): most draws need no exponential.
  if (d > 0 && (draw < 1 - 0.5 / (1 + d * d) || draw < 1 - 0.5 * exp(-d * d))) return true;
  if (d > CERTAIN) return draw < 1;
  return draw < (snr > 0 ? detectionBySeries(using, 0, snr, draw) : detectionProbability(using, 0, snr));
}

/**
 * The probability of detection as the sum over K for every case: what `detectionProbability` shortens where a closed form exists.
 *
 * Error: below 1e-11 in the probability (not of it: at a Pfa of 1e-10 and next to no signal a millionth of the value) up to 1,000 pulses.
 * @param enough where only that it is more than this matters: something between this and the probability may be returned then
 */
export function detectionBySeries(
  using: Detector,
  swerling: SwerlingCase,
  snr: number,
  enough = Number.POSITIVE_INFINITY,
): number {
  const { pulses, falseAlarm, threshold } = using;
  const mean = pulses * snr;
  const shape = shapeOf(swerling, pulses);
  // Pr(K = 0) may be too small for a float64, so that Pr(K = k) is kept as ratio · e^(−depth).
  let depth = shape === Number.POSITIVE_INFINITY ? mean : shape * log1p(mean / shape);
  let scale = exp(-depth);
  let ratio = 1;
  const step = shape === Number.POSITIVE_INFINITY ? mean : mean / (1 + mean / shape);
  let atMost = 0;
  let weight = using.firstTerm;
  let sum = falseAlarm;
  for (let j = 0; ; j++) {
    atMost += ratio * scale;
    const term = weight * Math.max(0, 1 - atMost);
    sum += term;
    if (sum > enough) return Math.min(1, sum);
    if (pulses + j > threshold && term <= sum * (Number.EPSILON / 16)) return Math.min(1, sum);
    weight *= threshold / (pulses + j + 1);
    // Pr(K = j + 1) / Pr(K = j)
    ratio *= (step * (shape === Number.POSITIVE_INFINITY ? 1 : (shape + j) / shape)) / (j + 1);
    if (ratio > 1e200) {
      ratio *= 1e-200;
      depth -= LOG_1E200;
      scale = exp(-depth);
    }
  }
}

const LOG_1E200 = 460.51701859880916;

/** A signal-to-noise ratio, or why none would do. */
export type SnrFor =
  | { readonly ok: true; readonly snr: number }
  | { readonly ok: false; readonly reason: 'noise-alone-passes-as-often' | 'no-signal-is-enough' };

/**
 * Signal-to-noise ratio in one pulse at which the target is detected with the wanted probability.
 *
 * Model: the inverse of `detectionProbability` by root finding in dB between −100 and 150.
 * @returns a ratio, not dB; no value where noise alone does as well, or for certainty
 */
export function snrForDetection(using: Detector, swerling: SwerlingCase, wanted: number): SnrFor {
  invariant(wanted >= 0 && wanted <= 1, `${wanted} is no probability`);
  if (wanted <= using.falseAlarm) return { ok: false, reason: 'noise-alone-passes-as-often' };
  if (wanted === 1) return { ok: false, reason: 'no-signal-is-enough' };
  const root = brentRoot(
    (snr_dB) => detectionProbability(using, swerling, fromDecibel(snr_dB)) - wanted,
    -100,
    150,
  );
  if (!root.ok) return { ok: false, reason: 'no-signal-is-enough' };
  return { ok: true, snr: fromDecibel(root.x) };
}

/** A power ratio in decibels. */
export function toDecibel(ratio: number): number {
  return 10 * log10(ratio);
}

/** A power ratio from decibels. */
export function fromDecibel(ratio_dB: number): number {
  return pow(10, ratio_dB / 10);
}

/** Shape of the gamma distribution that the energy of n pulses has. */
function shapeOf(swerling: SwerlingCase, pulses: number): number {
  switch (swerling) {
    case 0:
      return Number.POSITIVE_INFINITY;
    case 1:
      return 1;
    case 2:
      return pulses;
    case 3:
      return 2;
    case 4:
      return 2 * pulses;
  }
}

function checkPulses(pulses: number): void {
  invariant(
    Number.isInteger(pulses) && pulses >= 1 && pulses <= 10_000,
    `a sum of ${pulses} pulses is not possible`,
  );
}
