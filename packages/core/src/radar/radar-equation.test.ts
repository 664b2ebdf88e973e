import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  airLossBeyondReference,
  anchoredRange,
  anchoredSnr,
  apertureGain,
  type KnownRadar,
  radarEquationRange,
  radarEquationSnr,
} from './radar-equation.js';

const REFERENCE = { range_m: 100_000, rcs_m2: 1, dwell_s: 0.005, snr: 20 };
const sizes = fc.double({ min: 1e-4, max: 100, noNaN: true });
const dwells = fc.double({ min: 1e-4, max: 0.1, noNaN: true });
const ranges = fc.double({ min: 1000, max: 1e6, noNaN: true });

describe('the anchored equation', () => {
  it('gives the reference its own signal', () => {
    expect(anchoredSnr(REFERENCE, 100_000, 1, 0.005)).toBe(20);
  });

  it('sees 0.1 m² at 56 km, 0.01 m² at 32 km and 5 m² at 150 km where it sees 1 m² at 100 km', () => {
    const km = (rcs_m2: number) => anchoredRange(REFERENCE, 20, rcs_m2, 0.005) / 1000;
    expect(Math.round(km(0.1))).toBe(56);
    expect(Math.round(km(0.01))).toBe(32);
    expect(Math.round(km(5))).toBe(150);
  });

  it('sees twice as far with sixteen times the dwell, and undoes itself', () => {
    expect(anchoredRange(REFERENCE, 20, 1, 0.08)).toBeCloseTo(200_000, 6);
    fc.assert(
      fc.property(ranges, sizes, dwells, (range_m, rcs_m2, dwell_s) => {
        const snr = anchoredSnr(REFERENCE, range_m, rcs_m2, dwell_s);
        expect(anchoredRange(REFERENCE, snr, rcs_m2, dwell_s) / range_m).toBeCloseTo(1, 12);
      }),
    );
  });

  it('loses what it is told to lose, and air adds only what the reference did not contain', () => {
    expect(anchoredSnr(REFERENCE, 100_000, 1, 0.005, 3)).toBeCloseTo(20 / 1.99526, 4);
    expect(airLossBeyondReference(REFERENCE, 150_000, 8e-6)).toBeCloseTo(0.8, 12);
    expect(airLossBeyondReference(REFERENCE, 100_000, 8e-6)).toBe(0);
  });

  it('refuses a target at no range', () => {
    expect(() => anchoredSnr(REFERENCE, 0, 1, 0.005)).toThrow('range');
  });
});

describe('the radar equation', () => {
  const radar: KnownRadar = {
    peakPower_W: 1e6,
    pulseLength_s: 1e-6,
    wavelength_m: 0.03,
    transmitGain: 1e4,
    receiveGain: 1e4,
    noiseTemperature_K: 300,
    loss: 2,
  };

  it('is undone by its range, and falls with both ways alike', () => {
    fc.assert(
      fc.property(ranges, sizes, (range_m, rcs_m2) => {
        const snr = radarEquationSnr(radar, rcs_m2, range_m);
        expect(radarEquationRange(radar, rcs_m2, snr) / range_m).toBeCloseTo(1, 12);
        expect(radarEquationSnr(radar, rcs_m2, 4 * range_m, range_m / 4) / snr).toBeCloseTo(1, 12);
      }),
    );
  });

  it('scales as the anchored one does', () => {
    const reference = { ...REFERENCE, snr: radarEquationSnr(radar, 1, 100_000) };
    fc.assert(
      fc.property(ranges, sizes, (range_m, rcs_m2) => {
        const scaled = anchoredSnr(reference, range_m, rcs_m2, 0.005);
        expect(scaled / radarEquationSnr(radar, rcs_m2, range_m)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('knows the gain of an aperture: 4π A / λ²', () => {
    expect(apertureGain(1, 1)).toBeCloseTo(12.566370614, 8);
  });
});
