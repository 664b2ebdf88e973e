/** A run is a value: it can be photographed, continued, cut into pieces and replayed, and nothing changes. */
import {
  collectEvents,
  freezing,
  type LoggedEvent,
  replay,
  snapshotFromJson,
  snapshotToJson,
} from '@testudo/core/engine';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { advanceTo, digest, inject, restore, simulate, snapshot, start } from '@testudo/core/simulation';
import { describe, expect, it } from 'vitest';
import { prepared, shipped } from './shipped.js';

const SEED = { lo: 1, hi: 0 };
const january = shipped('iraq-2020/january');
const ready = prepared(january);
const whole = simulate(ready, { seed: SEED });

/** The scenario with two more threats, which arrive among the others. */
function reinforced(scenario: ResolvedScenario): ResolvedScenario {
  const { threats } = scenario;
  const extra = [1, 2].map((index) => ({ ...threats[0], id: `another-${index}`, group: 'another', index }));
  return { ...scenario, threats: [...threats, ...extra].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

function withoutSequence({ sequence: _, ...event }: LoggedEvent) {
  return event;
}

describe('a run', () => {
  it('has one digest for one seed, and others for other seeds and trials', () => {
    expect(simulate(ready, { seed: SEED }).digest).toBe(whole.digest);
    expect(simulate(ready, { seed: { lo: 2, hi: 0 } }).digest).not.toBe(whole.digest);
    expect(simulate(ready, { seed: SEED, trial: 1 }).digest).not.toBe(whole.digest);
  });

  it('goes on from a snapshot at every tenth event as if nothing had been', () => {
    const times = whole.events.filter((_, i) => i % 10 === 5).map((event) => event.time_us);
    const run = start(ready, { seed: SEED, trial: 0 });
    for (const time of times) {
      advanceTo(run, time);
      const photographed = snapshot(run);
      const continued = restore(run, photographed);
      advanceTo(continued, Number.POSITIVE_INFINITY);
      expect(digest(continued)).toBe(whole.digest);
      const read = restore(run, snapshotFromJson(snapshotToJson(photographed)));
      advanceTo(read, Number.POSITIVE_INFINITY);
      expect(digest(read)).toBe(whole.digest);
    }
  });

  it.each(['iraq-2020/january', 'iraq-2020/april', 'iraq-2020/taji'])(
    'changes nothing that %s told',
    (name) => {
      const world = prepared(shipped(name));
      for (let trial = 0; trial < 3; trial++) {
        const run = start(world, { seed: SEED, trial }, freezing());
        advanceTo(run, Number.POSITIVE_INFINITY);
        expect(digest(run)).toBe(simulate(world, { seed: SEED, trial }).digest);
      }
    },
  );

  it('does not depend on what its kernel ran before, nor on its having run at all', () => {
    const scenario = shipped('iraq-2020/april');
    const digestOfTrial = (world: ReturnType<typeof prepared>, trial: number) =>
      simulate(world, { seed: SEED, trial }).digest;
    const used = prepared(scenario);
    for (const trial of [3, 1, 2]) digestOfTrial(used, trial);
    for (const trial of [0, 2]) {
      expect(digestOfTrial(used, trial)).toBe(digestOfTrial(prepared(scenario), trial));
    }
  });

  it('is the same in pieces of any length', () => {
    for (const piece_us of [7_000_003, 600_000_000]) {
      const run = start(ready, { seed: SEED, trial: 0 });
      for (let time = piece_us; time < january.duration_us; time += piece_us) advanceTo(run, time);
      advanceTo(run, Number.POSITIVE_INFINITY);
      expect(digest(run)).toBe(whole.digest);
    }
  });

  it('records an order from outside, and a replay of the record needs nothing else', () => {
    const kept = collectEvents();
    const run = start(ready, { seed: SEED, trial: 0 }, kept);
    advanceTo(run, 3_600_000_000);
    inject(run, { module: 'warning', entity: 'erbil', name: 'sound-alarm', data: null });
    inject(run, { module: 'warning', entity: 'nowhere', name: 'sound-alarm', data: null });
    advanceTo(run, Number.POSITIVE_INFINITY);
    const kinds = kept.events.map((event) => event.kind);
    expect(kinds.filter((kind) => kind === 'order-injected')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'order-refused')).toHaveLength(1);
    const sheltered = kept.events.find(
      (event) => event.kind === 'people-sheltered' && event.data.place === 'erbil',
    );
    // One hour after the epoch, and a nominal minute to reach shelter.
    expect(sheltered?.time_us).toBe(3_660_000_000);
    const again = replay(run.kernel, kept.events, Number.POSITIVE_INFINITY, {
      draws: { seed: SEED, trial: 0 },
    });
    expect(again.difference).toBeUndefined();
  });

  it('does not change for what was there when more threats are added', () => {
    const more = simulate(prepared(reinforced(january)), { seed: SEED });
    const mine = (event: LoggedEvent) => event.kind !== 'area-warned' && !event.entity.startsWith('another');
    const ids = new Set(january.threats.map((threat) => threat.id));
    const of = (events: readonly LoggedEvent[]) =>
      events.filter((event) => mine(event) && ids.has(event.entity)).map(withoutSequence);
    expect(of(more.events)).toEqual(of(whole.events));
    expect(more.outcome.launched).toBe(whole.outcome.launched + 2);
  });
});
