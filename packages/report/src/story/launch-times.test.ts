/** Launches from a scenario alone, against sums made by hand. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { describe, expect, it } from 'vitest';
import { launchTimes_us } from './launch-times.js';

const S = 1_000_000;
const seconds = (nominal: number) => ({
  nominal,
  unit: 's',
  distribution: 'point',
  source: 'a test',
  confidence: 'assumed',
});
const volley = (id: string, given: { at_us?: number; after?: string }, delay: number) => ({
  id,
  ...given,
  delay_s: seconds(delay),
});
const threat = (of: string, index: number, spacing: number) => ({
  volley: of,
  index,
  spacing_s: seconds(spacing),
});
const times = (volleys: readonly object[], threats: readonly object[]) =>
  launchTimes_us({ volleys, threats } as unknown as ResolvedScenario);

describe('the launches of a scenario', () => {
  it('are those of their volleys, which may follow others, and of the spacing within them', () => {
    const volleys = [
      volley('c', { after: 'b' }, 30),
      volley('b', { after: 'a' }, 20),
      volley('a', { at_us: 100 * S }, 5),
    ];
    expect(times(volleys, [threat('a', 1, 7), threat('a', 3, 7), threat('c', 2, 1)])).toEqual([
      105 * S,
      119 * S,
      156 * S,
    ]);
  });

  it('come at the end of a chain as long as a scenario may be', () => {
    const length = 50_000;
    const volleys = Array.from({ length }, (_, at) =>
      volley(`v${at}`, at === 0 ? { at_us: 0 } : { after: `v${at - 1}` }, at === 0 ? 0 : 1),
    );
    expect(times(volleys, [threat(`v${length - 1}`, 1, 0)])).toEqual([(length - 1) * S]);
  });
});
