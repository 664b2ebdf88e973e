/** Who is in shelter when, and in whose area something falls: the cases in which two answers would be possible. */
import { collectEvents } from '@testudo/core/engine';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { advanceTo, inject, simulate, start } from '@testudo/core/simulation';
import { describe, expect, it } from 'vitest';
import { prepared, shipped } from './shipped.js';

const SEED = { lo: 1, hi: 0 };
const scenario = shipped('first-shot');
const [base] = scenario.places;
const MINUTE_US = 60e6;

function run(places: ResolvedScenario['places']) {
  return simulate(prepared({ ...scenario, places }), { seed: SEED });
}

function shelteredFrom(shelteredFrom_us: number) {
  const people = base.people.map((group) => ({ ...group, shelteredFrom_us }));
  return run([{ ...base, people }]);
}

function shelterings({ events }: ReturnType<typeof run>) {
  return events.filter((event) => event.kind === 'people-sheltered');
}

describe('people who are sent to shelter both by the scenario and by an alarm', () => {
  // The launch is at 10 minutes, the alarm near 12, the impact near 15, and the crew needs 45 s.
  it('go at the alarm where that comes first, and only once', () => {
    const late = shelteredFrom(30 * MINUTE_US);
    const plain = run([base]);
    expect(shelterings(late)).toHaveLength(1);
    expect(shelterings(late)[0].time_us).toBe(shelterings(plain)[0].time_us);
    expect(late.outcome.threats[0].people.map((group) => group.inShelter)).toEqual([true]);
  });

  it('are in shelter at the time of the scenario where that comes first, and only once', () => {
    for (const time_us of [0, 5 * MINUTE_US, 12 * MINUTE_US]) {
      const early = shelteredFrom(time_us);
      expect(shelterings(early)).toHaveLength(1);
      expect(shelterings(early)[0].time_us).toBe(time_us);
    }
  });
});

describe('where areas overlap', () => {
  it('what falls in that of the place it was aimed at has arrived, however near another place is', () => {
    const [{ impact }] = run([base]).outcome.threats;
    if (impact === undefined) throw new Error('the missile of this seed comes down');
    // A place exactly where the missile falls, within the area of the base.
    const { latitude_rad, longitude_rad } = impact;
    const near = { ...base, id: 'annex', latitude_rad, longitude_rad, people: [] };
    expect(impact.miss_m).toBeGreaterThan(100);
    const { outcome } = run([near, base]);
    expect(outcome.arrived).toBe(1);
    expect(outcome.threats[0].impact?.place).toBe('base');
  });
});

describe('people who are given an all-clear', () => {
  const seconds = (nominal: number) =>
    ({ nominal, unit: 's', distribution: 'point', source: 'this test', confidence: 'assumed' }) as const;

  /** The crew with an all-clear after so many seconds, under alarms at these minutes. */
  function alarmed(allClearAfter_s: number, ...minutes: readonly number[]) {
    const people = base.people.map((group) => ({
      ...group,
      timeToShelter_s: seconds(60),
      allClearAfter_s: seconds(allClearAfter_s),
    }));
    const quiet = prepared({ ...scenario, threats: [], places: [{ ...base, people }] });
    const kept = collectEvents();
    const started = start(quiet, { seed: SEED, trial: 0 }, kept);
    for (const minute of minutes) {
      advanceTo(started, minute * MINUTE_US);
      inject(started, { module: 'warning', entity: base.id, name: 'sound-alarm', data: null });
    }
    advanceTo(started, Number.POSITIVE_INFINITY);
    return kept.events
      .filter(({ kind }) => kind.startsWith('people-'))
      .map(({ kind, time_us }) => [kind, time_us / MINUTE_US]);
  }

  it('leave so long after the last alarm, and go again at the next', () => {
    expect(alarmed(600, 1, 5, 30)).toEqual([
      ['people-sheltered', 2],
      ['people-left-shelter', 16],
      ['people-sheltered', 31],
      ['people-left-shelter', 41],
    ]);
  });

  it('do not leave before they have come', () => {
    expect(alarmed(0, 1)).toEqual([
      ['people-sheltered', 2],
      ['people-left-shelter', 2],
    ]);
  });

  it('are met outside by an impact after it', () => {
    const people = base.people.map((group) => ({
      ...group,
      shelteredFrom_us: 0,
      allClearAfter_s: seconds(1),
    }));
    const warned = run([{ ...base, people }]);
    expect(warned.outcome.threats[0].people.map(({ inShelter }) => inShelter)).toEqual([false]);
  });
});
