import { isEvent } from '@testudo/core/engine';
import { thrustEnded, trackReport } from '@testudo/core/messages';
import { describe, expect, it } from 'vitest';
import { recorded } from '../../../../../tests/recorded.js';
import { trueTracks } from '../facts/true-tracks.js';
import { threatAt } from './state-at.js';

const april = recorded('iraq-2020/april');
const engaged = april.outcome.threats.find(({ ladders }) => ladders.some(({ shots }) => shots.length > 0));
if (engaged === undefined) throw new Error('nothing was engaged');
const { threat, launch_us, kill, impact, fate } = engaged;
const at = (time_us: number) => threatAt(april, threat, time_us);

describe('the state of a threat', () => {
  it('goes from launch to its end as the log says', () => {
    const burnout = april.events.find((event) => isEvent(event, thrustEnded) && event.data.threat === threat);
    const ladder = engaged.ladders.find(({ shots }) => shots.length > 0);
    const [shot] = ladder?.shots ?? [];
    expect(at(launch_us - 5_000_000)).toEqual({ state: 'not-launched', words: 'launched in 5 s' });
    expect(at(launch_us).state).toBe('boosting');
    expect(at((burnout?.time_us ?? 0) - 1).state).toBe('boosting');
    expect(at(burnout?.time_us ?? 0).state).toBe('in-flight');
    expect(at((ladder?.tracked_us ?? 0) - 1).state).toBe('in-flight');
    expect(at(ladder?.tracked_us ?? 0).state).toBe('tracked');
    expect(at((shot?.launch_us ?? 0) - 1).state).toBe('tracked');
    expect(at(shot?.launch_us ?? 0).state).toBe('engaged');
    const end_us = (kill ?? impact)?.time_us ?? 0;
    expect(at(end_us - 1).state).not.toBe('ended');
    expect(at(end_us)).toEqual({ state: 'ended', words: fate });
  });

  it('of one that no run has is said to be so', () => {
    expect(threatAt(april, 'nobody', 0).words).toBe('not in this run');
  });
});

describe('what a track was of', () => {
  it('agrees with the ladders: the first track of a threat became firm when its battery tracked it', () => {
    const firsts = new Map<string, number>();
    for (const event of april.events) {
      if (!isEvent(event, trackReport)) continue;
      const of = trueTracks(april).get(event.data.track);
      if (of === undefined || of.isSpent) continue;
      const key = `${event.data.battery}/${of.threat}`;
      if (!firsts.has(key)) firsts.set(key, event.time_us);
    }
    const tracked = april.outcome.threats.flatMap(({ threat: id, ladders }) =>
      ladders.flatMap(({ battery, tracked_us }) =>
        tracked_us === undefined ? [] : [[`${battery}/${id}`, tracked_us] as const],
      ),
    );
    expect(tracked.length).toBeGreaterThan(0);
    expect(new Map(tracked)).toEqual(firsts);
  });

  it('goes by the most plots where a track took some of another body', () => {
    const report = april.events.find((event) => isEvent(event, trackReport));
    if (report === undefined || !isEvent(report, trackReport)) throw new Error('no track');
    const { battery, track } = report.data;
    const origin = (id: string, looks: readonly number[]) => ({
      ...report,
      kind: 'plot-origins',
      data: {
        radar: battery,
        threat: id,
        body: 'missile',
        looks,
        plots: looks.map(() => 0),
        times_us: [],
        ranges_m: [],
      },
    });
    const events = [
      origin('stray', [1]),
      origin('real', [2, 3]),
      ...[1, 2, 3, 4].map((look) => ({ ...report, data: { ...report.data, look, plot: 0 } })),
    ];
    expect(trueTracks({ ...april, events }).get(track)).toEqual({ threat: 'real', isSpent: false });
  });
});
