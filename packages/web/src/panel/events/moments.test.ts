import { afterEach, describe, expect, it } from 'vitest';
import { recorded } from '../../../../../tests/recorded.js';
import { runs } from '../../state/state.js';
import { viewedRun } from '../../state/viewed.js';
import { momentsOf, nextEvent, previousEvent } from './moments.js';

const april = recorded('iraq-2020/april');
const january = recorded('iraq-2020/january');
const viewed = (recording: typeof april) =>
  viewedRun({ recording, remarks: [] }, { kind: 'recording', name: 'a test' });

afterEach(() => {
  runs.value = [];
});

describe('the moments of a story', () => {
  const moments = momentsOf(april);
  const number = (kind: string) => moments.filter((one) => one.kind === kind).length;

  it('are in order of time, and as many as the outcome says', () => {
    const times = moments.map(({ time_us }) => time_us);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const ladders = april.outcome.threats.flatMap((one) => one.ladders);
    expect(number('launch')).toBe(april.outcome.launched);
    expect(number('shot')).toBe(april.interceptors.length);
    expect(number('intercept')).toBe(april.interceptors.filter(({ result }) => result !== undefined).length);
    expect(number('impact')).toBe(april.outcome.threats.filter(({ impact }) => impact !== undefined).length);
    expect(number('detection')).toBe(ladders.filter(({ detected_us }) => detected_us !== undefined).length);
    expect(number('alarm')).toBe(april.events.filter(({ kind }) => kind === 'area-warned').length);
  });

  it('are stepped through one by one, over both runs, forth and back', () => {
    runs.value = [viewed(january), viewed(april)];
    const both = [...new Set([...momentsOf(january), ...moments].map(({ time_us }) => time_us))].sort(
      (a, b) => a - b,
    );
    const forth: number[] = [];
    for (
      let next = nextEvent(0);
      next !== undefined && forth.length <= both.length;
      next = nextEvent(next.time_us)
    )
      forth.push(next.time_us);
    expect(forth).toEqual(both);
    const back: number[] = [];
    for (
      let one = previousEvent(both.at(-1) ?? 0);
      one !== undefined && back.length <= both.length;
      one = previousEvent(one.time_us)
    )
      back.push(one.time_us);
    expect(back).toEqual(both.slice(0, -1).reverse());
  });

  it('are none where nothing is open', () => {
    expect(nextEvent(0)).toBeUndefined();
    expect(previousEvent(Number.MAX_SAFE_INTEGER)).toBeUndefined();
  });
});
