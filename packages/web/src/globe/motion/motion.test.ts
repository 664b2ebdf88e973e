import { geodeticToEcef } from '@testudo/core/earth';
import { endOf, stateAt } from '@testudo/core/motion';
import { seedFrom } from '@testudo/core/numerics';
import { interceptorFlights, simulate } from '@testudo/core/simulation';
import { recordingOf } from '@testudo/interop';
import { tracksOf } from '@testudo/interop/picture';
import { describe, expect, it } from 'vitest';
import { prepared, shipped } from '../../../../../tests/shipped.js';
import { BelievedMotion, expectedWay } from './believed.js';
import { Flight } from './flight.js';
import { cornersUntil, trailOf } from './trail.js';

const simulated = simulate(prepared(shipped('iraq-2020/april')), { seed: seedFrom(1) });
const recording = recordingOf(simulated, '1');

const distance = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** Distances between the flights that were integrated and those through recorded points, at times between the points. */
function deviations(): readonly number[] {
  const bodies = simulated.flights.flatMap(({ bodies: all }) => all.map(({ ephemeris }) => ephemeris));
  const state = new Float64Array(6);
  const point = new Float64Array(3);
  return recording.trajectories.flatMap(({ points }, k) => {
    const ephemeris = bodies[k];
    const flight = new Flight(points);
    return points.slice(1).map(({ time_us }, i) => {
      const between_us = Math.round((time_us + points[i].time_us) / 2);
      stateAt(ephemeris, Math.min(between_us, endOf(ephemeris)), state);
      return distance(flight.at(between_us, point), state);
    });
  });
}

describe('a flight between its recorded points', () => {
  it('is where the integration has it: within a centimetre as a rule, within metres in thick air', () => {
    const found = [...deviations()].sort((a, b) => a - b);
    expect(found.length).toBeGreaterThan(4000);
    expect(found[Math.floor(found.length / 2)]).toBeLessThan(0.01);
    expect(found[Math.floor(found.length * 0.99)]).toBeLessThan(1);
    expect(found.at(-1)).toBeLessThan(8);
  });

  it('is at its points, and stays at its ends', () => {
    const [{ points }] = recording.trajectories;
    const flight = new Flight(points);
    const out = new Float64Array(3);
    for (const i of [0, 1, 100, points.length - 1]) {
      const { x, y, z } = geodeticToEcef(points[i]);
      expect(distance(flight.at(points[i].time_us, out), [x, y, z])).toBeLessThan(1e-6);
    }
    const { x, y, z } = geodeticToEcef(points[points.length - 1]);
    expect(distance(flight.at(flight.until_us + 9e9, out), [x, y, z])).toBeLessThan(1e-6);
  });

  it('keeps interceptors between points of a quarter of a second', () => {
    const flown = interceptorFlights(simulated);
    expect(flown.length).toBe(recording.interceptors.length);
    for (const { points } of recording.interceptors) {
      if (points.length < 8) continue;
      // Leave out every other point: the flight through the rest is still within a few metres of it.
      const coarse = new Flight(points.filter((_, i) => i % 2 === 0 || i === points.length - 1));
      const out = new Float64Array(3);
      for (let i = 3; i < points.length - 3; i += 2) {
        const { x, y, z } = geodeticToEcef(points[i]);
        expect(distance(coarse.at(points[i].time_us, out), [x, y, z])).toBeLessThan(25);
      }
    }
  });
});

describe('a trail', () => {
  it('has few corners, and is nowhere further from the flight than it says', () => {
    const [{ points }] = recording.trajectories;
    const flight = new Flight(points);
    const trail = trailOf(flight.times_us, flight.positions_m, 12);
    expect(trail.times_us.length).toBeLessThan(points.length / 2);
    for (let i = 0; i < points.length; i++) {
      const next = cornersUntil(trail, flight.times_us[i]);
      const from = Math.min(next - 1, trail.times_us.length - 2);
      const share =
        (flight.times_us[i] - trail.times_us[from]) / (trail.times_us[from + 1] - trail.times_us[from]);
      const on = [0, 1, 2].map((k) => {
        const start = trail.positions_m[3 * from + k];
        return start + share * (trail.positions_m[3 * from + 3 + k] - start);
      });
      expect(distance(on, flight.positions_m.subarray(3 * i, 3 * i + 3))).toBeLessThan(12.001);
    }
  });

  it('lies over its way on the ground', () => {
    const [{ points }] = recording.trajectories;
    const flight = new Flight(points);
    const { positions_m, ground_m } = trailOf(flight.times_us, flight.positions_m, 12);
    for (let i = 0; i < positions_m.length / 3; i++) {
      const [x, y, z] = ground_m.subarray(3 * i, 3 * i + 3);
      expect((x ** 2 + y ** 2) / 6_378_137 ** 2 + z ** 2 / 6_356_752.314245 ** 2).toBeCloseTo(1, 9);
      expect(Math.hypot(x, y, z)).toBeLessThanOrEqual(
        Math.hypot(positions_m[3 * i], positions_m[3 * i + 1], positions_m[3 * i + 2]),
      );
    }
  });
});

describe('a track between its reports', () => {
  const [track] = tracksOf(recording);
  const motion = new BelievedMotion(track.reports);
  const out = new Float64Array(3);

  it('is at its reports, with their velocities', () => {
    for (const { time_us, position_ecef_m: p, velocity_ecef_mps: v } of track.reports) {
      expect(distance(motion.at(time_us, out), [p.x, p.y, p.z])).toBeLessThan(1e-6);
      const before = Float64Array.from(motion.at(time_us, out));
      motion.at(time_us + 1000, out);
      const moved = [out[0] - before[0], out[1] - before[1], out[2] - before[2]];
      expect(distance(moved, [v.x / 1000, v.y / 1000, v.z / 1000])).toBeLessThan(0.01);
    }
  });

  it('is expected to end where its report says, and leaves with its velocity', () => {
    const report = track.reports.find(({ impact }) => impact !== undefined);
    if (report?.impact === undefined) throw new Error('a report has to expect an impact');
    const { x, y, z } = geodeticToEcef({ ...report.impact, height_m: 0 });
    const way = expectedWay(report, report.impact.impact_us, [x, y, z]);
    expect(distance(way.subarray(way.length - 3), [x, y, z])).toBeLessThan(1e-6);
    const { position_ecef_m: p, velocity_ecef_mps: v } = report;
    expect(distance(way, [p.x, p.y, p.z])).toBeLessThan(1e-6);
    const step_s = (report.impact.impact_us - report.time_us) / 1e6 / 24;
    const straight = [p.x + v.x * step_s, p.y + v.y * step_s, p.z + v.z * step_s];
    // Half of some g for the time of a step, at most.
    expect(distance(way.subarray(3, 6), straight)).toBeLessThan(25 * step_s ** 2);
  });
});
