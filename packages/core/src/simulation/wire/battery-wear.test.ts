import { describe, expect, it } from 'vitest';
import { shareAtWork, type WearParameters } from '../../battery/index.js';
import { isEvent, type LoggedEvent } from '../../engine/index.js';
import { batteryStatus, equipmentStatus, interceptorLaunched, launchRefused } from '../../messages/index.js';
import { eventsOf, ONLINE, S, type Scene } from './engagement.fixture.js';

const NEVER = { failure_s: 1e12, repair_s: 1 };
const SOUND: WearParameters = {
  parts: { radar: NEVER, 'power-plant': NEVER, link: NEVER, launcher: NEVER },
  restartInterval_s: 0,
  restartTime_s: 0,
};
const HOUR = 3600 * S;
const wears = (
  parts: Partial<WearParameters['parts']>,
  restarts: Partial<WearParameters> = {},
  scene: Scene = {},
): readonly LoggedEvent[] =>
  eventsOf({
    horizon_us: 1000 * HOUR,
    ...scene,
    wear: { ...SOUND, ...restarts, parts: { ...SOUND.parts, ...parts } },
  });
const statuses = (events: readonly LoggedEvent[]) =>
  events.flatMap((event) => (isEvent(event, batteryStatus) ? [event] : []));
const changes = (events: readonly LoggedEvent[]) =>
  events.flatMap((event) => (isEvent(event, equipmentStatus) ? [event] : []));
const OFTEN = { failure_s: 9 * 3600, repair_s: 3600 };

describe('a battery that wears', () => {
  it('tells nothing else where nothing fails', () => {
    const events = wears({});
    expect(changes(events)).toEqual([]);
    expect(statuses(events)).toEqual(statuses(eventsOf({})));
  });

  it('has its radar off and fires nothing while the radar or the power plant is under repair', () => {
    for (const part of ['radar', 'power-plant'] as const) {
      const events = wears({ [part]: OFTEN });
      let works = true;
      for (const event of events) {
        if (isEvent(event, equipmentStatus)) works = event.data.works;
        if (!isEvent(event, batteryStatus)) continue;
        const { radiating, noFireBecause, radarOffBecause } = event.data;
        expect([radiating, noFireBecause, radarOffBecause]).toEqual(
          works ? [true, undefined, undefined] : [false, 'under-repair', 'under-repair'],
        );
      }
      // About 100 cycles of ten hours.
      expect(changes(events).length).toBeGreaterThan(120);
      expect(changes(events).every(({ data }) => data.component === part)).toBe(true);
    }
  });

  it('is able to fire for the share of the time that parts in series give, over long', () => {
    const parts = { radar: OFTEN, 'power-plant': { failure_s: 20 * 3600, repair_s: 2 * 3600 } };
    const restarts = { restartInterval_s: 10 * 3600, restartTime_s: 1800 };
    const hours = 50_000;
    const events = statuses(wears(parts, restarts, { horizon_us: hours * HOUR }));
    let able_us = 0;
    events.forEach(({ time_us, data }, i) => {
      const until_us = events[i + 1]?.time_us ?? hours * HOUR;
      if (data.noFireBecause === undefined) able_us += until_us - time_us;
    });
    const expected = shareAtWork({ parts: { ...SOUND.parts, ...parts }, ...restarts });
    // 9/10 · 20/22 · (1 − 0.5/10), and by the variance of the share of time of an alternating renewal process, of which the radar has
    // 5,000 cycles and the plant 2,270: σ = √((0.9 · 0.1)² · 2/5,000 + (0.91 · 0.09)² · 2/2,270) = 0.003.
    expect(expected).toBeCloseTo(0.9 * (20 / 22) * 0.95, 12);
    expect(Math.abs(able_us / (hours * HOUR) - expected)).toBeLessThan(4 * 0.003);
  });

  it('counts launchers under repair as not ready', () => {
    const events = wears({ launcher: OFTEN });
    const out = new Set<number>();
    for (const event of events) {
      if (isEvent(event, equipmentStatus)) {
        expect(event.data.group).toBe('g');
        if (event.data.works) out.delete(event.data.launcher ?? -1);
        else out.add(event.data.launcher ?? -1);
      } else if (isEvent(event, batteryStatus)) {
        expect(event.data.launchersReady).toBe(2 - out.size);
      }
    }
    expect(new Set(changes(events).map(({ data }) => data.launcher))).toEqual(new Set([0, 1]));
  });

  it('fires while it can and refuses with the reason while it cannot', () => {
    const orders = Array.from({ length: 400 }, (_, i) => ({
      at_us: (i + 1) * HOUR,
      track: `b-t${i}`,
      shots: 1,
      notAfter_us: 1000 * HOUR,
    }));
    const events = wears({ radar: OFTEN }, {}, { orders, roundsPerLauncher: 400 });
    let able = false;
    for (const event of events) {
      if (isEvent(event, batteryStatus)) able = event.data.noFireBecause === undefined;
      else if (isEvent(event, interceptorLaunched)) expect(able).toBe(true);
      else if (isEvent(event, launchRefused))
        expect([able, event.data.reason]).toEqual([false, 'under-repair']);
    }
    const refused = events.filter((event) => isEvent(event, launchRefused)).length;
    // A tenth of 400, and hours follow on one another in repairs of about an hour: σ ≤ 10.
    expect(refused).toBeGreaterThan(10);
    expect(refused).toBeLessThan(80);
  });

  it('is restarted at even intervals and is blind meanwhile', () => {
    const events = statuses(wears({}, { restartInterval_s: 36_000, restartTime_s: 90 }));
    const off = events.filter(({ data }) => !data.radiating);
    const on = events.slice(1).filter(({ data }) => data.radiating);
    expect(off.length).toBe(100);
    off.forEach(({ time_us, data }, i) => {
      expect(data.radarOffBecause).toBe('not-radiating');
      expect(time_us - off[0].time_us).toBe(i * 10 * HOUR);
      expect(on[i].time_us - time_us).toBe(90 * S);
    });
    expect(off[0].time_us).toBeLessThan(10 * HOUR);
  });

  it('is as it stands after a long time when a run begins: a restart may be under way', () => {
    const restarts = { restartInterval_s: 7200, restartTime_s: 3600 };
    let restarting = 0;
    const trials = 400;
    for (let trial = 0; trial < trials; trial++) {
      const [first, second] = statuses(wears({}, restarts, { horizon_us: 3 * HOUR, trial }));
      if (first.data.radiating) continue;
      restarting++;
      expect(second.data.radiating).toBe(true);
      expect(second.time_us).toBeLessThanOrEqual(HOUR);
    }
    // Binomial: the share of time, 1/2, in 400 trials, within four sigma.
    expect(Math.abs(restarting - trials / 2)).toBeLessThan(4 * Math.sqrt(trials / 4));
    const fresh = [
      { ...ONLINE, launchersReady: 0 },
      { ...ONLINE, from_us: HOUR },
    ] as const;
    const absent = { ...fresh[0], state: 'absent', radiating: false } as const;
    for (let trial = 0; trial < 20; trial++) {
      const told = statuses(
        wears({}, restarts, { horizon_us: 2 * HOUR, trial, statuses: [absent, fresh[1]] }),
      );
      expect(told.find(({ time_us }) => time_us === HOUR)?.data.radiating).toBe(true);
    }
  });

  it('begins to wear when it is set up, and keeps the reasons of its statuses', () => {
    const away = { ...ONLINE, state: 'in-transit', radiating: false, launchersReady: 0 } as const;
    const absent = { ...away, radarOffBecause: 'battery-absent', noFireBecause: 'battery-absent' } as const;
    const events = wears({ radar: OFTEN }, {}, { statuses: [absent, { ...ONLINE, from_us: 500 * HOUR }] });
    expect(changes(events)[0].time_us).toBeGreaterThanOrEqual(500 * HOUR);
    const [first] = statuses(events);
    expect(first.data.noFireBecause).toBe('battery-absent');
    // One status for the moment in which it is set up, whatever is out of order then.
    expect(statuses(events).filter(({ time_us }) => time_us === 500 * HOUR).length).toBe(1);
  });

  it('draws for each part alone: another launcher, or another part that fails, moves no failure', () => {
    const times = (events: readonly LoggedEvent[], launcher?: number) =>
      changes(events)
        .filter(({ data }) =>
          launcher === undefined ? data.component === 'radar' : data.launcher === launcher,
        )
        .map(({ time_us }) => time_us);
    const alone = wears({ radar: OFTEN });
    const both = wears({ radar: OFTEN, launcher: OFTEN, link: OFTEN }, {}, { launchers: 3 });
    expect(times(both)).toEqual(times(alone));
    expect(times(both, 1)).toEqual(times(wears({ launcher: OFTEN }), 1));
    expect(times(both, 1)).not.toEqual(times(both, 2));
    expect(times(wears({ radar: OFTEN }, {}, { trial: 1 }))).not.toEqual(times(alone));
  });

  it('goes on from a photograph of itself', () => {
    const scene: Scene = {
      horizon_us: 300 * HOUR,
      wear: {
        parts: { radar: OFTEN, 'power-plant': NEVER, link: OFTEN, launcher: OFTEN },
        restartInterval_s: 36_000,
        restartTime_s: 90,
      },
      supply: {
        vehicles: 1,
        topUpAfter_s: 600,
        deliveries: [{ id: 'd', group: 'g', rounds: 5, sent_us: HOUR, arrives_us: 120 * HOUR }],
      },
      orders: Array.from({ length: 20 }, (_, i) => ({
        at_us: (i + 1) * 12 * HOUR,
        track: `b-t${i}`,
        notAfter_us: 1000 * HOUR,
      })),
    };
    for (const stored_us of [0, 50 * HOUR, 121 * HOUR, 150 * HOUR])
      expect(eventsOf(scene, stored_us)).toEqual(eventsOf(scene));
  });
});
