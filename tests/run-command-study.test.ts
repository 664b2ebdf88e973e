/** A study on worker threads: the same results on one worker and on many, and nothing lost when it is stopped. */
import { seedFrom } from '@testudo/core/numerics';
import { runTrials, studyDigest } from '@testudo/core/study';
import { runStudy } from '@testudo/runner';
import { describe, expect, it } from 'vitest';
import { prepared, shipped } from './shipped.js';

const scenario = shipped('first-shot');
const plan = { seed: seedFrom(3), trials: 60, samples: 7 };

describe('a study on worker threads', () => {
  it('has the digest that it has on none, on one worker and on two', async () => {
    const rows = runTrials(prepared(scenario), plan, 0, plan.trials);
    const [one, two] = await Promise.all([1, 2].map((workers) => runStudy(scenario, plan, { workers })));
    expect(one?.digest).toBe(studyDigest(rows));
    expect(two?.digest).toBe(studyDigest(rows));
    expect(two?.rows).toEqual(rows);
    expect(two?.complete).toBe(true);
  });

  it('tells how far it is', async () => {
    const seen: number[] = [];
    await runStudy(
      scenario,
      { ...plan, trials: 20 },
      { workers: 2, onProgress: ({ done, asked }) => seen.push(done / asked) },
    );
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('keeps what is done when it is stopped, each trial as it would have been', async () => {
    const stop = new AbortController();
    const long = { ...plan, trials: 100_000, samples: 40 };
    const run = await runStudy(scenario, long, {
      workers: 2,
      signal: stop.signal,
      onProgress: ({ done }) => {
        if (done > 30) stop.abort();
      },
    });
    expect(run.complete).toBe(false);
    expect(run.rows.length).toBeGreaterThan(30);
    expect(run.rows.length).toBeLessThan(50_000);
    expect(new Set(run.rows.map(({ trial }) => trial)).size).toBe(run.rows.length);
    expect(run.rows.map(({ trial }) => trial)).toEqual(
      run.rows.map(({ trial }) => trial).sort((a, b) => a - b),
    );
    const last = run.rows.at(-1);
    if (last === undefined) throw new Error('no row');
    expect(runTrials(prepared(scenario), long, last.trial, last.trial + 1)).toEqual([last]);
  });

  it('does nothing where it is stopped before it begins, or has no trials', async () => {
    const stopped = await runStudy(scenario, plan, { workers: 2, signal: AbortSignal.abort() });
    expect(stopped).toMatchObject({ rows: [], complete: false });
    expect(await runStudy(scenario, { ...plan, trials: 0 }, { workers: 2 })).toMatchObject({
      rows: [],
      complete: true,
    });
  });

  it('ends with the error of a worker that cannot run, also while others are still loading', async () => {
    const broken = { ...scenario, catalogue: [] };
    for (const workers of [2, 6, 6, 6]) await expect(runStudy(broken, plan, { workers })).rejects.toThrow();
  });
});
