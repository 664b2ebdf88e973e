/** The raid of a timeline on worker threads: the same on one worker and on many, and nothing lost when it is stopped. */
import { seedFrom } from '@testudo/core/numerics';
import { raidMoments, raidSample } from '@testudo/core/study';
import { runRaid } from '@testudo/runner';
import { describe, expect, it } from 'vitest';
import { prepared, shipped } from './shipped.js';

const scenario = shipped('iraq-2020/deployment');
const ready = prepared(scenario);
const DRAWS = 4;
const plan = { seed: seedFrom(8), samples: 1000 };
const span = { fromUnix_us: Date.UTC(2020, 3, 1) * 1000, toUnix_us: Date.UTC(2020, 3, 7) * 1000 };
const moments = raidMoments(ready, span);

describe('a raid on every day, on worker threads', () => {
  it('is draw for draw what it is on none', async () => {
    const alone = Array.from({ length: DRAWS }, (_, sample) => ({
      sample,
      flown: raidSample(ready, plan, sample, moments),
    }));
    const seen: number[] = [];
    const onProgress = ({ done, asked }: { done: number; asked: number }) => seen.push(done / asked);
    for (const workers of [1, 3])
      expect(await runRaid(scenario, plan, moments, DRAWS, { workers, onProgress })).toEqual(alone);
    expect(seen.at(-1)).toBe(1);
    // Not all the same: an order that got lost would show.
    expect(new Set(alone.map(({ flown }) => JSON.stringify(flown))).size).toBe(DRAWS);
  });

  it('keeps the draws that are done when it is stopped, each as it would have been', async () => {
    const stop = new AbortController();
    const flown = await runRaid(scenario, plan, moments, plan.samples, {
      workers: 2,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(flown.length).toBeGreaterThan(0);
    expect(flown.length).toBeLessThan(plan.samples);
    const numbers = flown.map(({ sample }) => sample);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    for (const { sample, flown: own } of flown.slice(-1))
      expect(own).toEqual(raidSample(ready, plan, sample, moments));
  });

  it('does nothing where it is stopped before it begins, or there is no day or draw', async () => {
    const signal = AbortSignal.abort();
    expect(await runRaid(scenario, plan, moments, DRAWS, { workers: 2, signal })).toEqual([]);
    expect(await runRaid(scenario, plan, [], DRAWS, { workers: 2 })).toEqual([]);
    expect(await runRaid(scenario, plan, moments, 0, { workers: 2 })).toEqual([]);
  });
});
