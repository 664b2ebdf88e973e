/** When a battery was able to fire, from statuses, rules and a link written by hand. */
import { describe, expect, it } from 'vitest';
import type { BatteryStatus, EquipmentStatus, PostureChanged } from '../../messages/index.js';
import { FireAbility } from './fire-ability.js';

const free = { ballistic: 'free', airBreathing: 'tight' } as const;
const hold = { ballistic: 'hold', airBreathing: 'hold' } as const;
const battery = {
  engages: ['ballistic'],
  control: 'decentralised',
  weaponsControl: free,
  linked: true,
} as const;

const status = (time_us: number, data: object) => ({ time_us, data }) as BatteryStatus;
const posture = (time_us: number, data: object) =>
  ({ time_us, data: { control: 'decentralised', ...free, ...data } }) as PostureChanged;
const equipment = (time_us: number, data: object) => ({ time_us, data }) as EquipmentStatus;

/** Online with four launchers ready from time 0 on. */
function able(own: object = {}): FireAbility {
  const ability = new FireAbility({ ...battery, ...own });
  ability.status(status(0, { launchersReady: 4 }));
  return ability;
}

describe('a battery is able to fire', () => {
  it('at what it engages, while its status lets it and a launcher is ready', () => {
    const ability = able();
    ability.status(status(10, { launchersReady: 0 }));
    ability.status(status(20, { launchersReady: 4, noFireBecause: 'no-consent' }));
    ability.status(status(30, { launchersReady: 1 }));
    const spans = [
      [-5, -1],
      [-5, 0],
      [9, 12],
      [10, 29],
      [10, 30],
    ] as const;
    expect(spans.map(([from, to]) => ability.inSpan('ballistic', from, to))).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
    expect(ability.inSpan('rocket', 0, 100)).toBe(false);
  });

  it('not while weapons are on hold: tight lets it fire at what is hostile', () => {
    const held = able({ weaponsControl: hold });
    expect(held.inSpan('ballistic', 0, 100)).toBe(false);
    held.posture(posture(50, { ballistic: 'tight' }));
    held.posture(posture(60, hold));
    expect(held.inSpan('ballistic', 0, 49)).toBe(false);
    expect(held.inSpan('ballistic', 0, 50)).toBe(true);
    expect(held.inSpan('ballistic', 60, 100)).toBe(false);
  });

  it('with its link alone where a centre authorises', () => {
    expect(able({ control: 'centralised', linked: false }).inSpan('ballistic', 0, 100)).toBe(false);
    const centralised = able({ control: 'centralised' });
    centralised.equipment(equipment(10, { component: 'launcher', works: false }));
    expect(centralised.inSpan('ballistic', 10, 100)).toBe(true);
    centralised.equipment(equipment(20, { component: 'link', works: false }));
    centralised.equipment(equipment(30, { component: 'link', works: true }));
    expect(centralised.inSpan('ballistic', 20, 29)).toBe(false);
    expect(centralised.inSpan('ballistic', 20, 30)).toBe(true);
    expect(able({ linked: false }).inSpan('ballistic', 0, 100)).toBe(true);
  });
});
