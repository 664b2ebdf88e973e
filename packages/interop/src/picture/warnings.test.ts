/** When alarms stand: until the danger is over, or the all-clear where there is one. */
import type { LoggedEvent } from '@testudo/core/engine';
import { describe, expect, it } from 'vitest';
import type { Recording } from '../recording.js';
import { alarmsAt } from './warnings.js';

const S = 1_000_000;

const event = (kind: string, at_s: number, data: object): LoggedEvent =>
  ({ sequence: 0, time_us: at_s * S, phase: 0, kind, entity: 'x', data }) as unknown as LoggedEvent;
const alarm = (place: string, at_s: number) => event('area-warned', at_s, { place, cause: 'launch-report' });
const left = (place: string, people: string, at_s: number) =>
  event('people-left-shelter', at_s, { place, people });

/** Two missiles, from 0 to 300 s and from 5000 to 5300 s. */
const run = (events: readonly LoggedEvent[]): Recording =>
  ({
    events,
    outcome: {
      threats: [
        { threat: 'a', launch_us: 0 },
        { threat: 'b', launch_us: 5000 * S },
      ],
    },
    trajectories: [
      { threat: 'a', body: 'missile', points: [{ time_us: 300 * S }] },
      { threat: 'b', body: 'missile', points: [{ time_us: 5300 * S }] },
    ],
  }) as unknown as Recording;

const spans_s = (place: string, events: readonly LoggedEvent[]) =>
  alarmsAt(place, run(events)).map(({ from_us, until_us }) => [from_us / S, until_us / S]);

describe('an alarm at a place', () => {
  it('stands until what was in the air has come to its end, where people have no all-clear', () => {
    expect(spans_s('base', [alarm('base', 100), alarm('base', 5100)])).toEqual([
      [100, 300],
      [5100, 5300],
    ]);
  });

  it('stands until the last people of the place left shelter after the all-clear, where they have one', () => {
    const events = [
      alarm('base', 100),
      left('elsewhere', 'crew', 1000),
      left('base', 'crew', 1900),
      left('base', 'guards', 2500),
      alarm('base', 5100),
      left('base', 'crew', 6900),
    ];
    expect(spans_s('base', events)).toEqual([
      [100, 2500],
      [5100, 6900],
    ]);
  });

  it('is one with the next where that comes before the all-clear', () => {
    expect(spans_s('base', [alarm('base', 100), alarm('base', 5100), left('base', 'crew', 6900)])).toEqual([
      [100, 6900],
    ]);
  });
});
