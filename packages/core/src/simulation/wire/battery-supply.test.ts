import { describe, expect, it } from 'vitest';
import { isEvent, type LoggedEvent } from '../../engine/index.js';
import {
  interceptorLaunched,
  launcherLoaded,
  launchRefused,
  supplyDelivered,
  supplySent,
} from '../../messages/index.js';
import { eventsOf, S, type Scene } from './engagement.fixture.js';

const H = 3600 * S;
const delivery = { id: 'd', group: 'g', rounds: 6, sent_us: 10 * S, arrives_us: 2 * H };
const DRY: Scene = {
  horizon_us: 24 * H,
  launchers: 2,
  roundsPerLauncher: 2,
  equipment: { reloadTime_s: 600 },
  orders: [{ at_us: 100 * S, shots: 4, spacing_s: 0 }],
};

const of = (events: readonly LoggedEvent[], kind: Parameters<typeof isEvent>[1]) =>
  events.filter((event) => isEvent(event, kind)).map(({ time_us, data }) => [time_us, data]);

describe('rounds that are sent to a battery', () => {
  it('leave, come, and are loaded by as many vehicles as there are, one launcher after the other', () => {
    const events = eventsOf({ ...DRY, supply: { vehicles: 1, deliveries: [delivery] } });
    const about = { delivery: 'd', battery: 'b', group: 'g', rounds: 6 };
    expect(of(events, supplySent)).toEqual([[10 * S, about]]);
    expect(of(events, supplyDelivered)).toEqual([[2 * H, about]]);
    const loaded = (launcher: number) => ({ battery: 'b', group: 'g', launcher, rounds: 2, brought: false });
    expect(of(events, launcherLoaded)).toEqual([
      [2 * H + 600 * S, loaded(0)],
      [2 * H + 1200 * S, loaded(1)],
    ]);
    const two = eventsOf({ ...DRY, supply: { vehicles: 2, deliveries: [delivery] } });
    expect(of(two, launcherLoaded).map(([time_us]) => time_us)).toEqual([2 * H + 600 * S, 2 * H + 600 * S]);
  });

  it('are there at once where they came before the run, and never where they come after it', () => {
    const early = { ...delivery, sent_us: -5 * H, arrives_us: -H };
    const late = { ...delivery, id: 'late', arrives_us: 25 * H };
    const events = eventsOf({ ...DRY, supply: { vehicles: 2, deliveries: [early, late] } });
    expect(of(events, supplyDelivered).map(([time_us]) => time_us)).toEqual([0]);
    expect(of(events, supplySent).map(([time_us]) => time_us)).toEqual([0, 10 * S]);
    // Empty at 105 s, after the launch delay of 5 s.
    expect(of(events, launcherLoaded).map(([time_us]) => time_us)).toEqual([705 * S, 705 * S]);
  });

  it('let a battery fire again, not sooner than they are loaded, and never without a vehicle', () => {
    const orders = [...(DRY.orders ?? []), { at_us: 3 * H, track: 'b-t2', shots: 1, notAfter_us: 4 * H }];
    const launches = (vehicles: number, arrives_us: number) => {
      const supply = { vehicles, deliveries: [{ ...delivery, arrives_us }] };
      const events = eventsOf({ ...DRY, orders, supply });
      return [of(events, interceptorLaunched).length, of(events, launchRefused).length];
    };
    // The shot is due 5 s after its order.
    expect(launches(1, 3 * H + 5 * S - 600 * S)).toEqual([5, 0]);
    expect(launches(1, 3 * H + 6 * S - 600 * S)).toEqual([4, 1]);
    expect(launches(0, H)).toEqual([4, 1]);
  });

  it('top up launchers that still hold rounds when it has been quiet for long enough', () => {
    const orders = [
      { at_us: 100 * S, shots: 1 },
      { at_us: 1000 * S, track: 'b-t2', shots: 1 },
    ];
    const times = (topUpAfter_s?: number) => {
      const quiet = topUpAfter_s === undefined ? {} : { topUpAfter_s };
      const supply = { vehicles: 1, ...quiet, deliveries: [{ ...delivery, arrives_us: 0 }] };
      return of(eventsOf({ ...DRY, orders, supply }), launcherLoaded).map(([time_us]) => time_us);
    };
    expect(times()).toEqual([]);
    // The shots leave at 105 and 1,005 s; each launcher has fired one round.
    expect(times(1800)).toEqual([(1005 + 1800 + 600) * S, (1005 + 1800 + 1200) * S]);
    expect(times(300)[0]).toBe((105 + 300 + 600) * S);
  });
});
