/** The promise of messages: a radar can be replaced, and nobody downstream notices. */
import type { LoggedEvent, Module } from '@testudo/core/engine';
import { plotOrigins, radarPass, radarPlots } from '@testudo/core/messages';
import { InvariantError, seedFrom } from '@testudo/core/numerics';
import { EVENT_KINDS, kernelFor, PHASE_RADAR, simulate } from '@testudo/core/simulation';
import { runTrials, trialRunner } from '@testudo/core/study';
import { describe, expect, it } from 'vitest';
import { turningRadar } from '../examples/turning-radar.mjs';
import { prepared, shipped } from './shipped.js';

const april = prepared(shipped('iraq-2020/april'));
const seed = seedFrom(11);
const ofRadar = new Set([radarPlots.kind, plotOrigins.kind, radarPass.kind]);
const downstream = (events: readonly LoggedEvent[]) =>
  events.filter(({ kind }) => !ofRadar.has(kind as never));

/** A module that says at their times what was recorded of a radar, and knows nothing else of the run. */
function recorded(events: readonly LoggedEvent[]): Module<null> {
  const kinds = new Map(EVENT_KINDS.map((kind) => [kind.kind, kind]));
  return {
    name: 'radar',
    initial: () => null,
    start(_, context) {
      events.forEach(({ time_us, entity }, index) => {
        context.schedule({ at_us: time_us, phase: PHASE_RADAR, entity, name: 'say', data: { index } });
      });
    },
    handle(_, task, context) {
      const { kind, entity, data } = events[(task.data as { index: number }).index];
      const said = kinds.get(kind);
      if (said === undefined) throw new Error(`no kind ${kind}`);
      context.emit(said, entity, data as never);
    },
  };
}

describe('recorded plots in place of the radars of April', () => {
  const original = simulate(april, { seed });
  const plots = original.events.filter(({ kind }) => ofRadar.has(kind as never));

  it('lead to the same tracks, orders, interceptors and warnings, event by event', () => {
    const replayed = simulate(april, { seed, modules: () => [recorded(plots)] });
    expect(plots.length).toBeGreaterThan(100);
    expect(downstream(replayed.events)).toEqual(downstream(original.events));
    expect(replayed.outcome).toEqual(original.outcome);
  });

  it('are what is decided on: without those of the first half of its looks, a defence does otherwise', () => {
    const late = plots.filter(({ kind }, i) => kind !== radarPlots.kind || i > plots.length / 2);
    const replayed = simulate(april, { seed, modules: () => [recorded(late)] });
    expect(downstream(replayed.events)).not.toEqual(downstream(original.events));
  });
});

describe('the turning radar of the examples', () => {
  const ready = prepared(shipped('first-shot/defended'));
  const run = simulate(ready, { seed, modules: (world) => [turningRadar(world)] });
  const plots = run.events.filter(({ kind }) => kind === radarPlots.kind);

  it('looks once a turn, finds nothing beyond its range, and is heard by the tracker', () => {
    const launch_us = run.outcome.threats[0].launch_us;
    expect(plots.length).toBeGreaterThan(10);
    for (const { time_us, data } of plots) {
      expect((time_us - launch_us) % 4_000_000).toBe(0);
      expect((data as { ranges_m: number[] }).ranges_m[0]).toBeLessThan(120_000 + 5 * 50);
    }
    expect(run.outcome.threats[0].ladders[0].tracked_us).toBeDefined();
  });

  it('is scored like any other: its plots are known to come from the missile', () => {
    const [{ ladders }] = run.outcome.threats;
    expect(ladders[0].detected_us).toBe(plots[0].time_us);
    expect(ladders[0].detectionRange_m).toBeLessThanOrEqual(120_000);
  });

  it('is as repeatable as the rest', () => {
    expect(simulate(ready, { seed, modules: (world) => [turningRadar(world)] }).digest).toBe(run.digest);
  });
});

describe('modules of one’s own', () => {
  const ready = prepared(shipped('first-shot/defended'));
  const plan = { seed, trials: 4, samples: 2 };

  it('are used in trials too, and shipped ones where none are given', () => {
    const own = trialRunner(ready, plan, { modules: (world) => [turningRadar(world)] });
    const shippedRows = runTrials(ready, plan, 0, plan.trials);
    const ownRows = [0, 1, 2, 3].map(own);
    expect(ownRows.every(({ ok }) => ok)).toBe(true);
    expect(ownRows).not.toEqual(shippedRows);
    expect([0, 1, 2, 3].map(trialRunner(ready, plan, { modules: () => [] }))).toEqual(shippedRows);
  });

  it('are refused where the world has no module of that name', () => {
    const stranger = { name: 'sonar', initial: () => null, handle() {} };
    expect(() => kernelFor(ready.nominal, () => [stranger])).toThrow(InvariantError);
    expect(() => kernelFor(ready.nominal, () => [stranger])).toThrow('sonar');
  });
});
