import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySight, type Sight } from './coverage.js';
import { emptyMeasuredPlot, type MeasurementAccuracy, measured, noiseSigma } from './measurement.js';

const ACCURACY: MeasurementAccuracy = {
  rangeResolution_m: 150,
  beamWidth_rad: 0.028,
  rangeFactor: 1,
  angleFactor: 1 / 1.6,
  rangeFloor_m: 5,
  angleFloor_rad: 0.0005,
};
const NO_BIAS = { range_m: 0, azimuth_rad: 0, elevation_rad: 0 };
const NO_DRAWS = { range: 0, azimuth: 0, elevation: 0 };
const SIGHT: Sight = { ...emptySight(), range_m: 100_000, azimuth_rad: 1, elevation_rad: 0.7 };

describe('the deviation of a measurement', () => {
  it('is κ Δ / √(2 S) over a small floor: a tenth of a 1° beam and less at 20 dB', () => {
    expect(noiseSigma(1, 1 / 1.6, 0, 100)).toBeCloseTo(1 / (1.6 * 14.142136), 8);
    expect(noiseSigma(150, 1, 0, 50)).toBeCloseTo(15, 12);
  });

  it('falls as the signal grows, down to the floor, and is never worse than an even spread over the cell', () => {
    const signals = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(signals, signals, (a, b) => {
        const weak = noiseSigma(100, 1, 3, Math.min(a, b));
        const strong = noiseSigma(100, 1, 3, Math.max(a, b));
        expect(strong).toBeLessThanOrEqual(weak);
        expect(strong).toBeGreaterThanOrEqual(3);
        expect(weak).toBeLessThanOrEqual(Math.sqrt(100 ** 2 / 12 + 9) + 1e-9);
      }),
    );
    expect(() => noiseSigma(1, 1, 0, 0)).toThrow('signal');
  });
});

describe('a plot', () => {
  it('is the truth without noise and bias, and says its signal', () => {
    expect(measured(ACCURACY, NO_BIAS, SIGHT, 100, NO_DRAWS, emptyMeasuredPlot())).toMatchObject({
      range_m: 100_000,
      azimuth_rad: 1,
      elevation_rad: 0.7,
      snr_dB: expect.closeTo(20, 12),
    });
  });

  it('is off by one stated deviation for a draw of one, beyond the bias', () => {
    const bias = { range_m: 40, azimuth_rad: -0.01, elevation_rad: 0.002 };
    const plot = measured(
      ACCURACY,
      bias,
      SIGHT,
      100,
      { range: 1, azimuth: -1, elevation: 1 },
      emptyMeasuredPlot(),
    );
    expect(plot.range_m).toBeCloseTo(100_000 + 40 + plot.rangeSigma_m, 9);
    expect(plot.azimuth_rad).toBeCloseTo(1 - 0.01 - plot.azimuthSigma_rad, 12);
    expect(plot.elevation_rad).toBeCloseTo(0.7 + 0.002 + plot.elevationSigma_rad, 12);
    const unbiased = measured(ACCURACY, NO_BIAS, SIGHT, 100, NO_DRAWS, emptyMeasuredPlot());
    expect(plot.azimuthSigma_rad).toBe(unbiased.azimuthSigma_rad);
  });

  it('has the same error across the line of sight in both angles, so a larger one of azimuth higher up', () => {
    const plot = measured(ACCURACY, NO_BIAS, SIGHT, 100, NO_DRAWS, emptyMeasuredPlot());
    expect(plot.azimuthSigma_rad * Math.cos(0.7)).toBeCloseTo(plot.elevationSigma_rad, 12);
  });

  it('is less sure off boresight, where the beam is wider', () => {
    const accuracy = { ...ACCURACY, angleFloor_rad: 0 };
    const off = measured(
      accuracy,
      NO_BIAS,
      { ...SIGHT, boresightCosine: Math.cos(Math.PI / 3) },
      100,
      NO_DRAWS,
      emptyMeasuredPlot(),
    );
    const on = measured(accuracy, NO_BIAS, SIGHT, 100, NO_DRAWS, emptyMeasuredPlot());
    expect(off.elevationSigma_rad / on.elevationSigma_rad).toBeCloseTo(2, 10);
    expect(off.rangeSigma_m).toBe(on.rangeSigma_m);
  });

  it('has an azimuth from 0 to below 2π across north, whatever the misalignment', () => {
    const angles = fc.double({ min: -7, max: 7, noNaN: true });
    fc.assert(
      fc.property(angles, (azimuth_rad) => {
        const bias = { ...NO_BIAS, azimuth_rad };
        const plot = measured(
          ACCURACY,
          bias,
          { ...SIGHT, azimuth_rad: 0.001 },
          100,
          NO_DRAWS,
          emptyMeasuredPlot(),
        );
        expect(plot.azimuth_rad).toBeGreaterThanOrEqual(0);
        expect(plot.azimuth_rad).toBeLessThan(2 * Math.PI);
        expect(Math.cos(plot.azimuth_rad - azimuth_rad - 0.001)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('never names the target', () => {
    const plot = measured(ACCURACY, NO_BIAS, SIGHT, 100, NO_DRAWS, emptyMeasuredPlot());
    for (const value of Object.values(plot)) expect(typeof value).toBe('number');
  });
});
