import { describe, expect, it } from 'vitest';
import { recorded } from '../../../../../tests/recorded.js';
import { busyStretches } from '../../timeline/stretches.js';
import { threatGroups } from '../threats/rows.js';
import { numbersInWords, volleyNumbers } from './volleys.js';

const april = recorded('iraq-2020/april');

/** The same run with the launches of its second volley a minute after those of its first. */
function crowded(): typeof april {
  const numbers = volleyNumbers([april]);
  const first = (number: number) =>
    Math.min(
      ...april.outcome.threats
        .filter(({ threat }) => numbers.get(threat) === number)
        .map(({ launch_us }) => launch_us),
    );
  const by_us = first(1) + 60_000_000 - first(2);
  const threats = april.outcome.threats.map((one) =>
    numbers.get(one.threat) === 2 ? { ...one, launch_us: one.launch_us + by_us } : one,
  );
  return { ...april, outcome: { ...april.outcome, threats } };
}

describe('the numbers of volleys', () => {
  it('are the same over the time line as in the list of threats', () => {
    const run = crowded();
    const groups = threatGroups([run], 'volley', 'launch');
    const stretches = busyStretches([run]);
    expect(groups).toHaveLength(run.scenario.volleys.length);
    expect(stretches.length).toBeLessThan(groups.length);
    expect(stretches[0]?.volleys).toEqual([1, 2]);
    for (const { volleys, from_us, until_us } of stretches) {
      const listed = groups.flatMap(({ title, rows }) =>
        rows.some(({ launch_us }) => launch_us >= from_us && launch_us <= until_us)
          ? [Number(/^Volley (\d+),/.exec(title)?.[1])]
          : [],
      );
      expect(volleys).toEqual(listed);
    }
  });

  it('do not depend on what the list is sorted by', () => {
    const titles = (order: 'launch' | 'fate' | 'class') =>
      threatGroups([april], 'volley', order).map(({ title }) => title);
    expect(titles('fate')).toEqual(titles('launch'));
    expect(titles('class')).toEqual(titles('launch'));
  });

  it('are written together where they follow each other', () => {
    expect([[3], [1, 2], [1, 2, 3, 5], [2, 4]].map(numbersInWords)).toEqual(['3', '1–2', '1–3, 5', '2, 4']);
  });
});
