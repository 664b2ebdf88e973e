/** The rules of fire in a battery's life, from conditions and postures written by hand. */
import { describe, expect, it } from 'vitest';
import type { ResolvedBattery, ResolvedScenario } from '../../scenario/resolved.js';
import type { BatteryCondition } from '../../simulation/index.js';
import { heldBackBy } from './days.js';
import { canEngage } from './life.js';
import { flownClasses, type RuledCondition, underRules } from './rules.js';

const START = 1_000_000;
const free = { ballistic: 'free', airBreathing: 'tight' } as const;
const hold = { ballistic: 'hold', airBreathing: 'free' } as const;

const battery = (own: Partial<ResolvedBattery>): ResolvedBattery =>
  ({
    id: 'one',
    engages: ['air-breathing', 'ballistic'],
    control: 'decentralised',
    linked: true,
    automatic: true,
    weaponsControl: free,
    states: [],
    ...own,
  }) as unknown as ResolvedBattery;

const from = (from_us: number, own: Partial<BatteryCondition> = {}): BatteryCondition => ({
  from_us,
  state: 'online',
  radiating: true,
  launchersReady: 4,
  linked: true,
  aligned: true,
  ...own,
});

/** At which times it can engage or no more, and what stands in the way. */
const told = (
  its: ResolvedBattery,
  conditions: readonly BatteryCondition[],
  flown = ['ballistic'] as const,
) =>
  underRules(conditions, its, START, flown).map((one: RuledCondition) => {
    const by = canEngage(one) ? undefined : heldBackBy(its, one);
    return [one.from_us, by?.kind === 'reason' ? by.reason : (by?.kind ?? 'engages')];
  });

const posture = (from_us: number, own: object) => ({
  id: `p${from_us}`,
  source: 'a test',
  confidence: 'assumed' as const,
  fromUnix_us: START + from_us,
  ...own,
});

describe('a battery under rules that change', () => {
  it('cannot engage from the date on from which missiles are on hold, until they are free again', () => {
    const its = battery({
      postures: [posture(30, { weaponsControl: hold }), posture(50, { weaponsControl: free })],
    });
    const conditions = [from(0, { state: 'absent', radiating: false, launchersReady: 0 }), from(20)];
    expect(told(its, conditions)).toEqual([
      [0, 'no-ready-launcher'],
      [20, 'engages'],
      [30, 'weapons-hold'],
      [50, 'engages'],
    ]);
  });

  it('is held by the rules of its beginning too, and told by what it lacks before', () => {
    const its = battery({ weaponsControl: hold, postures: [posture(50, { weaponsControl: free })] });
    const absent = { state: 'absent', radiating: false, launchersReady: 0, noFireBecause: 'battery-absent' };
    expect(told(its, [from(0, absent as Partial<BatteryCondition>), from(20), from(60)])).toEqual([
      [0, 'battery-absent'],
      [20, 'weapons-hold'],
      [50, 'engages'],
      [60, 'engages'],
    ]);
  });

  it('needs the link where a centre authorises, and none where it decides itself', () => {
    const unlinked = [from(0, { linked: false }), from(40)];
    expect(told(battery({ control: 'centralised' }), unlinked)).toEqual([
      [0, 'not-authorised'],
      [40, 'engages'],
    ]);
    expect(told(battery({ control: 'centralised', linked: false }), unlinked).map(([, by]) => by)).toEqual([
      'not-authorised',
      'not-authorised',
    ]);
    const its = battery({ control: 'centralised', postures: [posture(10, { control: 'decentralised' })] });
    expect(told(its, unlinked).map(([, by]) => by)).toEqual(['not-authorised', 'engages', 'engages']);
  });

  it('may fire at what is hostile where control is tight, and is not divided by a change of mode', () => {
    const its = battery({
      weaponsControl: { ballistic: 'tight', airBreathing: 'hold' },
      postures: [posture(30, { automatic: false })],
    });
    expect(told(its, [from(0)])).toEqual([[0, 'engages']]);
  });

  it('engages only what it is for', () => {
    const rocket = ['rocket'] as never;
    expect(told(battery({}), [from(0)], rocket)).toEqual([[0, 'not-in-class']]);
    expect(told(battery({ engages: ['air-breathing'] }), [from(0)])).toEqual([[0, 'not-in-class']]);
    // The rule for missiles is that for rockets.
    const guns = battery({ engages: ['rocket'], weaponsControl: hold });
    expect(told(guns, [from(0)], rocket)).toEqual([[0, 'weapons-hold']]);
  });
});

it('the classes that fly are those launched, and all that can fly where nothing is', () => {
  const catalogue = [
    { id: 'scud', kind: 'threat-class', model: 'unitary-missile' },
    { id: 'grad', kind: 'threat-class', model: 'unguided-rocket' },
  ];
  const of = (classes: readonly string[]) =>
    flownClasses({
      catalogue,
      threats: classes.map((classId) => ({ classId })),
    } as unknown as ResolvedScenario);
  expect(of(['grad', 'grad'])).toEqual(['rocket']);
  expect(of(['scud'])).toEqual(['ballistic']);
  expect(of([])).toEqual(['ballistic', 'rocket']);
});
