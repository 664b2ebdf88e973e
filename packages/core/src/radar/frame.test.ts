import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beamCount,
  frameTime,
  greatestTrackingLoad,
  type SearchTask,
  solidAngle,
  trackingLoad,
} from './frame.js';

const DEG = Math.PI / 180;
const TASK: SearchTask = {
  sector_rad: 90 * DEG,
  lowestElevation_rad: 0,
  topElevation_rad: 30 * DEG,
  beamWidth_rad: 1.6 * DEG,
  packing: 1,
  dwell_s: 0.005,
  shortestFrame_s: 0,
  longestFrame_s: 15,
};

describe('the frame', () => {
  it('is about 1,000 beams and 5 s for 90° × 30° at 1.6° and 5 ms', () => {
    expect(solidAngle(2 * Math.PI, -Math.PI / 2, Math.PI / 2)).toBeCloseTo(4 * Math.PI, 12);
    expect(beamCount(TASK)).toBe(1008);
    expect(frameTime(TASK)).toEqual({ ok: true, frame_s: 5.04, beams: 1008 });
  });

  it('has as many more beams as they are packed closer', () => {
    // π/2 · sin 30° over (1.6°)² is 1007.15 beams one width apart.
    expect(beamCount({ ...TASK, packing: 2 })).toBe(2015);
    expect(beamCount({ ...TASK, packing: 0.5 })).toBe(504);
  });

  it('is longer by what tracks take', () => {
    const load = trackingLoad([
      { tracks: 10, dwell_s: 0.005, interval_s: 0.5 },
      { tracks: 4, dwell_s: 0.01, interval_s: 0.1 },
    ]);
    expect(load).toBeCloseTo(0.5, 12);
    expect(frameTime(TASK, load)).toMatchObject({ ok: true, frame_s: expect.closeTo(10.08, 9) });
  });

  it('is never shorter than the shortest, and too long is said to be so', () => {
    expect(frameTime({ ...TASK, shortestFrame_s: 8 })).toMatchObject({ ok: true, frame_s: 8 });
    expect(frameTime(TASK, 0.7)).toMatchObject({ ok: false, reason: 'a frame would take too long' });
    expect(frameTime(TASK, 1)).toMatchObject({ ok: false, reason: 'tracking takes all the time' });
  });

  it('meets its longest exactly at the greatest load', () => {
    expect(frameTime(TASK, greatestTrackingLoad(TASK) - 1e-9)).toMatchObject({
      ok: true,
      frame_s: expect.closeTo(15, 5),
    });
    expect(frameTime(TASK, greatestTrackingLoad(TASK) + 1e-6).ok).toBe(false);
    expect(greatestTrackingLoad({ ...TASK, longestFrame_s: 1 })).toBe(0);
  });

  it('grows with sector, packing and dwell', () => {
    const factors = fc.double({ min: 1, max: 2, noNaN: true });
    const seconds = (task: SearchTask) => {
      const time = frameTime({ ...task, longestFrame_s: 1000 });
      return time.ok ? time.frame_s : Number.NaN;
    };
    fc.assert(
      fc.property(factors, (f) => {
        expect(seconds({ ...TASK, sector_rad: TASK.sector_rad * f })).toBeGreaterThanOrEqual(seconds(TASK));
        expect(seconds({ ...TASK, packing: f })).toBeGreaterThanOrEqual(seconds(TASK));
        expect(seconds({ ...TASK, dwell_s: 0.005 * f })).toBeCloseTo(seconds(TASK) * f, 9);
      }),
    );
  });
});
