import { isEvent } from '@testudo/core/engine';
import { bodyDestroyed, bodyLanded, threatLaunched } from '@testudo/core/messages';
import { describe, expect, it } from 'vitest';
import { recorded } from '../../../../../tests/recorded.js';
import { nowIn } from './now.js';

const april = recorded('iraq-2020/april');
const launches = april.events.flatMap((event) => (isEvent(event, threatLaunched) ? [event.time_us] : []));
/** Ends of bodies that carry a warhead, straight from the log. */
const ends = april.events.flatMap((event) => {
  if (!isEvent(event, bodyLanded) && !isEvent(event, bodyDestroyed)) return [];
  return event.data.body === 'spent-body' ? [] : [event.time_us];
});
const first_us = Math.min(...launches);
const last_us = Math.max(...ends);
const S = 1_000_000;

describe('what is happening at a moment', () => {
  it('counts down to the first launch, and says when it is over', () => {
    expect(nowIn(april, first_us - 41 * S).phase).toBe('Before the raid: the first launch is in 41 s');
    const over = nowIn(april, last_us + S);
    expect(over.phase).toBe('The raid is over');
    const said = over.clauses.find((clause) => clause.startsWith('in all')) ?? '';
    const sum = [...said.matchAll(/\d+/g)].reduce((all, [number]) => all + Number(number), 0);
    expect(sum).toBe(april.outcome.launched);
  });

  it('counts what is in the air as the log does, whenever it is asked', () => {
    let most = 0;
    for (let at_us = first_us; at_us < last_us; at_us += 7 * S) {
      const inAir = launches.filter((one) => one <= at_us).length - ends.filter((one) => one <= at_us).length;
      const said = /^(\d+) missiles? in the air/.exec(nowIn(april, at_us).phase)?.[1];
      expect(Number(said ?? 0), String(at_us)).toBe(inAir);
      most = Math.max(most, inAir);
    }
    expect(most).toBeGreaterThan(2);
  });

  it('names the next impact and the time to it', () => {
    const [january] = [recorded('iraq-2020/january')];
    const impact = january.events.find(
      (event) =>
        isEvent(event, bodyLanded) && event.data.place === 'erbil' && event.data.body !== 'spent-body',
    );
    expect(nowIn(january, (impact?.time_us ?? 0) - 9.5 * S).clauses).toContain(
      'next impact in 10 s, at Erbil Air Base',
    );
  });

  it('tells of an alarm from the moment it sounds, and of what batteries hold and fire', () => {
    const alarm = april.events.find(({ kind }) => kind === 'area-warned');
    const said = (at_us: number) => nowIn(april, at_us).clauses.join('; ');
    expect(said((alarm?.time_us ?? 0) - 1)).not.toContain('alarm');
    expect(said(alarm?.time_us ?? 0)).toContain('alarm at');
    const [shot] = april.interceptors;
    expect(said(shot?.launch_us ?? 0)).toMatch(
      /Patriot battery at .* holds \d+ tracks? and has 1 interceptor in the air/,
    );
    expect(said((shot?.launch_us ?? 0) - 1)).not.toContain('interceptor');
  });
});
