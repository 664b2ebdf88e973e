import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from '../numerics/invariant.js';
import { minimumEnergyArc } from './minimum-energy-arc.js';

const R = 6_371_000;
const MU = 3.986004418e14;
const ranges = fc.double({ min: 1000, max: 1.9e7, noNaN: true });

/** Range over a sphere of a vacuum shot from the surface, by the polar equation of its ellipse. */
function rangeOf(speed_mps: number, angle_rad: number): number {
  const q = (speed_mps * speed_mps * R) / MU;
  const c = Math.cos(angle_rad);
  const x = q * c * Math.sin(angle_rad);
  const y = 1 - q * c * c;
  return 2 * R * Math.atan2(x, y);
}

describe('minimum-energy arcs', () => {
  it('reach their range, and no other angle reaches it with that speed', () => {
    fc.assert(
      fc.property(ranges, fc.double({ min: -0.4, max: 0.4, noNaN: true }), (range_m, turn_rad) => {
        const { speed_mps, flightPathAngle_rad } = minimumEnergyArc(range_m);
        expect(rangeOf(speed_mps, flightPathAngle_rad) / range_m).toBeCloseTo(1, 10);
        expect(rangeOf(speed_mps, flightPathAngle_rad + turn_rad)).toBeLessThanOrEqual(range_m * (1 + 1e-9));
      }),
    );
  });

  it('take the time and reach the height of a step-by-step integration', () => {
    for (const range_m of [70e3, 439e3, 3000e3]) {
      const arc = minimumEnergyArc(range_m);
      const flown = fly(arc.speed_mps, arc.flightPathAngle_rad, arc.timeOfFlight_s);
      expect(flown.end_m).toBeLessThan(0.01);
      expect(flown.top_m).toBeCloseTo(arc.apogee_m, 1);
    }
  });

  it('are parabolas of 45° over short ranges', () => {
    const arc = minimumEnergyArc(1);
    const g = MU / (R * R);
    expect(arc.speed_mps).toBeCloseTo(Math.sqrt(g), 6);
    expect(arc.apogee_m).toBeCloseTo(0.25, 6);
    expect(arc.timeOfFlight_s).toBeCloseTo(Math.sqrt(2 / g), 6);
  });

  it('are circles half way round the Earth', () => {
    const arc = minimumEnergyArc(Math.PI * R);
    expect(arc.energyParameter).toBeCloseTo(1, 12);
    expect(arc.flightPathAngle_rad).toBeCloseTo(0, 12);
    expect(arc.apogee_m).toBeCloseTo(0, 6);
    expect(arc.timeOfFlight_s).toBeCloseTo(Math.PI * Math.sqrt((R * R * R) / MU), 6);
  });

  it('are refused for ranges that no arc has', () => {
    for (const range_m of [0, -1, Number.NaN, 2.1e7])
      expect(() => minimumEnergyArc(range_m)).toThrow(InvariantError);
  });
});

/** Flies in the plane with the classical Runge–Kutta method; returns the height left at the end and the greatest height. */
function fly(speed_mps: number, angle_rad: number, time_s: number): { end_m: number; top_m: number } {
  const steps = 20_000;
  const h = time_s / steps;
  let s = [0, R, speed_mps * Math.cos(angle_rad), speed_mps * Math.sin(angle_rad)] as [
    number,
    number,
    number,
    number,
  ];
  let top_m = 0;
  const slope = ([x, y, u, v]: typeof s): typeof s => {
    const k = -MU / Math.hypot(x, y) ** 3;
    return [u, v, k * x, k * y];
  };
  const step = (a: typeof s, b: typeof s, f: number) =>
    a.map((value, i) => value + f * (b[i] as number)) as typeof s;
  for (let i = 0; i < steps; i++) {
    const k1 = slope(s);
    const k2 = slope(step(s, k1, h / 2));
    const k3 = slope(step(s, k2, h / 2));
    const k4 = slope(step(s, k3, h));
    s = step(step(step(step(s, k1, h / 6), k2, h / 3), k3, h / 3), k4, h / 6);
    top_m = Math.max(top_m, Math.hypot(s[0], s[1]) - R);
  }
  return { end_m: Math.abs(Math.hypot(s[0], s[1]) - R), top_m };
}
