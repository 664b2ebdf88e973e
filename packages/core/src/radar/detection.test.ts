import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  detectionBySeries,
  detectionProbability,
  detectionThreshold,
  detector,
  fromDecibel,
  isDrawnDetected,
  type SwerlingCase,
  snrForDetection,
  toDecibel,
} from './detection.js';
import { upperGamma } from './incomplete-gamma.js';
import { drawnRcs } from './rcs.js';

const CASES: readonly SwerlingCase[] = [0, 1, 2, 3, 4];
const anyCase = fc.constantFrom(...CASES);
const pulses = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 1000 }));
const falseAlarms = fc.double({ min: 2, max: 10, noNaN: true }).map((x) => 10 ** -x);
const decibels = fc.double({ min: -30, max: 40, noNaN: true });

describe('the threshold', () => {
  it('is passed by noise as often as was asked', () => {
    fc.assert(
      fc.property(pulses, falseAlarms, (n, pfa) => {
        expect(upperGamma(n, detectionThreshold(n, pfa)) / pfa).toBeCloseTo(1, 9);
      }),
    );
  });

  it('refuses part of a pulse and a certain false alarm', () => {
    expect(() => detectionThreshold(1.5, 1e-6)).toThrow('pulses');
    expect(() => detectionThreshold(0, 1e-6)).toThrow('pulses');
    expect(() => detectionThreshold(1, 1)).toThrow('false alarm');
  });
});

describe('the probability of detection', () => {
  it('never falls as the signal grows, from that of noise to 1', () => {
    fc.assert(
      fc.property(pulses, falseAlarms, anyCase, decibels, decibels, (n, pfa, swerling, a_dB, b_dB) => {
        const using = detector(n, pfa);
        const weak = detectionProbability(using, swerling, fromDecibel(Math.min(a_dB, b_dB)));
        const strong = detectionProbability(using, swerling, fromDecibel(Math.max(a_dB, b_dB)));
        expect(weak).toBeGreaterThanOrEqual(pfa * (1 - 1e-9));
        expect(strong).toBeGreaterThanOrEqual(weak - 1e-13);
        expect(strong).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is that of noise without a signal, and certain with an endless one', () => {
    const using = detector(8, 1e-5);
    for (const swerling of CASES) {
      expect(detectionProbability(using, swerling, 0)).toBe(1e-5);
      expect(detectionProbability(using, swerling, 1e-12) / 1e-5).toBeCloseTo(1, 8);
      expect(detectionProbability(using, swerling, 1e15)).toBeCloseTo(1, 12);
      expect(detectionProbability(using, swerling, Number.POSITIVE_INFINITY)).toBe(1);
    }
  });

  it('has one series for all cases, which the closed forms agree with', () => {
    fc.assert(
      fc.property(pulses, falseAlarms, anyCase, decibels, (n, pfa, swerling, snr_dB) => {
        const snr = fromDecibel(snr_dB);
        const using = detector(n, pfa);
        const one = detectionProbability(using, swerling, snr);
        expect(Math.abs(detectionBySeries(using, swerling, snr) - one)).toBeLessThan(1e-13 + 1e-11 * one);
      }),
    );
  });

  it('is Pfa^(1/(1 + S)) for one pulse of many equal scatterers', () => {
    expect(detectionBySeries(detector(1, 1e-6), 1, 100)).toBeCloseTo(1e-6 ** (1 / 101), 13);
  });

  it('of a steady target, averaged over the sizes that are drawn, is that of the varying target', () => {
    // The seam between drawing a size and using a formula: midpoint rule over the draws, independent of the series.
    const using = detector(6, 1e-6);
    const snr = 4;
    const steps = 300;
    let first = 0;
    let third = 0;
    for (let i = 0; i < steps; i++) {
      const u = (i + 0.5) / steps;
      first += detectionProbability(using, 0, drawnRcs({ meanRcs_m2: snr, swerling: 1 }, u, 0)) / steps;
      for (let j = 0; j < steps; j += 3) {
        const size = drawnRcs({ meanRcs_m2: snr, swerling: 3 }, u, (j + 1.5) / steps);
        third += (detectionProbability(using, 0, size) * 3) / steps / steps;
      }
    }
    expect(first).toBeCloseTo(detectionProbability(using, 1, snr), 3);
    expect(third).toBeCloseTo(detectionProbability(using, 3, snr), 3);
  });

  it('grows for more pulses added, and by more when the echo varies between them', () => {
    const at = (n: number, swerling: SwerlingCase) => detectionProbability(detector(n, 1e-6), swerling, 4);
    expect(at(10, 0)).toBeGreaterThan(at(5, 0));
    expect(at(10, 2)).toBeGreaterThan(at(10, 1));
    expect(at(10, 4)).toBeGreaterThan(at(10, 3));
  });

  it('survives ten thousand pulses and a chance of no count below the least float64', () => {
    const using = detector(10_000, 1e-6);
    expect(detectionProbability(using, 0, 1)).toBeCloseTo(1, 12);
    // The sum is nearly normal there: mean n (1 + S), variance n (1 + 2 S).
    const z = (using.threshold - 10_000 * 1.04) / Math.sqrt(10_000 * 1.08);
    const normalTail = 0.5 - 0.5 * Math.sign(z) * Math.sqrt(1 - Math.exp((-2 * z * z) / Math.PI));
    expect(Math.abs(detectionProbability(using, 0, 0.04) - normalTail)).toBeLessThan(0.01);
  });
});

describe('the signal for a wanted probability', () => {
  it('gives that probability', () => {
    const wanted = fc.double({ min: 0.02, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(pulses, falseAlarms, anyCase, wanted, (n, pfa, swerling, pd) => {
        const using = detector(n, pfa);
        const found = snrForDetection(using, swerling, pd);
        if (!found.ok) throw new Error(found.reason);
        expect(detectionProbability(using, swerling, found.snr)).toBeCloseTo(pd, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('is 13.2 dB for 0.9 at 1e-6 of one steady pulse, and 21.1 dB of a varying one, as textbooks print', () => {
    const steady = snrForDetection(detector(1, 1e-6), 0, 0.9);
    const varying = snrForDetection(detector(1, 1e-6), 1, 0.9);
    if (!steady.ok || !varying.ok) throw new Error('none');
    expect(toDecibel(steady.snr)).toBeCloseTo(13.2, 1);
    expect(toDecibel(varying.snr)).toBeCloseTo(21.1, 1);
  });

  it('is none where noise does as well, and none for certainty', () => {
    const using = detector(1, 1e-3);
    expect(snrForDetection(using, 0, 1e-3)).toEqual({ ok: false, reason: 'noise-alone-passes-as-often' });
    expect(snrForDetection(using, 0, 1)).toEqual({ ok: false, reason: 'no-signal-is-enough' });
  });
});

describe('a draw', () => {
  it('detects a steady echo just where it is below the sum, near the threshold and far from it', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 5, 20, 100),
        number(-10, -2),
        number(-15, 15),
        number(0, 1),
        (...given) => {
          const [pulses, exponent, snr_dB, draw] = given;
          const using = detector(pulses, 10 ** exponent);
          const about = using.threshold / pulses;
          const snr = about * fromDecibel(snr_dB);
          const sum = detectionBySeries(using, 0, snr);
          fc.pre(Math.abs(draw - sum) > 1e-10);
          expect(isDrawnDetected(using, snr, draw)).toBe(draw < sum);
          // Right below the probability is where a bound that is too high would show.
          expect(isDrawnDetected(using, snr, sum + 1e-9)).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a strong steady echo', () => {
  it('is certain to be found where the sum says so to 1e-12', () => {
    for (const pulses of [1, 4, 16]) {
      const using = detector(pulses, 1e-6);
      const root = Math.sqrt(using.threshold) + 5.5;
      const snr = (root * root * 1.0001) / pulses;
      expect(detectionProbability(using, 0, snr)).toBe(1);
      expect(1 - detectionBySeries(using, 0, snr)).toBeLessThan(1e-12);
      expect(detectionProbability(using, 0, 0.9 * snr)).toBeLessThanOrEqual(1);
    }
  });
});
