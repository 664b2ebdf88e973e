import { describe, expect, it } from 'vitest';
import type {
  BatteryStateName,
  ConsentGate,
  ResolvedBatteryState,
  ResolvedConsent,
} from '../../scenario/resolved.js';
import { batteryStatuses } from './battery-statuses.js';

const said = { source: 'a test', confidence: 'assumed' } as const;
const HOUR_US = 3_600_000_000;
/** The run begins at hour 1000 of the calendar of the batteries and lasts 10 h; its own epoch is hour 100. */
const SCENARIO = {
  epochUnix_us: 100 * HOUR_US,
  postureShift_us: 900 * HOUR_US,
  duration_us: 10 * HOUR_US,
};
const LAUNCHERS = 6;

interface Given {
  readonly hour: number;
  readonly state: BatteryStateName;
  readonly radiating?: boolean;
  readonly ready?: number;
}

function stateOf({ hour, state, radiating, ready }: Given, index: number): ResolvedBatteryState {
  return {
    id: `s${index}`,
    fromUnix_us: hour * HOUR_US,
    state,
    radiating: radiating ?? state === 'online',
    ...(ready === undefined
      ? {}
      : { launchersReady: { nominal: ready, unit: 'count', distribution: 'point', ...said } }),
    ...said,
  };
}

function statuses(
  given: readonly Given[],
  gates?: ConsentGate,
  givenHour?: number,
  launchers = LAUNCHERS,
): readonly (readonly unknown[])[] {
  const consent: ResolvedConsent | undefined =
    gates === undefined
      ? undefined
      : { gates, ...(givenHour === undefined ? {} : { givenUnix_us: givenHour * HOUR_US }), ...said };
  const states = given.map(stateOf);
  const settled = batteryStatuses(
    { states, ...(consent === undefined ? {} : { consent }) },
    SCENARIO,
    launchers,
    (state) => state.launchersReady?.nominal ?? -1,
  );
  return settled.map(({ from_us, state, radiating, launchersReady, radarOffBecause, noFireBecause }) => [
    from_us / HOUR_US,
    state,
    radiating ? 'on' : 'off',
    launchersReady,
    radarOffBecause ?? '',
    noFireBecause ?? '',
  ]);
}

describe('what a battery is able and allowed to do at one moment', () => {
  const now = (state: BatteryStateName, more: Partial<Given> = {}): Given => ({ hour: 0, state, ...more });
  const cases: readonly (readonly [
    name: string,
    state: Given,
    gates: ConsentGate | undefined,
    state: BatteryStateName,
    radar: 'on' | 'off',
    launchersReady: number,
    radarOffBecause: string,
    noFireBecause: string,
  ])[] = [
    ['online', now('online'), undefined, 'online', 'on', 6, '', ''],
    ['consent that gates nothing', now('online'), 'nothing', 'online', 'on', 6, '', ''],
    ['no consent to be there', now('online'), 'movement', 'absent', 'off', 0, 'no-consent', 'no-consent'],
    ['no consent to radiate', now('online'), 'radiating', 'online', 'off', 6, 'no-consent', 'no-consent'],
    ['no consent to fire', now('online'), 'firing', 'online', 'on', 6, '', 'no-consent'],
    ['absent', now('absent'), undefined, 'absent', 'off', 0, 'battery-absent', 'battery-absent'],
    ['on the way', now('in-transit'), undefined, 'in-transit', 'off', 0, 'battery-absent', 'battery-absent'],
    [
      'on the way, with launchers said to be ready',
      now('in-transit', { ready: 3 }),
      'firing',
      'in-transit',
      'off',
      0,
      'battery-absent',
      'battery-absent',
    ],
    [
      'delivered',
      now('delivered'),
      undefined,
      'delivered',
      'off',
      0,
      'battery-not-online',
      'battery-not-online',
    ],
    [
      'in assembly, with launchers ready and no radar',
      now('assembling', { ready: 2 }),
      undefined,
      'assembling',
      'off',
      2,
      'battery-not-online',
      'battery-not-online',
    ],
    [
      'in assembly, with its radar on trial',
      now('assembling', { radiating: true }),
      undefined,
      'assembling',
      'on',
      0,
      '',
      'battery-not-online',
    ],
    [
      'in assembly, with its radar on trial and two launchers',
      now('assembling', { radiating: true, ready: 2 }),
      undefined,
      'assembling',
      'on',
      2,
      '',
      '',
    ],
    [
      'in assembly, radar on trial, no consent to radiate',
      now('assembling', { radiating: true, ready: 2 }),
      'radiating',
      'assembling',
      'off',
      2,
      'no-consent',
      'no-consent',
    ],
    [
      'online and silent',
      now('online', { radiating: false }),
      undefined,
      'online',
      'off',
      6,
      'not-radiating',
      'not-radiating',
    ],
    [
      'online and silent, no consent to fire',
      now('online', { radiating: false }),
      'firing',
      'online',
      'off',
      6,
      'not-radiating',
      'no-consent',
    ],
    [
      'online, no launcher ready',
      now('online', { ready: 0 }),
      undefined,
      'online',
      'on',
      0,
      '',
      'no-ready-launcher',
    ],
    ['more ready than there are', now('online', { ready: 9 }), undefined, 'online', 'on', 6, '', ''],
  ];
  for (const [name, given, gates, ...expected] of cases) {
    it(name, () => {
      expect(statuses([given], gates)).toEqual([[0, ...expected]]);
    });
  }

  it('a battery without launchers lacks no ready one', () => {
    expect(statuses([now('online')], undefined, undefined, 0)).toEqual([[0, 'online', 'on', 0, '', '']]);
  });
});

describe('what a battery is able and allowed to do over time', () => {
  it('begins with the state of the moment, before the first with none, and ends with the run', () => {
    expect(
      statuses([
        { hour: 900, state: 'delivered' },
        { hour: 1000, state: 'assembling', radiating: true },
        { hour: 1004, state: 'online' },
        { hour: 1010, state: 'online', ready: 3 },
        { hour: 1011, state: 'absent' },
      ]),
    ).toEqual([
      [0, 'assembling', 'on', 0, '', 'battery-not-online'],
      [4, 'online', 'on', 6, '', ''],
      [10, 'online', 'on', 3, '', ''],
    ]);
    expect(statuses([{ hour: 1002, state: 'online' }])).toEqual([
      [0, 'absent', 'off', 0, 'battery-absent', 'battery-absent'],
      [2, 'online', 'on', 6, '', ''],
    ]);
  });

  it('changes when consent is given, and not where consent changes nothing', () => {
    const online = [{ hour: 0, state: 'online' }] as const;
    expect(statuses(online, 'firing', 1003)).toEqual([
      [0, 'online', 'on', 6, '', 'no-consent'],
      [3, 'online', 'on', 6, '', ''],
    ]);
    expect(statuses(online, 'radiating', 1003)[1]).toEqual([3, 'online', 'on', 6, '', '']);
    expect(statuses(online, 'movement', 1003)[1]).toEqual([3, 'online', 'on', 6, '', '']);
    expect(statuses(online, 'firing', 1000)).toEqual([[0, 'online', 'on', 6, '', '']]);
    expect(statuses(online, 'nothing', 1003)).toHaveLength(1);
    expect(statuses(online, 'firing', 1011)).toEqual([[0, 'online', 'on', 6, '', 'no-consent']]);
  });
});
