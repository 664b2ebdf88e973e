/** What a battery does while missiles fly counts: beyond the end of the scenario, and when it came after the launch. */
import { isEvent } from '@testudo/core/engine';
import { radarPlots, trackLost, trackReport } from '@testudo/core/messages';
import { seedFrom } from '@testudo/core/numerics';
import { type Outcome, prepare, simulate } from '@testudo/core/simulation';
import { describe, expect, it } from 'vitest';
import {
  altered,
  batteries,
  type Change,
  exactly,
  interceptors,
  numbers,
  numbersOf,
  withoutErrors,
} from './altered.js';
import { shipped } from './shipped.js';

const base = shipped('first-shot/defended');
const MINUTE_US = 60e6;
const LAUNCH = 10;
const ends =
  (minutes: number): Change =>
  (scenario) => ({ ...scenario, duration_us: minutes * MINUTE_US });
/** States by minutes of the run. */
const states = (
  ...given: readonly (readonly [minute: number, state: 'online' | 'silent' | 'absent'])[]
): Change =>
  batteries(() => ({
    states: given.map(([minute, state]) => ({
      id: `at-${minute}`,
      fromUnix_us: base.epochUnix_us + minute * MINUTE_US,
      state: state === 'silent' ? 'online' : state,
      radiating: state === 'online',
      source: 'a test',
      confidence: 'assumed',
    })),
  }));
const volley =
  (count: number, spacing_min: number): Change =>
  (scenario) => {
    const [first] = scenario.threats;
    const threats = Array.from({ length: count }, (_, at) => ({
      ...first,
      id: `shot-${at + 1}`,
      index: at + 1,
      spacing_s: exactly(60 * spacing_min, 's'),
    }));
    return { ...scenario, threats };
  };
const SURE: Change = (scenario) =>
  altered(
    scenario,
    numbers('scud-b', { reliability: 1, circularErrorProbable: 50, radarCrossSection: 1 }),
    withoutErrors,
  );

function outcomeOf(...changes: readonly Change[]): Outcome {
  const preparation = prepare(altered(base, SURE, ...changes));
  if (!preparation.ok) throw new Error(preparation.reasons.join());
  return simulate(preparation.prepared, { seed: seedFrom(1) }).outcome;
}

const fates = ({ threats }: Outcome) =>
  threats.map(({ threat: id, fate, leaked, engaged, reasons }) => ({ id, fate, leaked, engaged, reasons }));

describe('the end of a scenario', () => {
  it('bounds beginnings of volleys, and nothing of what batteries do while missiles fly', () => {
    // Ten missiles a quarter of an hour apart, two rounds on one launcher to be loaded again, and a battery that leaves after two hours.
    const raid: readonly Change[] = [
      volley(10, 15),
      states([-600, 'online'], [120, 'absent']),
      batteries(({ launcherGroups }) => ({
        launcherGroups: launcherGroups.map((group) => ({
          ...group,
          launchers: exactly(1),
          roundsPerLauncher: exactly(2),
        })),
      })),
      numbersOf('equipment', { availability: 1, reloads: 8, reloadTime: 600 }),
    ];
    const short = fates(outcomeOf(...raid, ends(30)));
    expect(short).toEqual(fates(outcomeOf(...raid, ends(360))));
    expect(short.map(({ reasons }) => reasons[0])).toContain('battery-absent');
    expect(short.filter(({ engaged }) => engaged).length).toBeGreaterThan(2);
  });
});

describe('a battery that comes while a missile flies', () => {
  const late = states([LAUNCH + 1, 'online']);

  it('may stop it', () => {
    expect(outcomeOf(late, interceptors({ killBallistic: 1 })).threats).toMatchObject([{ fate: 'killed' }]);
  });

  it('answers for a miss, and for what it let through', () => {
    const [one] = fates(outcomeOf(late, interceptors({ killBallistic: 0 })));
    expect(one).toMatchObject({ fate: 'arrived', engaged: true, leaked: true });
    expect(one?.reasons[0]).toBe('missed');
  });

  it('does not answer for what came down before', () => {
    expect(fates(outcomeOf(states([LAUNCH + 10, 'online'])))).toMatchObject([
      { fate: 'arrived', leaked: false, reasons: ['battery-absent'] },
    ]);
  });
});

describe('a radar that goes off', () => {
  it('leaves no track alive: half a minute without a plot ends it', () => {
    const off = states([-600, 'online'], [LAUNCH + 3.75, 'silent']);
    const preparation = prepare(altered(base, SURE, off, interceptors({ killBallistic: 0 })));
    if (!preparation.ok) throw new Error(preparation.reasons.join());
    const { events } = simulate(preparation.prepared, { seed: seedFrom(1) });
    const lastPlot_us = Math.max(...events.flatMap((one) => (isEvent(one, radarPlots) ? [one.time_us] : [])));
    const lost = events.filter((one) => isEvent(one, trackLost));
    const reported = new Set(events.flatMap((one) => (isEvent(one, trackReport) ? [one.data.track] : [])));
    expect(lastPlot_us).toBeLessThan((LAUNCH + 3.75) * MINUTE_US);
    expect(reported.size).toBeGreaterThan(0);
    expect(lost).toHaveLength(reported.size);
    for (const { time_us } of lost) expect(time_us - lastPlot_us).toBeLessThanOrEqual(30e6 + 1);
  });
});

describe('a battery without a launcher', () => {
  it('lets nothing leak: it is not able to fire', () => {
    const none = batteries(({ launcherGroups }) => ({
      launcherGroups: launcherGroups.map((group) => ({ ...group, launchers: exactly(0) })),
    }));
    expect(fates(outcomeOf(none))).toMatchObject([{ fate: 'arrived', leaked: false }]);
  });
});

describe('a battery whose weapons are on hold', () => {
  const hold = { ballistic: 'hold', airBreathing: 'hold' } as const;
  const free = { ballistic: 'free', airBreathing: 'tight' } as const;
  const from = (minute: number, weaponsControl: typeof hold | typeof free) => ({
    id: `at-${minute}`,
    fromUnix_us: base.epochUnix_us + minute * MINUTE_US,
    weaponsControl,
    source: 'a test',
    confidence: 'assumed' as const,
  });

  it('lets nothing leak: it is not allowed to fire', () => {
    expect(fates(outcomeOf(batteries(() => ({ weaponsControl: hold }))))).toMatchObject([
      { fate: 'arrived', leaked: false, reasons: ['weapons-hold'] },
    ]);
  });

  it('answers for what arrives where they were free at some moment of the flight', () => {
    const minute = LAUNCH + 1;
    const postures = [from(minute, free), from(minute + 1, hold)];
    const freed = batteries(() => ({ weaponsControl: hold, postures }));
    expect(fates(outcomeOf(freed))).toMatchObject([{ fate: 'arrived', leaked: true }]);
    const before = [from(-9, free), from(LAUNCH - 1, hold)];
    const held = batteries(() => ({ weaponsControl: hold, postures: before }));
    expect(fates(outcomeOf(held))).toMatchObject([{ fate: 'arrived', leaked: false }]);
  });
});
