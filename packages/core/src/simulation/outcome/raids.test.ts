import { describe, expect, it } from 'vitest';
import type { ResolvedScenario } from '../../scenario/resolved.js';
import type { Fate, ThreatOutcome } from './outcome.js';
import { raidOutcomes } from './raids.js';

/** Two raids: `early` with a volley that follows it, and `late`. */
const scenario = {
  volleys: [
    { id: 'early', at_us: 0 },
    { id: 'late', at_us: 1000 },
    { id: 'second', after: 'early' },
  ],
  threats: [
    { id: 'a', volley: 'early' },
    { id: 'b', volley: 'second' },
    { id: 'c', volley: 'late' },
  ],
} as unknown as ResolvedScenario;

const threat = (id: string, launch_us: number, fate: Fate, engaged = false) =>
  ({ threat: id, launch_us, fate, engaged, threatening: engaged, leaked: false }) as ThreatOutcome;

const threats = [threat('a', 10, 'failed'), threat('b', 500, 'killed', true), threat('c', 1000, 'arrived')];

describe('raids', () => {
  it('are told apart by the volley that has a time, in the order of their launches', () => {
    expect(raidOutcomes(scenario, threats, [])).toEqual([
      {
        raid: 'early',
        firstLaunch_us: 10,
        launched: 2,
        failed: 1,
        threatening: 1,
        engaged: 1,
        killed: 1,
        arrived: 0,
        leaked: 0,
        astray: 0,
        roundsFired: 0,
      },
      expect.objectContaining({ raid: 'late', firstLaunch_us: 1000, launched: 1, arrived: 1 }),
    ]);
  });

  it('have the rounds fired at their threats, however late, and at nothing while they were the last to begin', () => {
    const fired = (rounds: Parameters<typeof raidOutcomes>[2]) =>
      raidOutcomes(scenario, threats, rounds)?.map(({ roundsFired }) => roundsFired);
    expect(fired([{ launch_us: 2000, threat: 'b' }])).toEqual([1, 0]);
    expect(fired([{ launch_us: 999 }, { launch_us: 1000 }, { launch_us: 2000 }])).toEqual([1, 2]);
    expect(fired([{ launch_us: 5 }])).toEqual([1, 0]);
  });

  it('are none where there is one only', () => {
    const one = { ...scenario, threats: scenario.threats.slice(0, 2) };
    expect(raidOutcomes(one, threats.slice(0, 2), [])).toBeUndefined();
  });
});
