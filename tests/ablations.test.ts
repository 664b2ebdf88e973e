/** The April posture with one thing taken away or made worse: what is lost, and the reason that is given. */
import type { Reason } from '@testudo/core/messages';
import { type Outcome, prepare, simulate } from '@testudo/core/simulation';
import { describe, expect, it } from 'vitest';
import { altered, batteries, type Change, degrees, exactly, numbersOf } from './altered.js';
import { shipped } from './shipped.js';

const TRIALS = 16;
const april = shipped('iraq-2020/april');

/** Chance of another kind than the one that is asked about is left out: the batteries are sure to work on the night. */
const SURE: Change = numbersOf('equipment', { availability: 1 });

function outcomes(...changes: readonly Change[]): readonly Outcome[] {
  const preparation = prepare(altered(april, SURE, ...changes));
  if (!preparation.ok) throw new Error(preparation.reasons.join('; '));
  const { prepared } = preparation;
  return Array.from(
    { length: TRIALS },
    (_, trial) => simulate(prepared, { seed: { lo: 411, hi: 0 }, trial }).outcome,
  );
}

const sum = (all: readonly Outcome[], of: (outcome: Outcome) => number) =>
  all.reduce((total, one) => total + of(one), 0);
const killed = (all: readonly Outcome[]) => sum(all, (one) => one.killed);
const arrived = (all: readonly Outcome[]) => sum(all, (one) => one.arrived);
/** How often each reason settled why a missile that did not fail by itself was not stopped. */
function settled(all: readonly Outcome[]): ReadonlyMap<Reason, number> {
  const counts = new Map<Reason, number>();
  for (const { threats } of all) {
    for (const { reasons, fate } of threats) {
      if (fate === 'failed' || reasons.length === 0) continue;
      counts.set(reasons[0], (counts.get(reasons[0]) ?? 0) + 1);
    }
  }
  return counts;
}

const posture = outcomes();
const nothing = outcomes((scenario) => ({ ...scenario, batteries: [] }));

describe('the April posture', () => {
  it('stops some of what would have arrived, and not all', () => {
    expect(killed(posture)).toBeGreaterThan(TRIALS);
    expect(arrived(posture)).toBeLessThan(arrived(nothing));
    expect(arrived(posture)).toBeGreaterThan(0);
    expect(killed(nothing)).toBe(0);
  });

  it('meets the same missiles as no posture at all', () => {
    expect(posture.map(({ failed, launched }) => [failed, launched])).toEqual(
      nothing.map(({ failed, launched }) => [failed, launched]),
    );
    // What is killed would have arrived or gone astray.
    expect(posture.map((one) => one.killed + one.arrived + one.astray)).toEqual(
      nothing.map((one) => one.arrived + one.astray),
    );
  });

  const TAKEN_AWAY: readonly (readonly [string, Reason, readonly Change[]])[] = [
    [
      'no radar on',
      'not-radiating',
      [batteries(({ states }) => ({ states: states.map((state) => ({ ...state, radiating: false })) }))],
    ],
    [
      'radars that face the other way',
      'outside-sector',
      [batteries(({ id }) => ({ facing_rad: exactly(degrees(id.includes('erbil') ? 305 : 260), 'rad') }))],
    ],
    [
      'faces that look too low',
      'outside-elevation',
      [numbersOf('radar', { faceTilt: 0, searchTop: degrees(15), steeringLimit: degrees(60) })],
    ],
    [
      'empty magazines',
      'magazine-empty',
      [
        batteries(({ launcherGroups }) => ({
          launcherGroups: launcherGroups.map((group) => ({
            ...group,
            roundsPerLauncher: exactly(0, 'count'),
          })),
        })),
        numbersOf('equipment', { reloads: 0 }),
      ],
    ],
    [
      'weapons on hold',
      'weapons-hold',
      [batteries(() => ({ weaponsControl: { ballistic: 'hold', airBreathing: 'hold' } }))],
    ],
    [
      'no consent to fire',
      'no-consent',
      [batteries(() => ({ consent: { gates: 'firing', source: 'a test', confidence: 'assumed' } }))],
    ],
    [
      'all batteries still in Kuwait',
      'battery-absent',
      [batteries(() => ({ latitude_rad: degrees(29.35), longitude_rad: degrees(47.52) }))],
    ],
  ];

  it.each(TAKEN_AWAY)('with %s stops nothing: %s', (_, reason, changes) => {
    const worse = outcomes(...changes);
    expect(killed(worse)).toBe(0);
    expect(arrived(worse)).toBe(arrived(nothing));
    const counts = settled(worse);
    const all = [...counts.values()].reduce((total, count) => total + count, 0);
    expect((counts.get(reason) ?? 0) / all).toBeGreaterThan(0.5);
    for (const [other, count] of counts)
      if (other !== reason) expect(count).toBeLessThan(counts.get(reason) ?? 0);
  });

  it('with a reaction 20 s slower stops less, and more often because it is too late', () => {
    const delays = april.catalogue.find(({ id }) => id === april.batteries[0].commandPost);
    const automatic =
      delays?.parameters.find(({ name }) => name === 'operatorDelayAutomatic')?.quantity.nominal ?? 0;
    const slower = outcomes(
      batteries(() => ({ automatic: true })),
      numbersOf('commandPost', { operatorDelayAutomatic: automatic + 20 }),
    );
    const quick = outcomes(batteries(() => ({ automatic: true })));
    expect(killed(slower)).toBeLessThan(killed(quick));
    expect(settled(slower).get('too-late') ?? 0).toBeGreaterThan(settled(quick).get('too-late') ?? 0);
  });
});
