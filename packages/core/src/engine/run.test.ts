import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError, seedFrom } from '../numerics/index.js';
import {
  type Balls,
  ballBounced,
  ballEvents,
  ballKernel,
  ballsModule,
  type Listener,
  loudSeries,
} from './bouncing-ball.fixture.js';
import { defineEvent, isEvent, type LoggedEvent } from './event-kind.js';
import { i64 } from './fields.js';
import { createKernel, orderInjected } from './kernel.js';
import type { Module } from './module.js';
import { advanceTo, digestOf, endRun, inject, ORDER_PHASE, startRun } from './run.js';
import type { RunState } from './run-state.js';
import { collectEvents, freezing, keepKinds, keepNothing } from './sink.js';
import { restore, snapshot, snapshotFromJson, snapshotToJson } from './snapshot.js';

const kernel = ballKernel();
const draws = { seed: seedFrom(5), trial: 2 };
const kick = { module: 'balls', entity: 'red', name: 'kick', data: { speed_mps: 4 } };

/** The whole run in one go. */
function whole(): { run: RunState; events: LoggedEvent[] } {
  const sink = collectEvents();
  const run = startRun(kernel, sink, { draws });
  advanceTo(kernel, run, Number.POSITIVE_INFINITY, sink);
  return { run, events: sink.events };
}

const { run: wholeRun, events: wholeLog } = whole();

describe('a run', () => {
  it('follows the balls as physics says', () => {
    const first = wholeLog.find((event) => event.entity === 'blue');
    // From 2 m: √(2 · 2 / 9.81) s.
    expect(first?.time_us).toBe(Math.ceil(Math.sqrt(4 / 9.81) * 1e6));
    for (const event of wholeLog) {
      if (!isEvent(event, ballBounced) || event.data.next_us === undefined) continue;
      const flight_us = (2 * event.data.speed_mps * 1e6) / 9.81;
      expect(Math.abs(event.data.next_us - event.time_us - flight_us)).toBeLessThan(2);
    }
    expect(wholeLog.length).toBeGreaterThan(25);
    expect(wholeRun.agenda.tasks).toEqual([]);
  });

  it('hands its room on when it is ended: what stood there is in no digest of the next ones', () => {
    const own = ballKernel();
    const go = (until_us: number): RunState => {
      const run = startRun(own, keepNothing, { draws });
      advanceTo(own, run, until_us, keepNothing);
      return run;
    };
    const long = go(Number.POSITIVE_INFINITY);
    const expected = digestOf(wholeRun);
    expect(digestOf(long)).toBe(expected);
    const room = long.digest.pending;
    endRun(own, long);
    const first_us = wholeLog[0].time_us;
    const [short, beside] = [go(first_us), go(Number.POSITIVE_INFINITY)];
    expect(short.digest.pending).toBe(room);
    expect(beside.digest.pending).not.toBe(room);
    expect(digestOf(beside)).toBe(expected);
    const fresh = startRun(kernel, keepNothing, { draws });
    advanceTo(kernel, fresh, first_us, keepNothing);
    expect(digestOf(short)).toBe(digestOf(fresh));
    expect(snapshot(short)).toEqual(snapshot(fresh));
    advanceTo(own, short, Number.POSITIVE_INFINITY, keepNothing);
    expect(digestOf(short)).toBe(expected);
  });

  it('that was ended is over', () => {
    const own = ballKernel();
    const run = startRun(own, keepNothing, { draws });
    advanceTo(own, run, Number.POSITIVE_INFINITY, keepNothing);
    endRun(own, run);
    expect(() => digestOf(run)).toThrow('a run that was ended has no digest');
    expect(() => snapshot(run)).toThrow(InvariantError);
    expect(() => advanceTo(own, run, Number.POSITIVE_INFINITY, keepNothing)).toThrow(InvariantError);
    expect(() => endRun(own, run)).toThrow('cannot end');
  });

  it('is numbered, and in order of time and phase', () => {
    wholeLog.forEach((event, i) => {
      expect(event.sequence).toBe(i);
      if (i > 0) expect(event.time_us).toBeGreaterThanOrEqual(wholeLog[i - 1].time_us);
    });
    expect(wholeRun.sequence).toBe(wholeLog.length);
    expect(wholeRun.time_us).toBe(wholeLog.at(-1)?.time_us);
  });

  it('delivers events to those who receive them, within the instant', () => {
    const bounces = wholeLog.filter((event) => isEvent(event, ballBounced) && event.data.speed_mps >= 2);
    const series = wholeLog.filter((event) => isEvent(event, loudSeries));
    expect(series).toHaveLength(Math.floor(bounces.length / 3));
    expect(series[0]).toMatchObject({ time_us: bounces[2].time_us, sequence: bounces[2].sequence + 1 });
    expect((wholeRun.states[1] as Listener).heard).toHaveLength(bounces.length);
  });

  it('is the same again, and another with another seed or trial', () => {
    expect(digestOf(whole().run)).toBe(digestOf(wholeRun));
    expect(whole().events).toStrictEqual(wholeLog);
    for (const other of [
      { ...draws, trial: 3 },
      { ...draws, seed: seedFrom(6) },
    ]) {
      const run = startRun(kernel, keepNothing, { draws: other });
      advanceTo(kernel, run, Number.POSITIVE_INFINITY, keepNothing);
      expect(digestOf(run)).not.toBe(digestOf(wholeRun));
    }
  });

  it('lets a ball bounce as it does, whoever else is there', () => {
    const sink = collectEvents([ballBounced.kind]);
    const more = ballKernel([
      { id: 'amber', height_m: 3 },
      { id: 'blue', height_m: 2 },
    ]);
    advanceTo(more, startRun(more, sink, { draws }), Number.POSITIVE_INFINITY, sink);
    const ofBlue = (events: readonly LoggedEvent[]) =>
      events
        .filter((event) => isEvent(event, ballBounced) && event.entity === 'blue')
        .map((event) => [event.time_us, isEvent(event, ballBounced) && event.data.speed_mps]);
    expect(ofBlue(sink.events)).toEqual(ofBlue(wholeLog));
  });

  it('may begin at another time', () => {
    const late = startRun(kernel, keepNothing, { time_us: 1_000 });
    expect(late.time_us).toBe(1_000);
    expect(() => startRun(kernel, keepNothing, { time_us: 0.5 })).toThrow(InvariantError);
  });
});

describe('cutting a run into pieces', () => {
  it('changes nothing', () => {
    const end = wholeRun.time_us;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: end }), { maxLength: 12 }), (cuts) => {
        const sink = collectEvents();
        const run = startRun(kernel, sink, { draws });
        for (const cut of [...cuts].sort((a, b) => a - b)) advanceTo(kernel, run, cut, sink);
        advanceTo(kernel, run, Number.POSITIVE_INFINITY, sink);
        expect(digestOf(run)).toBe(digestOf(wholeRun));
        expect(run.states).toStrictEqual(wholeRun.states);
        expect(sink.events).toStrictEqual(wholeLog);
      }),
      { numRuns: 50 },
    );
  });

  it('leaves the run at the time asked for, with all done that was due', () => {
    const run = startRun(kernel, keepNothing, { draws });
    const { time_us } = wholeLog[7];
    advanceTo(kernel, run, time_us - 1, keepNothing);
    const before = run.sequence;
    advanceTo(kernel, run, time_us, keepNothing);
    expect(run.sequence).toBeGreaterThan(before);
    expect(run.time_us).toBe(time_us);
    advanceTo(kernel, run, time_us, keepNothing);
    expect(() => advanceTo(kernel, run, time_us - 1, keepNothing)).toThrow(InvariantError);
    expect(() => advanceTo(kernel, run, time_us + 0.5, keepNothing)).toThrow(InvariantError);
    expect(() => advanceTo(kernel, run, Number.NaN, keepNothing)).toThrow(InvariantError);
  });
});

describe('snapshot and restore', () => {
  it('at every event give the same digest, as data and as text, in a new kernel', () => {
    const run = startRun(kernel, keepNothing, { draws });
    const times = [...new Set(wholeLog.map((event) => event.time_us))];
    expect(times.length).toBeGreaterThan(20);
    for (const time_us of times) {
      advanceTo(kernel, run, time_us, keepNothing);
      const taken = snapshot(run);
      const stored = snapshotToJson(run);
      for (const again of [restore(taken), restore(taken), snapshotFromJson(stored)]) {
        expect(snapshot(again)).toStrictEqual(taken);
        const anew = ballKernel();
        advanceTo(anew, again, Number.POSITIVE_INFINITY, keepNothing);
        expect(digestOf(again)).toBe(digestOf(wholeRun));
        expect(again.states).toStrictEqual(wholeRun.states);
      }
    }
    advanceTo(kernel, run, Number.POSITIVE_INFINITY, keepNothing);
    expect(digestOf(run)).toBe(digestOf(wholeRun));
  });

  it('refuse a state that is not plain, and name the place', () => {
    const run = startRun(kernel, keepNothing, { draws });
    (run.states[0] as { balls: unknown[] }).balls[1] = { bounce: () => 1 };
    expect(() => snapshot(run)).toThrow("state of 'balls'.balls[1].bounce is a function");
    const closure: Module<unknown> = {
      name: 'closure',
      initial: () => ({ act: () => 1 }),
      handle() {},
    };
    expect(() => startRun(createKernel([closure], []), keepNothing)).toThrow(
      "initial state of 'closure'.act",
    );
  });

  it('refuse a text that is none, and a run of other modules', () => {
    expect(() => snapshotFromJson('{"format": 2}')).toThrow(InvariantError);
    expect(() => snapshotFromJson('{"format": 1, "run": {"time_us": 0}}')).toThrow(InvariantError);
    expect(() => snapshotFromJson('null')).toThrow(InvariantError);
    const run = startRun(kernel, keepNothing, { draws });
    const other = createKernel([ballsModule([])], ballEvents);
    expect(() => advanceTo(other, run, 1, keepNothing)).toThrow('other modules');
  });
});

describe('the sink', () => {
  it('keeps what it likes and changes nothing', () => {
    const some = collectEvents([loudSeries.kind]);
    const handedOn = collectEvents();
    for (const sink of [keepNothing, some, keepKinds([loudSeries.kind], handedOn)]) {
      const run = startRun(kernel, sink, { draws });
      advanceTo(kernel, run, Number.POSITIVE_INFINITY, sink);
      expect(digestOf(run)).toBe(digestOf(wholeRun));
    }
    expect(some.events).toStrictEqual(wholeLog.filter((event) => event.kind === loudSeries.kind));
    expect(handedOn.events).toStrictEqual(some.events);
  });
});

describe('orders', () => {
  it('are logged as they came and then acted on', () => {
    const sink = collectEvents();
    const run = startRun(kernel, sink, { draws });
    advanceTo(kernel, run, 1_000_000, sink);
    const before = sink.events.length;
    inject(kernel, run, kick, sink);
    expect(sink.events[before]).toMatchObject({
      kind: orderInjected.kind,
      time_us: 1_000_000,
      phase: ORDER_PHASE,
      entity: 'red',
      data: {
        module: 'balls',
        order: '{"data":{"speed_mps":4},"entity":"red","module":"balls","name":"kick"}',
      },
    });
    expect(sink.events[before + 1]).toMatchObject({
      kind: 'ball-kicked',
      entity: 'red',
      data: { speed_mps: 4 },
    });
    const red = (run.states[0] as Balls).balls[1];
    expect(red.speed_mps).toBe(4);
    const bounces = red.bounces;
    advanceTo(kernel, run, 1_000_000 + 800_000, sink);
    // Up for 4/9.81 s, so the bounce that was due before is no longer.
    expect(red.bounces).toBe(bounces);
  });

  it('leave nothing undone that is due at once, nor does the start', () => {
    const done: string[] = [];
    const eager: Module<object> = {
      name: 'eager',
      initial: () => ({}),
      start: (_, context) => context.schedule({ at_us: 0, phase: 2, entity: '', name: 'at start' }),
      handle: (_, task) => done.push(task.name),
      // After an order the instant begins anew, so the first phase is open again.
      order: (_, order, context) =>
        context.schedule({ at_us: context.time_us, phase: 0, entity: '', name: order.name }),
    };
    const own = createKernel([eager], []);
    const run = startRun(own, keepNothing);
    expect(done).toEqual(['at start']);
    inject(own, run, { module: 'eager', entity: '', name: 'at once', data: null }, keepNothing);
    expect(done).toEqual(['at start', 'at once']);
  });

  it('that make no sense to the module are answered by an event', () => {
    const sink = collectEvents();
    const run = startRun(kernel, sink, { draws });
    inject(kernel, run, { ...kick, entity: 'green' }, sink);
    inject(kernel, run, { ...kick, data: 'hard' }, sink);
    expect(sink.events.map((event) => event.kind)).toEqual([
      'order-injected',
      'kick-refused',
      'order-injected',
      'kick-refused',
    ]);
  });

  it('to nobody, to a module that takes none, or not in JSON are the caller’s bug and leave no trace', () => {
    const run = startRun(kernel, keepNothing, { draws });
    const before = snapshot(run);
    expect(() => inject(kernel, run, { ...kick, module: 'wind' }, keepNothing)).toThrow("'wind'");
    expect(() => inject(kernel, run, { ...kick, module: 'listener' }, keepNothing)).toThrow(
      'takes no orders',
    );
    expect(() => inject(kernel, run, { ...kick, data: { speed_mps: Number.NaN } }, keepNothing)).toThrow(
      InvariantError,
    );
    expect(() => inject(kernel, run, { ...kick, data: { act: () => 1 } }, keepNothing)).toThrow('.data.act');
    expect(snapshot(run)).toStrictEqual(before);
  });
});

describe('what modules may not do', () => {
  const ping = defineEvent({ kind: 'ping', about: '', knownTo: [], fields: { n: i64('') } });

  function doing(
    act: Module<object>['handle'],
    more: Partial<Module<object>> = {},
    sink = keepNothing,
  ): () => void {
    const module: Module<object> = {
      name: 'm',
      initial: () => ({}),
      start(_, context) {
        context.schedule({ at_us: 10, phase: 3, entity: 'e', name: 'go' });
      },
      handle: act,
      ...more,
    };
    const limits = { eventsPerTask: 1000, tasksPerInstant: 1000 };
    const own = createKernel([module], [ping], limits);
    return () => advanceTo(own, startRun(own, sink), 100, sink);
  }

  it('schedule in the past', () => {
    const at = (at_us: number, phase: number) =>
      doing((_, task, context) => {
        if (task.name === 'go') context.schedule({ at_us, phase, entity: 'e', name: 'again' });
      });
    expect(at(9, 3)).toThrow('in the past');
    expect(at(10, 2)).toThrow('in the past');
    expect(at(Number.NaN, 3)).toThrow('in the past');
    expect(at(10.5, 3)).toThrow('no whole');
    expect(at(10, 3)).not.toThrow();
    expect(at(10, 4)).not.toThrow();
    expect(at(11, 0)).not.toThrow();
  });

  it('go on for ever within an instant', () => {
    const again = { at_us: 10, phase: 3, entity: 'e', name: 'go' };
    expect(doing((_, __, context) => context.schedule(again))).toThrow('endless loop');
    const echo: Partial<Module<object>> = {
      receives: ['ping'],
      receive: (_, __, context) => context.emit(ping, 'e', { n: 1 }),
    };
    expect(doing((_, __, context) => context.emit(ping, 'e', { n: 0 }), echo)).toThrow('endless loop');
  });

  it('emit a kind that the kernel does not know, even under a known name', () => {
    const twin = defineEvent({ kind: 'ping', about: '', knownTo: [], fields: { n: i64('') } });
    expect(doing((_, __, context) => context.emit(twin, 'e', { n: 0 }))).toThrow("'ping'");
    expect(doing((_, __, context) => context.emit(ballBounced, 'e', {} as never))).toThrow("'ball-bounced'");
  });

  it('emit NaN, or schedule a closure', () => {
    expect(doing((_, __, context) => context.emit(ping, 'e', { n: Number.NaN }))).toThrow(InvariantError);
    const data = { later: () => 1 };
    expect(
      doing((_, __, context) => context.schedule({ at_us: 20, phase: 0, entity: 'e', name: 'x', data })),
    ).toThrow("data of task 'x'.later is a function");
  });

  it('change what was told: a sink that freezes it finds who does', () => {
    const change: Partial<Module<object>> = {
      receives: ['ping'],
      receive(_, event) {
        (event.data as { n: number }).n = 5;
      },
    };
    const tell: Module<object>['handle'] = (_, __, context) => context.emit(ping, 'e', { n: 0 });
    expect(doing(tell, change, freezing())).toThrow(TypeError);
    const changeLater: Module<object>['handle'] = (_, __, context) => {
      const data = { n: 0 };
      context.emit(ping, 'e', data);
      data.n = 1;
    };
    expect(doing(changeLater, {}, freezing())).toThrow(TypeError);
    expect(doing(tell, {}, freezing())).not.toThrow();
  });

  it('leave a run that goes on after a failure', () => {
    const failing: Module<object> = {
      name: 'm',
      initial: () => ({}),
      start: (_, context) => context.schedule({ at_us: 1, phase: 0, entity: '', name: '' }),
      handle() {
        throw new Error('broken model');
      },
    };
    const own = createKernel([failing], []);
    const run = startRun(own, keepNothing);
    expect(() => advanceTo(own, run, 5, keepNothing)).toThrow('broken model');
    expect(() => advanceTo(own, run, 5, keepNothing)).toThrow('failed');
    expect(() => snapshot(run)).toThrow('failed');
  });
});

describe('createKernel', () => {
  const quiet: Module<null> = { name: 'quiet', initial: () => null, handle() {} };

  it('refuses names given twice, and events that nobody declared', () => {
    expect(() => createKernel([quiet, quiet], [])).toThrow("'quiet'");
    expect(() => createKernel([], [ballBounced, ballBounced])).toThrow("'ball-bounced'");
    expect(() => createKernel([{ ...quiet, receives: ['thunder'], receive() {} }], [])).toThrow("'thunder'");
    expect(() => createKernel([{ ...quiet, receives: [ballBounced.kind] }], [ballBounced])).toThrow(
      "no 'receive'",
    );
  });
});
