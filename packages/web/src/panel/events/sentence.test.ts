import type { LoggedEvent } from '@testudo/core/engine';
import { EVENT_KINDS } from '@testudo/core/simulation';
import { describe, expect, it } from 'vitest';
import { recorded } from '../../../../../tests/recorded.js';
import { groupOfKind } from './groups.js';
import { sentenceOf } from './sentence.js';

const runs = ['iraq-2020/april', 'iraq-2020/taji-what-if', 'first-shot/campaign'].map(recorded);
const [april] = runs;
if (april === undefined) throw new Error('no run');

describe('events in words', () => {
  it('are whole sentences, for every kind that these runs log', () => {
    const kinds = new Set<string>();
    for (const run of runs) {
      for (const event of run.events) {
        const sentence = sentenceOf(run, event);
        expect(sentence, event.kind).toMatch(/^[A-Z0-9].{12,}[^.,;: ]$/);
        expect(sentence, event.kind).not.toMatch(/undefined|NaN|\[object|_rad|_us\b/);
        expect(sentence, event.kind).not.toBe(fallback(event));
        kinds.add(event.kind);
      }
    }
    const missing = EVENT_KINDS.map(({ kind }) => kind).filter((kind) => !kinds.has(kind));
    expect(missing).toEqual(['order-refused']);
  });

  const made = (kind: string, data: Record<string, unknown>): LoggedEvent => ({
    sequence: 0,
    time_us: 0,
    phase: 0,
    kind,
    entity: 'x',
    data,
  });

  it.each([
    [
      made('launch-refused', {
        order: 'o',
        battery: 'erbil-patriot',
        track: 'erbil-patriot-t3',
        shots: 2,
        reason: 'magazine-empty',
      }),
      '2 interceptors ordered at track 3 of Patriot battery at Erbil not launched: the magazine was empty',
    ],
    [
      made('order-refused', { order: 'move', reason: 'nobody moves' }),
      'Order move could not be carried out: nobody moves',
    ],
    [
      made('threat-failed', { threat: 'v1-erbil-fateh-1', mode: 'thrust-lost', height_m: 10_406 }),
      'Fateh-313 v1-erbil-fateh-1 failed by itself: it lost its thrust, 10 km up',
    ],
    [
      made('body-landed', {
        threat: 'v4-erbil-qiam-1',
        body: 'spent-body',
        miss_m: 41_200,
        speed_mps: 180.4,
        flightPathAngle_rad: -1.1345,
      }),
      'The empty body of Qiam-1 v4-erbil-qiam-1 came down outside every place, 41 km from the aim point, at 180 m/s, falling at 65°',
    ],
    [
      made('track-identified', {
        battery: 'asad-patriot',
        track: 'asad-patriot-t12',
        kind: 'debris',
        identity: 'unknown',
      }),
      'Track 12 of Patriot battery at Ain al-Asad is taken for debris, unknown',
    ],
    [
      made('area-warned', { place: 'erbil', cause: 'track', track: 't' }),
      'Alarm at Erbil Air Base, for a track of a battery',
    ],
  ])('say who, what and how much: %#', (event, sentence) => {
    expect(sentenceOf(april, event)).toBe(sentence);
  });

  it('of a kind that nobody knows say what it is called', () => {
    const event = made('tea-break', {});
    expect(sentenceOf(april, event)).toBe(fallback(event));
  });
});

const fallback = ({ kind, entity }: LoggedEvent) =>
  `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}: ${entity}`;

describe('groups of events', () => {
  it('never show what only the truth knows as anything else', () => {
    for (const { kind, knownTo } of EVENT_KINDS) {
      const group = groupOfKind(kind);
      if (group === 'radar') continue;
      expect(group === 'truth', kind).toBe(knownTo.includes('truth'));
    }
  });

  it.each([
    ['threat-launched', 'truth'],
    ['track-report', 'perception'],
    ['launch-report', 'warning'],
    ['area-warned', 'warning'],
    ['people-sheltered', 'warning'],
    ['people-left-shelter', 'warning'],
    ['fire-order', 'command'],
    ['battery-status', 'command'],
    ['radar-plots', 'radar'],
    ['tea-break', 'command'],
  ])('put %s under %s', (kind, group) => {
    expect(groupOfKind(kind)).toBe(group);
  });
});
