/*
 * How large a target looks at one look: a mean by class, and how it varies.
 *
 * Model: Swerling's: steady (0), exponential (1 and 2), gamma of shape 2 (3 and 4) about the mean. One draw holds for a
 *   look, whatever the case: looks are a second or more apart, and what turns and tumbles has changed its aspect by then.
 * Source: P. Swerling, RAND RM-1217 (1954). Means by class are assumed orders of magnitude and belong to the catalogue.
 * Ignores: aspect (a body seen from the side is far larger than from the nose), polarisation, correlation from look to look, and that
 *   the pulses within one look of cases 2 and 4 differ too.
 *
 * A look whose size was drawn here is detected with the probability of a *steady* target of that size. The formulas of cases 1 to 4 have
 * the draw inside them already: use one or the other, never both.
 */
import { log } from '../numerics/elementary/index.js';
import { invariant } from '../numerics/invariant.js';
import type { SwerlingCase } from './detection.js';

/** The echo of a class of targets. */
export interface RadarSignature {
  readonly meanRcs_m2: number;
  readonly swerling: SwerlingCase;
}

/**
 * Radar cross-section at one look, m².
 *
 * @param first uniform in [0, 1)
 * @param second uniform in [0, 1), independent of the first; only cases 3 and 4 use it. A larger draw is a larger target.
 */
export function drawnRcs(signature: RadarSignature, first: number, second: number): number {
  invariant(first >= 0 && first < 1 && second >= 0 && second < 1, 'draws are uniform in [0, 1)');
  const { meanRcs_m2, swerling } = signature;
  switch (swerling) {
    case 0:
      return meanRcs_m2;
    case 1:
    case 2:
      return -meanRcs_m2 * log(1 - first);
    case 3:
    case 4:
      return -0.5 * meanRcs_m2 * log((1 - first) * (1 - second));
  }
}
