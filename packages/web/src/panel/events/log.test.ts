import { describe, expect, it } from 'vitest';
import { recorded } from '../../../../../tests/recorded.js';
import { DEFAULT_GROUPS, EVENT_GROUPS, type EventGroup, groupOfKind } from './groups.js';
import { threatOf } from './involved.js';
import { filtered, happenedAt, sentenceIn } from './log.js';

const april = recorded('iraq-2020/april');
const all = new Set(Object.keys(EVENT_GROUPS) as EventGroup[]);
const [shot] = april.interceptors;
if (shot?.threat === undefined) throw new Error('nothing was fired');
const { interceptor, threat, battery } = shot;

describe('the log, filtered', () => {
  it('is whole where nothing is asked, and without looks unless they are asked for', () => {
    expect(filtered(april, { groups: all, text: '' })).toEqual(april.events);
    const usual = filtered(april, { groups: DEFAULT_GROUPS, text: '' });
    expect(usual.some(({ kind }) => kind === 'radar-plots')).toBe(false);
    expect(usual.length).toBe(april.events.filter(({ kind }) => groupOfKind(kind) !== 'radar').length);
  });

  it('by words holds all of them, in the sentence or the ids', () => {
    const found = filtered(april, { groups: all, text: '  ALARM erbil ' });
    expect(found.length).toBeGreaterThan(0);
    for (const event of found) expect(sentenceIn(april, event).toLowerCase()).toContain('alarm');
    expect(filtered(april, { groups: all, text: threat }).length).toBeGreaterThan(3);
    expect(filtered(april, { groups: all, text: 'no such words' })).toEqual([]);
  });

  it('by a threat follows it through warning, tracks and shots', () => {
    const kinds = new Set(
      filtered(april, { groups: all, text: '', about: { kind: 'threat', id: threat } }).map(
        ({ kind }) => kind,
      ),
    );
    for (const kind of [
      'threat-launched',
      'launch-report',
      'track-report',
      'fire-order',
      'interceptor-launched',
    ])
      expect(kinds, kind).toContain(kind);
  });

  it('by an interceptor or a battery has theirs alone', () => {
    const own = filtered(april, { groups: all, text: '', about: { kind: 'interceptor', id: interceptor } });
    expect(own.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['interceptor-launched', 'interceptor-ended', 'kill-assessed']),
    );
    expect(own.every(({ data }) => data.interceptor === interceptor)).toBe(true);
    const its = filtered(april, { groups: all, text: '', about: { kind: 'battery', id: battery } });
    expect(its.every(({ data }) => data.battery === battery || data.radar === battery)).toBe(true);
  });

  it('knows how much has happened', () => {
    for (const time_us of [-1, 0, april.events[5]?.time_us ?? 0, shot.launch_us, Number.MAX_SAFE_INTEGER]) {
      expect(happenedAt(april.events, time_us)).toBe(
        april.events.filter((one) => one.time_us <= time_us).length,
      );
    }
  });

  it('finds the threat behind what perception says', () => {
    const launched = april.events.find(({ kind }) => kind === 'interceptor-launched');
    if (launched === undefined) throw new Error('no launch');
    expect(threatOf(april, launched)).toBe(
      april.interceptors.find((one) => one.interceptor === launched.data.interceptor)?.threat,
    );
  });
});
