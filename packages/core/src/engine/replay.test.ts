import { describe, expect, it } from 'vitest';
import { InvariantError, seedFrom } from '../numerics/index.js';
import { type Balls, ballBounced, ballEvents, ballKernel } from './bouncing-ball.fixture.js';
import type { LoggedEvent } from './event-kind.js';
import { digestOfLog, firstDifference, ordersIn, replay } from './replay.js';
import { advanceTo, digestOf, inject, startRun } from './run.js';
import type { RunState } from './run-state.js';
import { collectEvents } from './sink.js';

const kernel = ballKernel();
const options = { draws: { seed: seedFrom(9), trial: 0 } };
const UNTIL_US = 6_000_000;

function kick(entity: string, speed_mps: number) {
  return { module: 'balls', entity, name: 'kick', data: { speed_mps } };
}

/** A run with people in it: two orders at one instant, one between events, one refused, some idle looking. */
function recorded(): { run: RunState; log: LoggedEvent[] } {
  const sink = collectEvents();
  const run = startRun(kernel, sink, options);
  advanceTo(kernel, run, 700_000, sink);
  inject(kernel, run, kick('red', 3), sink);
  inject(kernel, run, kick('blue', 2.5), sink);
  advanceTo(kernel, run, 700_000, sink);
  inject(kernel, run, kick('green', 1), sink);
  advanceTo(kernel, run, 2_000_001, sink);
  advanceTo(kernel, run, 2_500_000, sink);
  inject(kernel, run, kick('red', 6.25), sink);
  advanceTo(kernel, run, UNTIL_US, sink);
  return { run, log: sink.events };
}

const { run, log } = recorded();

describe('a replay', () => {
  it('needs nothing but the log', () => {
    const stored = JSON.parse(JSON.stringify(log)) as LoggedEvent[];
    const again = replay(ballKernel(), stored, UNTIL_US, options);
    expect(again.difference).toBeUndefined();
    expect(again.digest).toBe(digestOf(run));
    expect(again.run).toStrictEqual(run);
    expect(ordersIn(stored).map(({ time_us, order }) => [time_us, order.entity])).toEqual([
      [700_000, 'red'],
      [700_000, 'blue'],
      [700_000, 'green'],
      [2_500_000, 'red'],
    ]);
  });

  it('tells where another trial parts from it', () => {
    const other = { draws: { ...options.draws, trial: 1 } };
    const { difference } = replay(kernel, log, UNTIL_US, other);
    const firstBounce = log.findIndex((event) => event.kind === ballBounced.kind);
    // The first bounce is where the first draw shows.
    expect(difference).toMatchObject({ index: firstBounce, what: 'data.speed_mps' });
    expect(difference?.words).toMatch(
      /^event 0, 'ball-bounced' of 'red' at \d+ µs: data.speed_mps was [\d.]+, is now [\d.]+$/,
    );
  });

  it('tells where a run parts from it whose state was changed by a single bit', () => {
    const sink = collectEvents();
    const perturbed = replay(kernel, log, 3_000_000, options).run;
    const soFar = perturbed.sequence;
    const blue = (perturbed.states[0] as Balls).balls[0];
    blue.speed_mps *= 1 + Number.EPSILON;
    advanceTo(kernel, perturbed, UNTIL_US, sink);
    const next = log.find((event) => event.sequence >= soFar && event.entity === 'blue');
    expect(firstDifference(log, [...log.slice(0, soFar), ...sink.events])).toMatchObject({
      index: next?.sequence,
      what: 'data.speed_mps',
      words: expect.stringContaining(`'ball-bounced' of 'blue' at ${next?.time_us} µs`),
    });
  });

  it('misses an order that was taken out', () => {
    const without = log.filter((event) => event.kind !== 'order-injected' || event.entity !== 'blue');
    const { difference } = replay(kernel, without, UNTIL_US, options);
    const place = without.findIndex((event) => event.kind === 'ball-kicked' && event.entity === 'blue');
    expect(difference).toMatchObject({ index: place });
  });
});

describe('firstDifference', () => {
  const changed = (index: number, change: object): LoggedEvent[] =>
    log.map((event, i) => (i === index ? ({ ...event, ...change } as LoggedEvent) : event));

  it('is nothing between a log and its copy, nor between 0 and −0', () => {
    expect(firstDifference(log, structuredClone(log))).toBeUndefined();
    const zero = changed(2, { data: { n: 0 } });
    expect(firstDifference(zero, changed(2, { data: { n: -0 } }))).toBeUndefined();
  });

  it.each([
    ['kind', { kind: 'other' }],
    ['entity', { entity: 'other' }],
    ['phase', { phase: 9 }],
    ['time_us', { time_us: 1 }],
  ])('names the %s', (what, change) => {
    expect(firstDifference(log, changed(5, change))).toMatchObject({ index: 5, what });
  });

  it('names the field, inside vectors and lists, and shows both values', () => {
    const index = log.findIndex((event) => event.kind === ballBounced.kind);
    const { data } = log[index];
    const nudged = changed(index, { data: { ...data, place_m: { x: 0, y: 1e-300, z: 0 } } });
    expect(
      firstDifference(changed(index, { data: { ...data, place_m: { x: 0, y: 0, z: 0 } } }), nudged),
    ).toMatchObject({
      what: 'data.place_m.y',
      words: expect.stringMatching(/was 0, is now 1e-300$/),
    });
    const lists = [['a', 'b'], ['a'], ['a', 'c']].map((balls) => changed(0, { data: { balls } }));
    expect(firstDifference(lists[0], lists[1])).toMatchObject({
      what: 'data.balls[1]',
      words: expect.stringMatching(/was "b", is now missing$/),
    });
    expect(firstDifference(lists[1], lists[2])).toMatchObject({ what: 'data.balls[1]' });
    const { bounces: _, ...fewer } = data;
    expect(firstDifference(log, changed(index, { data: fewer }))).toMatchObject({ what: 'data.bounces' });
    expect(firstDifference(changed(index, { data: fewer }), log)).toMatchObject({ what: 'data.bounces' });
  });

  it('tells which log goes on', () => {
    const short = log.slice(0, 4);
    expect(firstDifference(log, short)?.words).toMatch(
      /^the second log ends after 4 events; the recorded one goes on/,
    );
    expect(firstDifference(short, log)).toMatchObject({ index: 4, what: 'length' });
    expect(firstDifference([], [])).toBeUndefined();
  });
});

describe('digestOfLog', () => {
  it('is that of the run, also after storage as JSON', () => {
    expect(digestOfLog(ballEvents, JSON.parse(JSON.stringify(log)) as LoggedEvent[])).toBe(digestOf(run));
    expect(digestOfLog(ballEvents, log.slice(1))).not.toBe(digestOf(run));
  });

  it('refuses events that no kind fits', () => {
    expect(() => digestOfLog([], log)).toThrow(InvariantError);
    expect(() => digestOfLog(ballEvents, [{ ...log[0], data: {} }])).toThrow(InvariantError);
  });
});
