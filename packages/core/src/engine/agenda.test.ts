import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from '../numerics/index.js';
import { addTask, compareTasks, emptyAgenda, firstTask, LAST_PHASE, type Task, takeTask } from './agenda.js';

const small = fc.integer({ min: 0, max: 2 });
const anyTask = fc.record({
  time_us: small,
  phase: small,
  priority: fc.integer({ min: -1, max: 1 }),
  entity: fc.constantFrom('a', 'B', 'é', 'aa', ''),
  module: fc.constant('m'),
  name: fc.constant('n'),
  data: fc.constant(null),
});

function drained(tasks: readonly Omit<Task, 'sequence'>[]): Task[] {
  const agenda = emptyAgenda();
  for (const task of tasks) addTask(agenda, task);
  const out: Task[] = [];
  for (let task = takeTask(agenda); task !== undefined; task = takeTask(agenda)) out.push(task);
  return out;
}

describe('the order of tasks', () => {
  const withSequence = fc.tuple(anyTask, fc.nat(3)).map(([task, sequence]) => ({ ...task, sequence }));

  it('is total: antisymmetric, transitive, and 0 only for the same', () => {
    fc.assert(
      fc.property(withSequence, withSequence, withSequence, (a, b, c) => {
        expect(Math.sign(compareTasks(a, b)) + Math.sign(compareTasks(b, a))).toBe(0);
        if (compareTasks(a, b) <= 0 && compareTasks(b, c) <= 0) {
          expect(compareTasks(a, c)).toBeLessThanOrEqual(0);
        }
        const key = (task: Task) =>
          JSON.stringify([task.time_us, task.phase, task.priority, task.entity, task.sequence]);
        expect(compareTasks(a, b) === 0).toBe(key(a) === key(b));
      }),
      { numRuns: 3000 },
    );
  });

  it('is time, phase, priority, entity by code units, then sequence', () => {
    const task = { time_us: 5, phase: 5, priority: 5, entity: 'm', module: 'm', name: '', data: null };
    const order = [
      { ...task, time_us: 4, phase: 9, priority: 9, entity: 'z' },
      { ...task, phase: 4, priority: 9, entity: 'z' },
      { ...task, priority: 4, entity: 'z' },
      { ...task, entity: 'M' },
      { ...task },
      { ...task, name: 'second' },
      { ...task, entity: 'ma' },
      { ...task, entity: 'é' },
    ];
    expect(drained(order)).toMatchObject(order);
    const reversed = [...order].reverse();
    // The two that differ in nothing but sequence come in the order in which they were added.
    [reversed[2], reversed[3]] = [reversed[3], reversed[2]];
    expect(drained(reversed)).toMatchObject(order);
  });

  it('does not depend on the order in which tasks of different keys were added', () => {
    const distinct = fc.uniqueArray(anyTask, {
      selector: (task) => `${task.time_us}|${task.phase}|${task.priority}|${task.entity}`,
      maxLength: 40,
    });
    const bare = (tasks: readonly Task[]) => tasks.map(({ sequence: _, ...rest }) => rest);
    fc.assert(
      fc.property(
        distinct.chain((tasks) =>
          fc.tuple(fc.constant(tasks), fc.shuffledSubarray(tasks, { minLength: tasks.length })),
        ),
        ([tasks, shuffled]) => {
          expect(bare(drained(shuffled))).toEqual(bare(drained(tasks)));
        },
      ),
    );
  });
});

describe('the agenda', () => {
  const task = { time_us: 1, phase: 0, priority: 0, entity: 'a', module: 'm', name: 'n', data: null };

  it('shows the first task and leaves it', () => {
    const agenda = emptyAgenda();
    expect(firstTask(agenda)).toBeUndefined();
    expect(takeTask(agenda)).toBeUndefined();
    expect(addTask(agenda, task)).toBe(0);
    expect(addTask(agenda, { ...task, time_us: 0 })).toBe(1);
    expect(firstTask(agenda)).toMatchObject({ time_us: 0, sequence: 1 });
    expect(agenda.tasks).toHaveLength(2);
  });

  it.each([
    { time_us: 0.5 },
    { time_us: Number.NaN },
    { time_us: Number.POSITIVE_INFINITY },
    { phase: -1 },
    { phase: LAST_PHASE + 1 },
    { phase: 0.5 },
    { priority: Number.NaN },
  ])('refuses %j', (wrong) => {
    expect(() => addTask(emptyAgenda(), { ...task, ...wrong })).toThrow(InvariantError);
  });
});
