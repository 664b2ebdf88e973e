import { geodesicInverse } from '@testudo/core/earth';
import { describe, expect, it } from 'vitest';
import { recorded } from '../../../../../tests/recorded.js';
import { bodiesOf, isPicked } from './bodies.js';
import { linesOf, mostBetween, valueAt, valueOfPicked } from './lines.js';
import { HEIGHT, rangeFrom, SPEED } from './measures.js';

const april = recorded('iraq-2020/april');
const { scenario, outcome } = april;
const bodies = bodiesOf(april);

describe('what charts show', () => {
  it('is every body, interceptor and track of the run, with the ends that the outcome says', () => {
    const number = (is: (one: (typeof bodies)[number]) => boolean) => bodies.filter(is).length;
    expect(number(({ kind }) => kind === 'threat' || kind === 'spent')).toBe(april.trajectories.length);
    expect(number(({ kind }) => kind === 'interceptor')).toBe(april.interceptors.length);
    expect(number(({ end }) => end === 'impact')).toBe(
      outcome.threats.filter(({ impact }) => impact !== undefined).length,
    );
    expect(number(({ end }) => end === 'killed')).toBe(
      april.interceptors.filter(({ result }) => result === 'killed').length,
    );
    expect(number(({ kind }) => kind === 'track')).toBeGreaterThan(0);
  });

  it('rises to the apogee that the outcome says', () => {
    const [first] = outcome.threats;
    const own = bodies.filter((body) => isPicked(body, { kind: 'threat', id: first?.threat ?? '' }));
    const truth = own.filter(({ kind }) => kind === 'threat');
    const top_km = mostBetween(linesOf(truth, HEIGHT), 0, Number.POSITIVE_INFINITY);
    expect(top_km).toBeCloseTo((first?.apogee_m ?? 0) / 1000, 0);
  });

  it('measures range over the ground within what a sphere is wrong by, and slant range near it on the ground', () => {
    const body = bodies.find(({ kind }) => kind === 'threat');
    const place = scenario.places.find(({ id }) => id === body?.target);
    if (body === undefined || place === undefined) throw new Error('no flight');
    const [point] = body.points;
    const line = geodesicInverse(
      place.latitude_rad,
      place.longitude_rad,
      point?.latitude_rad ?? 0,
      point?.longitude_rad ?? 0,
    );
    if (!line.ok) throw new Error('no line');
    const range = (how: 'ground' | 'slant', from: string) =>
      linesOf([body], rangeFrom(scenario, from, how))[0]?.values[0] ?? Number.NaN;
    const ground_km = line.distance_m / 1000;
    expect(Math.abs(range('ground', 'aim') / ground_km - 1)).toBeLessThan(0.006);
    expect(range('ground', place.id)).toBe(range('ground', 'aim'));
    // A chord of 440 km is 0.1 km shorter than its arc.
    expect(range('slant', 'aim')).toBeLessThan(ground_km);
    expect(range('slant', 'aim')).toBeGreaterThan(ground_km * 0.999);
    expect(linesOf([body], rangeFrom(scenario, 'nowhere', 'ground'))).toEqual([]);
  });

  it('has no speed of tracks over the ground', () => {
    expect(linesOf(bodies, SPEED).some(({ body }) => body.kind === 'track')).toBe(false);
  });

  it('reads of a picked threat the threat alone: nothing once it is destroyed, whatever still flies at it', () => {
    const killed = outcome.threats.find(
      ({ fate, threat, kill }) =>
        fate === 'killed' &&
        april.interceptors.some(
          (one) => one.threat === threat && (one.points.at(-1)?.time_us ?? 0) > (kill?.time_us ?? 0) + 5e5,
        ),
    );
    const { kill, threat } = killed ?? { threat: '' };
    if (kill === undefined) throw new Error('nothing was fired at what was killed already');
    const lines = linesOf(bodies, HEIGHT);
    const at = (span_s: number) =>
      valueOfPicked(lines, { kind: 'threat', id: threat }, kill.time_us / 1e6 + span_s);
    expect(at(0)).toBeCloseTo(kill.height_m / 1000, 0);
    expect(at(0.4)).toBeUndefined();
    const [shot] = april.interceptors.filter((one) => one.points.length > 1);
    const pick = { kind: 'interceptor', id: shot?.interceptor ?? '' } as const;
    expect(valueOfPicked(lines, pick, (shot?.points[0]?.time_us ?? 0) / 1e6)).toBeCloseTo(
      (shot?.points[0]?.height_m ?? 0) / 1000,
    );
  });

  it('reads a line between its points, and nothing outside of them', () => {
    const line = {
      body: bodies[0] as (typeof bodies)[number],
      times_s: Float64Array.of(10, 20, 40),
      values: Float64Array.of(0, 5, 25),
    };
    expect([10, 15, 20, 30, 40].map((at) => valueAt(line, at))).toEqual([0, 2.5, 5, 15, 25]);
    expect([9.9, 40.1].map((at) => valueAt(line, at))).toEqual([undefined, undefined]);
    expect(mostBetween([line], 10, 20)).toBe(5);
    expect(mostBetween([line], 50, 60)).toBe(0);
  });
});
