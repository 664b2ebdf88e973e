/** What is decided rests on what was reported: the truth is for radars, seekers and the score. */
import { collectEvents, createKernel, type LoggedEvent, type Module } from '@testudo/core/engine';
import { plotOrigins } from '@testudo/core/messages';
import { advanceTo, EVENT_KINDS, kernelFor, OutcomeCollector, start } from '@testudo/core/simulation';
import { describe, expect, it } from 'vitest';
import { breachesOfPerceptionLaw, isPerceiving } from './law/perception-law.js';
import { listed, readTree } from './law/source-tree.js';
import { prepared, shipped } from './shipped.js';

const truthOnly = EVENT_KINDS.filter(({ knownTo }) => knownTo.length === 1 && knownTo[0] === 'truth').map(
  ({ kind }) => kind,
);

describe('the law of truth and perception', () => {
  const tree = readTree(['packages/core/src'], ['.ts']);

  it('is kept by every folder that decides', () => {
    expect(listed(breachesOfPerceptionLaw(tree, truthOnly))).toEqual([]);
  });

  it('is looked for in many files and speaks of many messages', () => {
    expect([...tree.keys()].filter(isPerceiving).length).toBeGreaterThan(25);
    expect(truthOnly).toEqual(expect.arrayContaining(['plot-origins', 'radar-pass', 'interceptor-ended']));
  });

  it.each([
    ['a trajectory in tracking', 'tracking/peek.ts', "import { stateAt } from '../motion/index.js';"],
    [
      'a threat in the command post',
      'command/peek.ts',
      "import type { FlownBody } from '../threat/index.js';",
    ],
    [
      'the truth port in its module',
      'simulation/wire/command-module.ts',
      "import { trueMotion } from './true-motion.js';",
    ],
    [
      'the origin of a plot in identification',
      'identification/peek.ts',
      "import { plotOrigins } from '../messages/index.js';",
    ],
    ['the end of an interceptor in the battery', 'battery/peek.ts', 'let e: InterceptorEnded;'],
  ])('catches %s', (_, path, text) => {
    expect(breachesOfPerceptionLaw(new Map([[`packages/core/src/${path}`, text]]), truthOnly)).toHaveLength(
      1,
    );
  });

  it('lets early warning have the burn that an ideal sensor would see', () => {
    const text = 'let burn: BoostSignature;';
    expect(breachesOfPerceptionLaw(new Map([['packages/core/src/warning/a.ts', text]]), truthOnly)).toEqual(
      [],
    );
  });

  it('is kept at run time: no module of perception receives what only the truth knows', () => {
    const { modules } = kernelFor(ready.nominal);
    for (const name of ['tracking', 'identification', 'command', 'battery']) {
      const received = modules.find((module) => module.name === name)?.receives ?? [];
      expect(received.length).toBeGreaterThan(0);
      expect(received.filter((kind) => truthOnly.includes(kind))).toEqual([]);
    }
  });
});

const ready = prepared(shipped('iraq-2020/april'));

/** The radar module with every plot said to come from another threat, and from another body. */
function lying(module: Module<unknown>): Module<unknown> {
  if (module.name !== 'radar') return module;
  const { threats } = ready.nominal;
  return {
    ...module,
    handle(state, task, context) {
      module.handle(state, task, {
        get time_us() {
          return context.time_us;
        },
        get phase() {
          return context.phase;
        },
        draws: context.draws,
        schedule: (request) => context.schedule(request),
        peek: (name) => context.peek(name),
        emit(kind, entity, data) {
          if (kind.kind !== plotOrigins.kind) return context.emit(kind, entity, data);
          const { threat, ...rest } = data as unknown as { threat: string };
          const at = threats.findIndex(({ id }) => id === threat);
          return context.emit(plotOrigins, entity, {
            ...rest,
            threat: threats[(at * 7 + 3) % threats.length].id,
          } as never);
        },
      });
    },
  };
}

describe('a run of iraq-2020/april', () => {
  it('goes the same way when the origin of every plot is a lie: only the score differs', () => {
    const events = (scrambled: boolean) => {
      const { nominal } = ready;
      const honest = kernelFor(nominal);
      const kernel = scrambled ? createKernel(honest.modules.map(lying), EVENT_KINDS) : honest;
      const kept = collectEvents();
      const score = new OutcomeCollector(nominal);
      const sink = {
        event(event: LoggedEvent) {
          kept.event(event);
          score.event(event);
        },
      };
      const run = start(ready, { seed: { lo: 7, hi: 0 }, trial: 0 }, sink, nominal, kernel);
      advanceTo(run, Number.POSITIVE_INFINITY);
      return { events: kept.events, outcome: score.finish() };
    };
    const straight = events(false);
    const crooked = events(true);
    const withoutOrigins = (all: readonly LoggedEvent[]) =>
      all.filter(({ kind }) => kind !== plotOrigins.kind);
    expect(straight.events.filter(({ kind }) => kind === plotOrigins.kind).length).toBeGreaterThan(10);
    expect(withoutOrigins(crooked.events)).toEqual(withoutOrigins(straight.events));
    expect(crooked.outcome.killed).toBe(straight.outcome.killed);
    expect(crooked.outcome.threats.map(({ ladders }) => ladders)).not.toEqual(
      straight.outcome.threats.map(({ ladders }) => ladders),
    );
  });
});
