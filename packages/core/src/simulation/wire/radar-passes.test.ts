/** What is told of a pass by a radar when it is over, from passes written by hand. */
import { describe, expect, it } from 'vitest';
import type { Context } from '../../engine/index.js';
import type { World } from '../compile/world.js';
import { countObstacle, dropPasses, endPass, type Pass } from './radar-passes.js';

const world = { batteries: [{ id: 'b' }], threats: [{ id: 'one' }, { id: 'two' }] } as unknown as World;

const passWith = (changes: Partial<Pass>): Pass => ({
  threat: 0,
  body: 0,
  from_us: 0,
  to_us: 1,
  looks: 0,
  seen: { looks: [], plots: [], times_us: [], ranges_m: [] },
  obstacles: [],
  ...changes,
});

function limitAfter(pass: Pass): string {
  const told: object[] = [];
  const context = { emit: (_kind: object, _id: string, data: object) => told.push(data) };
  endPass(world, 0, [pass], 0, 0, 'missile', context as unknown as Context);
  return (told.at(-1) as { limit: string }).limit;
}

const met = (
  pass: Pass,
  reason: 'not-radiating' | 'below-horizon' | 'beyond-radar-range',
  times: number,
): Pass => {
  for (let i = 0; i < times; i++) countObstacle(pass, reason);
  return pass;
};

describe('what stood in the way of a pass', () => {
  it('is what did so most often, looks that found nothing among it', () => {
    expect(limitAfter(met(passWith({ looks: 8 }), 'not-radiating', 23))).toBe('not-radiating');
    expect(limitAfter(met(passWith({ looks: 23 }), 'not-radiating', 8))).toBe('not-detected');
    expect(limitAfter(met(met(passWith({}), 'below-horizon', 3), 'not-radiating', 2))).toBe('below-horizon');
  });

  it('is range only where nothing else was', () => {
    expect(limitAfter(passWith({}))).toBe('beyond-radar-range');
    expect(limitAfter(met(met(passWith({}), 'beyond-radar-range', 50), 'below-horizon', 1))).toBe(
      'below-horizon',
    );
  });

  it('is no more asked where it was detected', () => {
    const seen = { looks: [1], plots: [0], times_us: [0], ranges_m: [1] };
    expect(limitAfter(met(passWith({ looks: 1, seen }), 'not-radiating', 9))).toBe('not-tracked-in-time');
  });
});

describe('passes of bodies that never come to be', () => {
  it('are dropped, and those of others stay', () => {
    const passes = [0, 1, 2].flatMap((body) => [passWith({ body }), passWith({ threat: 1, body })]);
    dropPasses(passes, 0, 1);
    expect(passes.map(({ threat, body }) => [threat, body])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
  });
});
