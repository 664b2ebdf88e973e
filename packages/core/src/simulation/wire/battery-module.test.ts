import { describe, expect, it } from 'vitest';
import { isEvent, type LoggedEvent } from '../../engine/index.js';
import { batteryStatus, interceptorLaunched, launchRefused } from '../../messages/index.js';
import { eventsOf, ONLINE, S } from './engagement.fixture.js';

const launches = (events: readonly LoggedEvent[]) =>
  events.filter((event) => isEvent(event, interceptorLaunched));
const refusals = (events: readonly LoggedEvent[]) => events.filter((event) => isEvent(event, launchRefused));
const times = (events: readonly LoggedEvent[]) => events.map(({ time_us }) => time_us);

describe('a salvo', () => {
  it('leaves after the launch delay, its shots apart to the microsecond', () => {
    const events = eventsOf({ orders: [{ at_us: 10 * S, shots: 3, spacing_s: 2.1 }] });
    expect(times(launches(events))).toEqual([15_000_000, 17_100_000, 19_200_000]);
    expect(launches(events).map(({ data }) => [data.interceptor, data.type, data.shot, data.shots])).toEqual([
      ['b-t1-s1-1', 'straight', 1, 3],
      ['b-t1-s1-2', 'straight', 2, 3],
      ['b-t1-s1-3', 'straight', 3, 3],
    ]);
    expect(refusals(events)).toEqual([]);
  });

  it('waits until it may, and is drawn its delay by the order', () => {
    expect(times(launches(eventsOf({ orders: [{ shots: 1, notBefore_us: 60 * S }] })))).toEqual([60 * S]);
    const at = (draw: number) =>
      launches(eventsOf({ equipment: { delaySpread: 0.5 }, orders: [{ shots: 1, draw }] }))[0].time_us;
    const delays = [1, 2, 3].map(at);
    expect(new Set(delays).size).toBe(3);
    expect(at(2)).toBe(delays[1]);
    for (const delay_us of delays) expect(Math.abs(delay_us - 5 * S)).toBeLessThanOrEqual(2.5 * S);
  });

  it('ends with the first shot that cannot leave: the rest is refused once', () => {
    const events = eventsOf({ orders: [{ shots: 4, notAfter_us: 9 * S }] });
    expect(times(launches(events))).toEqual([5 * S, 8 * S]);
    expect(refusals(events).map(({ time_us, data }) => [time_us, data.shots, data.reason])).toEqual([
      [11 * S, 2, 'too-late'],
    ]);
  });

  it('is refused where no launch would meet its target any more, and then costs no round', () => {
    const events = eventsOf({
      orders: [
        { shots: 3, group: 'g' },
        { at_us: 20 * S, track: 'b-t2', shots: 8, spacing_s: 0 },
      ],
      obstacle: (track, group, time_us) =>
        track === 'b-t1' && group === 'g' && time_us > 6 * S ? 'out-of-reach' : undefined,
    });
    expect(refusals(events).map(({ time_us, data }) => [time_us, data.shots, data.reason])).toEqual([
      [8 * S, 2, 'out-of-reach'],
      [25 * S, 1, 'magazine-empty'],
    ]);
  });

  it('is told the reason of the status before any other', () => {
    const noFire = { ...ONLINE, noFireBecause: 'no-consent' } as const;
    const [refused] = refusals(
      eventsOf({ statuses: [noFire], orders: [{ notAfter_us: 0 }], obstacle: () => 'out-of-reach' }),
    );
    expect(refused.data.reason).toBe('no-consent');
  });

  it('is refused where the magazine is empty, and where launchers only reload', () => {
    const all = { orders: [{ shots: 12, spacing_s: 1 }] };
    const dry = refusals(eventsOf(all));
    expect(dry.map(({ data }) => [data.shots, data.reason])).toEqual([[4, 'magazine-empty']]);
    const busy = refusals(eventsOf({ ...all, equipment: { reloads: 1 } }));
    expect(busy.map(({ data }) => [data.shots, data.reason])).toEqual([[4, 'no-ready-launcher']]);
  });

  it('can be fired again from a launcher that was reloaded, not sooner', () => {
    const scene = (second_s: number) =>
      eventsOf({
        launchers: 1,
        roundsPerLauncher: 2,
        equipment: { reloads: 1 },
        orders: [{ spacing_s: 0 }, { at_us: second_s * S, track: 'b-t2', shots: 3, spacing_s: 0 }],
      });
    // Empty at 5 s, reloaded at 35 s; a salvo leaves 5 s after its order.
    expect(launches(scene(29.999)).length).toBe(2);
    expect(launches(scene(30)).length).toBe(4);
    expect(refusals(scene(30)).map(({ data }) => data.reason)).toEqual(['magazine-empty']);
  });
});

describe('the status of a battery', () => {
  const statuses = [
    {
      from_us: 0,
      state: 'assembling',
      radiating: false,
      launchersReady: 0,
      radarOffBecause: 'no-consent',
      noFireBecause: 'no-consent',
    },
    { ...ONLINE, from_us: 100 * S },
    { ...ONLINE, from_us: 200 * S, launchersReady: 1 },
  ] as const;
  const told = (events: readonly LoggedEvent[]) =>
    events.flatMap((event) => (isEvent(event, batteryStatus) ? [event] : []));

  it('is told at the start and whenever it changes', () => {
    const events = told(eventsOf({ statuses }));
    expect(times(events)).toEqual([0, 100 * S, 200 * S]);
    expect(events.map(({ data }) => data.launchersReady)).toEqual([0, 2, 1]);
    expect(events[0].data).toMatchObject({ radarOffBecause: 'no-consent', noFireBecause: 'no-consent' });
    expect(events[1].data).toEqual({ battery: 'b', state: 'online', radiating: true, launchersReady: 2 });
  });

  it('decides what may be fired at the moment of the launch', () => {
    const orders = [
      { at_us: 94 * S, shots: 1 },
      { at_us: 95 * S, track: 'b-t2', shots: 1 },
    ];
    const events = eventsOf({ statuses, orders });
    expect(refusals(events).map(({ time_us, data }) => [time_us, data.reason])).toEqual([
      [99 * S, 'no-consent'],
    ]);
    expect(times(launches(events))).toEqual([100 * S]);
    const later = eventsOf({ statuses, orders: [{ at_us: 200 * S, shots: 5, spacing_s: 0 }] });
    expect(launches(later).length).toBe(4);
    expect(refusals(later)[0].data.reason).toBe('no-ready-launcher');
  });

  it('of one that does not work: radar off, nothing fired; and each trial draws anew', () => {
    const scene = (trial: number) =>
      eventsOf({ trial, equipment: { availability: 0.5 }, orders: [{ shots: 1 }] });
    const seen = new Set<boolean>();
    for (let trial = 0; trial < 12; trial++) {
      const events = scene(trial);
      const [first] = told(events);
      seen.add(first.data.radiating);
      if (first.data.radiating) expect(launches(events).length).toBe(1);
      else {
        expect(first.data).toMatchObject({
          launchersReady: 0,
          radarOffBecause: 'not-radiating',
          noFireBecause: 'battery-not-online',
        });
        expect(launches(events)).toEqual([]);
        expect(refusals(events).map(({ data }) => data.reason)).toEqual(['battery-not-online']);
      }
    }
    expect(seen.size).toBe(2);
  });
});
