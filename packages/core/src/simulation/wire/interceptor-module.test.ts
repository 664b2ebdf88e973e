import { describe, expect, it } from 'vitest';
import { isEvent } from '../../engine/index.js';
import type { FlyingBody, PredictedPath } from '../../interceptor/index.js';
import { meeting_s, straightFlight, straightPath } from '../../interceptor/straight.fixture.js';
import { interceptorEnded, killAssessed } from '../../messages/index.js';
import { eventsOf, S, type Scene } from './engagement.fixture.js';
import { trackNumber } from './track-names.js';

type Triple = readonly [number, number, number];
const FROM: Triple = [60_000, 8000, 50_000];
const VELOCITY: Triple = [-1000, -50, -700];
const missile = (from: Triple = FROM, more: Partial<FlyingBody> = {}): FlyingBody => ({
  role: 'missile',
  ephemeris: straightFlight(from, VELOCITY),
  ...more,
});

/** One shot that leaves at 5 s at a track that is right about its target. */
const SCENE: Scene = {
  orders: [{ shots: 1 }],
  threats: ['m', 'n'],
  path: () => straightPath(FROM, VELOCITY),
  bodies: (threat) => (threat === 'm' ? [missile()] : []),
  type: { missTakenForKill: 0, killTakenForMiss: 0 },
};

function told(changes: Scene = {}) {
  const events = eventsOf({ ...SCENE, ...changes, type: { ...SCENE.type, ...changes.type } });
  return {
    ended: events.flatMap((event) => (isEvent(event, interceptorEnded) ? [event] : [])),
    assessed: events.flatMap((event) => (isEvent(event, killAssessed) ? [event] : [])),
  };
}

describe('an interceptor', () => {
  it('meets its target when the closed form says, and is judged later', () => {
    const { ended, assessed } = told();
    expect(ended.length).toBe(1);
    expect(ended[0].time_us / S).toBeCloseTo(meeting_s(FROM, VELOCITY, 5), 5);
    expect(ended[0].data).toMatchObject({ result: 'killed', arrived: true, threat: 'm', body: 'missile' });
    expect(ended[0].data.handoverError_m).toBeCloseTo(0, 3);
    const { x, y, z } = ended[0].data.position_ecef_m;
    const truth = new Float64Array(6);
    straightPath(FROM, VELOCITY)(ended[0].time_us / S, truth);
    expect(Math.hypot(x - truth[0], y - truth[1], z - truth[2])).toBeLessThan(0.1);
    expect(assessed.map(({ data }) => data.judgedKilled)).toEqual([true]);
    const delay_s = (assessed[0].time_us - ended[0].time_us) / S;
    expect(delay_s).toBeGreaterThanOrEqual(3);
    expect(delay_s).toBeLessThanOrEqual(7);
  });

  it('follows what its track learns during the flight', () => {
    const wrong: Triple = [FROM[0] + 6000, FROM[1] + 9000, FROM[2]];
    const learns = (at_s: number) =>
      told({ path: (_, time_us) => straightPath(time_us < at_s * S ? wrong : FROM, VELOCITY) }).ended[0].data;
    expect(learns(15)).toMatchObject({ result: 'killed', arrived: true });
    expect(learns(1000)).toMatchObject({ result: 'no-target', arrived: false });
    expect(learns(1000).threat).toBeUndefined();
  });

  it('is handed over later where its track sees the target come later', () => {
    const slow: Triple = [FROM[0] + 9000, FROM[1], FROM[2] + 9000];
    const asked: number[] = [];
    const { ended } = told({
      bodies: () => [missile(slow)],
      path: (_, time_us) => {
        asked.push(time_us / S);
        return straightPath(time_us < 15 * S ? FROM : slow, VELOCITY);
      },
    });
    expect(ended[0].data.result).toBe('killed');
    const end_s = ended[0].time_us / S;
    // At launch, at the handover that came too soon, and four seconds before the end.
    expect(asked.length).toBe(3);
    expect(end_s - asked[2]).toBeCloseTo(4, 3);
    expect(end_s - asked[1]).toBeGreaterThan(4.5);
  });

  it('goes for the nearer body of two', () => {
    const beside: Triple = [FROM[0], FROM[1] + 800, FROM[2]];
    const { ended } = told({
      path: () => straightPath([FROM[0], FROM[1] + 500, FROM[2]], VELOCITY),
      bodies: (threat) => (threat === 'm' ? [missile()] : [missile(beside, { role: 'spent-body' })]),
    });
    expect(ended[0].data).toMatchObject({ result: 'killed', threat: 'n', body: 'spent-body' });
  });

  it('misses where homing cannot take out the error, and is judged all the same', () => {
    const { ended, assessed } = told({
      path: () => straightPath([FROM[0], FROM[1] + 2500, FROM[2]], VELOCITY),
    });
    expect(ended[0].data).toMatchObject({ result: 'missed', arrived: false, threat: 'm' });
    expect(ended[0].data.handoverError_m).toBeGreaterThan(1600);
    expect(assessed.map(({ data }) => data.judgedKilled)).toEqual([false]);
  });

  it('fails by itself as often as it is unreliable', () => {
    let failed = 0;
    for (let trial = 0; trial < 200; trial++) {
      const { result, arrived } = told({ trial, type: { reliability: 0.7 } }).ended[0].data;
      expect(arrived).toBe(true);
      if (result === 'interceptor-failed') failed++;
      else expect(result).toBe('killed');
    }
    // 60 ± 6.5
    expect(Math.abs(failed - 60)).toBeLessThan(26);
  });

  it('without a plan at launch ends at once', () => {
    const gone = told({ path: () => undefined });
    expect(gone.ended.map(({ time_us, data }) => [time_us, data.result])).toEqual([[5 * S, 'no-target']]);
    const far = told({ type: { maxAltitude_m: 1000, minAltitude_m: 990 } });
    expect(far.ended.map(({ time_us, data }) => [time_us, data.result])).toEqual([[5 * S, 'missed']]);
    expect([gone, far].map(({ assessed }) => assessed.length)).toEqual([1, 1]);
  });

  it('without a new plan at handover coasts on the last one', () => {
    const planned_us = told().ended[0].time_us;
    const from15 = (then: PredictedPath | undefined) =>
      told({ path: (_, time_us) => (time_us < 15 * S ? straightPath(FROM, VELOCITY) : then) });
    const ends = ({ ended }: ReturnType<typeof told>) =>
      ended.map(({ time_us, data }) => [time_us, data.result, data.arrived]);
    // No prediction at all, and one that leads where nothing is.
    expect(ends(from15(undefined))).toEqual([[planned_us, 'no-target', false]]);
    expect(ends(from15(straightPath([9e6, 0, 0], [0, 0, 0])))).toEqual([[planned_us, 'no-target', false]]);
  });

  it('whose track says that it cannot be met meets it where the truth is that it can', () => {
    const level: Triple = [-300, 0, 0];
    const at = (up: number) => straightPath([40_000, 0, up], level);
    const { ended } = told({
      type: { maxAltitude_m: 28_500 },
      path: (_, time_us) => at(time_us < 15 * S ? 27_900 : 28_600),
      bodies: (threat) =>
        threat === 'm' ? [{ role: 'missile', ephemeris: straightFlight([40_000, 0, 28_000], level) }] : [],
    });
    expect(ended[0].data).toMatchObject({ result: 'killed', arrived: true, threat: 'm' });
  });

  it('finds no target where another destroyed it in time, and is not judged to have killed', () => {
    const end_us = told().ended[0].time_us;
    const destroyed = (destroyed_us: number) =>
      told({ bodies: (threat) => (threat === 'm' ? [missile(FROM, { destroyed_us })] : []) });
    const { ended, assessed } = destroyed(end_us);
    expect(ended[0].data).toMatchObject({ result: 'no-target', arrived: false, threat: 'm' });
    expect(assessed[0].data.judgedKilled).toBe(false);
    expect(destroyed(end_us + 1).ended[0].data.result).toBe('killed');
    const error = { path: () => straightPath([FROM[0], FROM[1] + 2500, FROM[2]], VELOCITY) };
    expect(told({ ...error, bodies: () => [missile()] }).ended[0].data.result).toBe('missed');
    const gone = [missile(FROM, { destroyed_us: end_us - S })];
    expect(told({ ...error, bodies: () => gone }).ended[0].data.result).toBe('no-target');
  });

  it('shares its luck within a salvo, not with a salvo at a second track of the same threat', () => {
    const chance = { killBallistic: 0.5, raidCorrelation: 0, salvoCorrelation: 1 };
    const orders = [{ spacing_s: 0.5 }, { at_us: S, track: 'b-t2', spacing_s: 0.5 }];
    let different = 0;
    for (let trial = 0; trial < 40; trial++) {
      const results = new Map(
        told({ trial, orders, type: chance }).ended.map(({ data }) => [data.interceptor, data.result]),
      );
      expect(results.size).toBe(4);
      for (const order of ['b-t1-s1', 'b-t2-s1']) {
        expect(results.get(`${order}-1`)).toBe(results.get(`${order}-2`));
      }
      if (results.get('b-t1-s1-1') !== results.get('b-t2-s1-1')) different++;
    }
    // 20 ± 3.2
    expect(Math.abs(different - 20)).toBeLessThan(12);
  });

  it('has luck of its own where nothing is shared', () => {
    const chance = { killBallistic: 0.5, raidCorrelation: 0, salvoCorrelation: 0 };
    let different = 0;
    for (let trial = 0; trial < 40; trial++) {
      const [one, other] = told({ trial, orders: [{}], type: chance }).ended.map(({ data }) => data.result);
      if (one !== other) different++;
    }
    expect(Math.abs(different - 20)).toBeLessThan(12);
  });

  it('shares its luck with all of a raid where the raid is all that counts', () => {
    const chance = { killBallistic: 0.5, raidCorrelation: 1, salvoCorrelation: 0 };
    const orders = [{ spacing_s: 0.5 }, { at_us: S, track: 'b-t2', spacing_s: 0.5 }];
    for (let trial = 0; trial < 10; trial++) {
      const results = told({ trial, orders, type: chance }).ended.map(({ data }) => data.result);
      expect(new Set(results).size).toBe(1);
    }
  });
});

describe('a judgement of a shot that saw no target', () => {
  const unsure: Scene = { path: () => undefined, type: { missTakenForKill: 0.5, assessmentSpread: 0.4 } };
  const judgedOf = (trial: number, ...orders: NonNullable<Scene['orders']>) =>
    told({ ...unsure, trial, orders }).assessed.map(({ time_us, data }) => [data.judgedKilled, time_us]);

  it('belongs to its order, whatever number its track has', () => {
    for (let trial = 0; trial < 5; trial++) {
      const [one, other] = [1, 2].map((n) => judgedOf(trial, { track: `b-t${n}`, draw: 4_000_000_007 }));
      expect(one).toEqual(other);
      expect(one.length).toBe(2);
    }
  });

  it('is another one for another shot, and for another order', () => {
    const times = [7, 8, 4_000_000_007].flatMap((draw) =>
      judgedOf(0, { draw }).map(([, time_us]) => time_us),
    );
    expect(new Set(times).size).toBe(6);
    let kills = 0;
    for (let trial = 0; trial < 200; trial++)
      for (const [killed] of judgedOf(trial, { draw: 7 + trial })) if (killed === true) kills++;
    // 200 ± 10 of 400.
    expect(Math.abs(kills - 200)).toBeLessThan(40);
  });
});

it('goes on from a stored snapshot as if nothing had been', () => {
  const scene: Scene = {
    ...SCENE,
    orders: [{ spacing_s: 2 }, { at_us: 4 * S, track: 'b-t2', spacing_s: 2 }],
    type: { killBallistic: 0.5, reliability: 0.8 },
    equipment: { reloads: 1, delaySpread: 0.3, availability: 0.99 },
    roundsPerLauncher: 1,
  };
  const whole = eventsOf(scene);
  const ends = whole.filter((event) => isEvent(event, interceptorEnded)).map(({ time_us }) => time_us);
  expect(ends.length).toBe(2);
  expect(eventsOf(scene)).toEqual(whole);
  // On the launcher, in flight, homing, before the judgement.
  for (const stored_us of [3 * S, ends[0] - 10 * S, ends[0] - 2 * S, ends[1] + S]) {
    expect(eventsOf(scene, stored_us)).toEqual(whole);
  }
});

it('reads the number of a track from its name', () => {
  expect(trackNumber('b-1', 'b-1-t27')).toBe(27);
  expect(() => trackNumber('b', 'c-t1')).toThrow('names no track');
  expect(() => trackNumber('b', 'b-tx')).toThrow('names no track');
});
