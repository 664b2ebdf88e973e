/** What a ledger makes of a battery's time and rounds, from events written by hand. */
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../engine/index.js';
import {
  batteryStatus,
  equipmentStatus,
  interceptorLaunched,
  launcherLoaded,
  supplyDelivered,
  supplySent,
} from '../../messages/index.js';
import type { World, WorldBattery } from '../compile/world.js';
import { BatteryLedger } from './battery-ledger.js';

const S = 1_000_000;
const battery = {
  id: 'battery',
  statuses: [{ from_us: 0, state: 'online' }],
  groups: [
    { id: 'one', type: { id: 'round' }, launchers: 2, roundsPerLauncher: 4 },
    { id: 'other', type: { id: 'round' }, launchers: 1, roundsPerLauncher: 4 },
  ],
} as unknown as WorldBattery;
const world = { batteries: [battery], horizon_us: 1000 * S } as unknown as World;

function upkeepAfter(...events: readonly (readonly [{ readonly kind: string }, object, number?])[]) {
  const ledger = new BatteryLedger(world);
  for (const [{ kind }, data, at_s = 0] of events) {
    const event = {
      kind,
      time_us: at_s * S,
      phase: 0,
      entity: 'battery',
      data: { battery: 'battery', ...data },
    };
    ledger.event(event as unknown as LoggedEvent);
  }
  return ledger.upkeep(battery);
}

describe('the time of a battery', () => {
  it('is online by its state, and able to fire with a launcher and nothing in the way', () => {
    expect(
      upkeepAfter(
        [batteryStatus, { state: 'assembling', launchersReady: 0, noFireBecause: 'battery-not-online' }],
        [batteryStatus, { state: 'online', launchersReady: 0 }, 100],
        [batteryStatus, { state: 'online', launchersReady: 2 }, 300],
        [batteryStatus, { state: 'online', launchersReady: 2, noFireBecause: 'no-consent' }, 350],
        [batteryStatus, { state: 'online', launchersReady: 1 }, 900],
      ),
    ).toMatchObject({ online_s: 900, ableToFire_s: 50 + 100 });
  });

  it('is not able to fire while nothing is on its launchers', () => {
    const shots = Array.from({ length: 12 }, () => [interceptorLaunched, { type: 'round' }, 200] as const);
    expect(
      upkeepAfter(
        [batteryStatus, { state: 'online', launchersReady: 3 }],
        ...shots,
        [launcherLoaded, { group: 'one', rounds: 4, brought: true }, 700],
        [batteryStatus, { state: 'online', launchersReady: 3 }, 750],
      ),
    ).toMatchObject({ online_s: 1000, ableToFire_s: 200 + 300 });
  });

  it('counts what fails in the run, not what is out of order as its wear begins', () => {
    const { failures } = upkeepAfter(
      [equipmentStatus, { component: 'radar', works: false }],
      [equipmentStatus, { component: 'radar', works: true }, 100],
      [equipmentStatus, { component: 'radar', works: false }, 300],
      [equipmentStatus, { component: 'link', works: false }, 400],
    );
    expect(failures).toEqual([
      { component: 'link', count: 1 },
      { component: 'radar', count: 1 },
    ]);
  });
});

describe('the rounds of a battery', () => {
  it('are those fired, left and in transit, together all that were delivered', () => {
    const about = { delivery: 'd', group: 'one', rounds: 6 };
    const { rounds, failures } = upkeepAfter(
      [interceptorLaunched, { type: 'round' }],
      [interceptorLaunched, { type: 'round' }],
      [supplySent, about],
      [supplySent, { ...about, rounds: 5 }],
      [supplyDelivered, about],
      [launcherLoaded, { group: 'one', rounds: 4, brought: true }],
      [launcherLoaded, { group: 'other', rounds: 3, brought: false }],
      [equipmentStatus, { component: 'radar', works: false }, 1],
      [equipmentStatus, { component: 'radar', works: true }, 2],
    );
    // 12 at first, 4 from what was brought along, 11 sent, of which 6 have come: those of other launchers were delivered before.
    expect(rounds).toEqual([{ type: 'round', fired: 2, left: 20, inTransit: 5, delivered: 27 }]);
    expect(failures).toEqual([{ component: 'radar', count: 1 }]);
  });
});
