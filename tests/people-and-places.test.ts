/** Who is in shelter when, and in whose area something falls: the cases in which two answers would be possible. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { simulate } from '@testudo/core/simulation';
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
