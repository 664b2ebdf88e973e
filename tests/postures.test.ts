/** Rules of fire that change by the calendar, through the whole chain. */
import { seedFrom } from '@testudo/core/numerics';
import type { ResolvedBattery, ResolvedScenario } from '@testudo/core/scenario';
import { prepare, simulate } from '@testudo/core/simulation';
import { describe, expect, it } from 'vitest';
import { altered, batteries, type Change, interceptors, numbers, numbersOf } from './altered.js';
import { shipped } from './shipped.js';

type Posture = NonNullable<ResolvedBattery['postures']>[number];

const base = shipped('first-shot/defended');
const MINUTE_US = 60e6;
/** Minutes after the launch, which is ten minutes after the beginning. */
const from = (minutes: number, changes: Partial<Posture>): Posture => ({
  id: `at-${minutes}`,
  fromUnix_us: base.epochUnix_us + (10 + minutes) * MINUTE_US,
  source: 'a test',
  confidence: 'assumed',
  ...changes,
});
const HOLD = { ballistic: 'hold', airBreathing: 'hold' } as const;
const FREE = { ballistic: 'free', airBreathing: 'tight' } as const;
const CERTAIN: Change = (scenario) =>
  altered(
    scenario,
    numbers('scud-b', { reliability: 1, circularErrorProbable: 50, radarCrossSection: 1 }),
    numbersOf('identification', {
      classificationError: 0,
      identificationError: 0,
      identificationErrorAlone: 1,
      friendShare: 1,
    }),
    numbersOf('equipment', { availability: 1 }),
    interceptors({ reliability: 1, killBallistic: 1, missTakenForKill: 0, killTakenForMiss: 0 }),
  );

function reasonOf(scenario: ResolvedScenario, ...more: readonly Change[]): string {
  const preparation = prepare(altered(scenario, CERTAIN, ...more));
  if (!preparation.ok) throw new Error(preparation.reasons.join());
  const [threat] = simulate(preparation.prepared, { seed: seedFrom(1) }).outcome.threats;
  return threat.fate === 'killed' ? 'killed' : (threat.reasons[0] ?? '');
}

const held = (...postures: readonly Posture[]): Change =>
  batteries(() => ({ weaponsControl: HOLD, postures }));
const free = (...postures: readonly Posture[]): Change =>
  batteries(() => ({ weaponsControl: FREE, postures }));
const release = { weaponsControl: FREE } as const;

describe('a battery whose rules change', () => {
  it.each([
    ['held until long after', held(from(30, release)), 'weapons-hold'],
    ['released before the launch', held(from(-5, release)), 'killed'],
    ['released before the run begins', held(from(-600, release)), 'killed'],
    ['released while the missile flies', held(from(3, release)), 'killed'],
    ['held again', held(from(-8, release), from(-1, { weaponsControl: HOLD })), 'weapons-hold'],
    [
      'free, and alone from then on: it errs',
      free(from(-1, { control: 'autonomous' })),
      'identified-friendly',
    ],
  ] as const)('%s', (_, change, expected) => {
    expect(reasonOf(change(base))).toBe(expected);
  });

  it('asks a centre from then on, which it has no link to', () => {
    const asked = free(from(-1, { control: 'centralised' }))(base);
    // A battery without its link identifies alone too: here without errors.
    const sure = numbersOf('identification', { identificationErrorAlone: 0 });
    expect(reasonOf(asked, sure)).toBe('killed');
    expect(
      reasonOf(
        altered(
          asked,
          batteries(() => ({ linked: false })),
        ),
        sure,
      ),
    ).toBe('not-authorised');
  });

  it('is that of the calendar of its posture, not of the raid', () => {
    const posture = held(from(12 * 60, release))(base);
    expect(reasonOf({ ...posture, postureShift_us: 24 * 60 * MINUTE_US })).toBe('killed');
    expect(reasonOf(posture)).toBe('weapons-hold');
  });
});
