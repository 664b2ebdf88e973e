/** A run with a defence is a value too: photographed, cut into pieces, joined by others, and nothing changes. */
import { isEvent, type LoggedEvent, snapshotFromJson, snapshotToJson } from '@testudo/core/engine';
import { interceptorLaunched, launchRefused, trackLost } from '@testudo/core/messages';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { advanceTo, digest, restore, simulate, snapshot, start } from '@testudo/core/simulation';
import { runTrials, studyDigest } from '@testudo/core/study';
import { runStudy } from '@testudo/runner';
import { describe, expect, it } from 'vitest';
import { degrees, exactly } from './altered.js';
import { prepared, shipped } from './shipped.js';

const SEED = { lo: 7, hi: 0 };
const april = shipped('iraq-2020/april');
const ready = prepared(april);
const whole = simulate(ready, { seed: SEED });

/** Events about what a battery does, and its tracks, orders and interceptors. */
function ofBattery(events: readonly LoggedEvent[], id: string): readonly unknown[] {
  return events.filter(({ entity }) => entity.startsWith(id)).map(({ sequence: _, ...event }) => event);
}

describe('a run of iraq-2020/april', () => {
  it('fires and kills: there is something to keep', () => {
    expect(whole.outcome.engaged).toBeGreaterThan(5);
    expect(whole.outcome.killed).toBeGreaterThan(2);
  });

  it('launches nothing at a track that was given up, and tells so of what was ordered', () => {
    let given = 0;
    let refused = 0;
    for (let trial = 0; trial < 20; trial++) {
      const gone = new Set<string>();
      for (const event of simulate(ready, { seed: SEED, trial }).events) {
        if (isEvent(event, trackLost)) gone.add(event.data.track);
        if (isEvent(event, interceptorLaunched)) expect(gone).not.toContain(event.data.track);
        if (isEvent(event, launchRefused) && event.data.reason === 'not-tracked-in-time') {
          refused += 1;
          expect(gone).toContain(event.data.track);
        }
      }
      given += gone.size;
    }
    expect(given).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(3);
  });

  it('goes on from snapshots, in memory and as JSON, as if nothing had been', () => {
    const times = whole.events.filter((_, i) => i % 67 === 5).map((event) => event.time_us);
    const run = start(ready, { seed: SEED, trial: 0 });
    for (const [i, time] of times.entries()) {
      advanceTo(run, time);
      const photographed = snapshot(run);
      const read = i % 2 === 0 ? photographed : snapshotFromJson(snapshotToJson(photographed));
      const continued = restore(run, read);
      advanceTo(continued, Number.POSITIVE_INFINITY);
      expect(digest(continued)).toBe(whole.digest);
    }
  });

  it('is the same in pieces', () => {
    const run = start(ready, { seed: SEED, trial: 0 });
    for (let time = 1_700_003; time < 15_000_000_000; time += 11_000_003) advanceTo(run, time);
    advanceTo(run, Number.POSITIVE_INFINITY);
    expect(digest(run)).toBe(whole.digest);
  });

  it('has the same digest whatever ran before on the same kernel', () => {
    const run = start(ready, { seed: SEED, trial: 3 });
    advanceTo(run, Number.POSITIVE_INFINITY);
    const again = start(ready, { seed: SEED, trial: 0 }, undefined, ready.nominal, run.kernel);
    advanceTo(again, Number.POSITIVE_INFINITY);
    expect(digest(again)).toBe(whole.digest);
  });

  it('goes as before at Ain al-Asad when one more missile flies at Erbil', () => {
    const threat = april.threats.find(({ at, volley }) => at === 'erbil' && volley === 'v1');
    if (threat === undefined) throw new Error('nothing flies at Erbil');
    const more: ResolvedScenario = {
      ...april,
      threats: [
        ...april.threats,
        { ...threat, id: 'another-1', group: 'another', spacing_s: exactly(0, 's') },
      ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    };
    const { events } = simulate(prepared(more), { seed: SEED });
    expect(ofBattery(events, 'asad')).toEqual(ofBattery(whole.events, 'asad'));
    expect(ofBattery(events, 'erbil-')).not.toEqual(ofBattery(whole.events, 'erbil-'));
  });

  it('goes as before when one more battery watches and holds its fire', () => {
    const [model] = april.batteries.filter(({ id }) => id.startsWith('asad'));
    const watching = {
      ...model,
      id: 'watching-patriot',
      latitude_rad: model.latitude_rad + degrees(0.05),
      weaponsControl: { ballistic: 'hold', airBreathing: 'hold' },
    } as const;
    const more: ResolvedScenario = {
      ...april,
      batteries: [...april.batteries, watching].sort((a, b) => (a.id < b.id ? -1 : 1)),
    };
    const { events, outcome } = simulate(prepared(more), { seed: SEED });
    for (const { id } of april.batteries) expect(ofBattery(events, id)).toEqual(ofBattery(whole.events, id));
    expect(outcome.batteries.find(({ battery }) => battery === 'watching-patriot')?.tracked).toBeGreaterThan(
      0,
    );
  });
});

describe('a study of iraq-2020/april', () => {
  it('has one digest on one worker, on two, and without any', async () => {
    const plan = { seed: SEED, trials: 8, samples: 4 };
    const alone = studyDigest(runTrials(ready, plan, 0, plan.trials));
    for (const workers of [1, 2]) {
      expect((await runStudy(april, plan, { workers })).digest).toBe(alone);
    }
  });
});
