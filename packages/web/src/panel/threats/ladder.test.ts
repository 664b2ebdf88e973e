import { describe, expect, it } from 'vitest';
import { recorded } from '../../../../../tests/recorded.js';
import { batteryLadder, flightLadder, toEnd } from './ladder.js';
import { threatGroups } from './rows.js';
import { spread } from './spread.js';
import { threatBehind } from './subject.js';

const april = recorded('iraq-2020/april');
const { threats } = april.outcome;

describe('the ladder of a threat', () => {
  it('stands in order of time, and ends with the flight', () => {
    for (const outcome of threats) {
      const { rungs, from_us, until_us } = flightLadder(april, outcome);
      const times = rungs.map(({ time_us }) => time_us);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(rungs[0]).toMatchObject({ words: 'launched', time_us: from_us });
      // What failed may be destroyed all the same.
      expect(until_us).toBe((outcome.impact ?? outcome.kill)?.time_us);
    }
  });

  it('counts on after the end where the launch is reported later, and its rail reaches that far', () => {
    const january = recorded('iraq-2020/january');
    // It comes down after 42 s, before anybody is told of its launch.
    const failed = january.outcome.threats.find(({ threat }) => threat === 'v1-asad-qiam-1');
    const { impact, report_us } = failed ?? {};
    if (failed === undefined || impact === undefined || report_us === undefined)
      throw new Error('not failed');
    expect(report_us).toBeGreaterThan(impact.time_us);
    const { until_us, last_us, rungs } = flightLadder(january, failed);
    expect(until_us).toBe(impact.time_us);
    expect(last_us).toBeGreaterThanOrEqual(report_us);
    expect(rungs.at(-1)?.time_us).toBe(last_us);
    expect(toEnd((until_us - report_us) / 1e6)).toBe('+24 s');
    expect([24, 0.01, -0.01].map(toEnd)).toEqual(['−24 s', '0 s', '0 s']);
  });

  it('has a rung for each that the battery reached, and none where it saw nothing', () => {
    const met = threats.flatMap((outcome) => outcome.ladders.map((ladder) => ({ outcome, ladder })));
    for (const { outcome, ladder } of met) {
      const figure = batteryLadder(april, outcome, ladder);
      expect(figure === undefined).toBe(ladder.detected_us === undefined);
      if (figure === undefined) continue;
      const said = figure.rungs.map(({ words }) => words);
      expect(said.includes('tracked')).toBe(ladder.tracked_us !== undefined);
      expect(said.filter((words) => words.endsWith(' leaves'))).toHaveLength(ladder.shots.length);
      expect(figure.isPredicted).toBe(outcome.impact === undefined);
      for (const { time_us } of figure.rungs) {
        expect(time_us).toBeGreaterThanOrEqual(figure.from_us);
        expect(time_us).toBeLessThanOrEqual(figure.until_us);
      }
    }
    expect(met.some(({ ladder }) => ladder.shots.length > 0)).toBe(true);
  });
});

describe('labels moved apart', () => {
  it('stay where there is room', () => {
    expect(spread([0, 30, 70], 20, 0)).toEqual([0, 30, 70]);
  });

  it('share what they have to move', () => {
    expect(spread([50, 50], 20, 0)).toEqual([40, 60]);
    expect(spread([48, 50, 52, 200], 20, 0)).toEqual([30, 50, 70, 200]);
  });

  it('never begin above the edge', () => {
    expect(spread([0, 1], 20, 0)).toEqual([0, 20]);
  });

  it('push their neighbours on', () => {
    const places = [0, 1, 2, 45, 46, 300];
    const moved = spread(places, 20, 0);
    for (let i = 1; i < moved.length; i++) expect(moved[i] - moved[i - 1]).toBeGreaterThanOrEqual(20 - 1e-9);
    expect(moved.at(-1)).toBe(300);
  });
});

describe('the list of threats', () => {
  const ids = (groups: ReturnType<typeof threatGroups>) =>
    groups.flatMap(({ rows }) => rows.map((row) => row.threat));

  it('holds each once, whatever it is grouped and sorted by, one run or two', () => {
    for (const grouping of ['volley', 'target', 'none'] as const) {
      for (const order of ['launch', 'impact', 'class', 'fate'] as const) {
        const listed = ids(threatGroups([april, april], grouping, order));
        expect([...listed].sort()).toEqual(threats.map(({ threat }) => threat).sort());
      }
    }
  });

  it('groups by volley in order of time, and sorts inside', () => {
    const groups = threatGroups([april], 'volley', 'class');
    expect(groups[0]?.title).toBe('Volley 1, 22:28:25 UTC');
    expect(groups).toHaveLength(april.scenario.volleys.length);
    const [first] = groups;
    const classes = first?.rows.map(({ weapon }) => weapon) ?? [];
    expect(classes).toEqual([...classes].sort());
  });

  it('keeps a threat that only one of two runs has', () => {
    const without = { ...april, outcome: { ...april.outcome, threats: threats.slice(1) } };
    const [row] = threatGroups([without, april], 'none', 'launch')[0]?.rows ?? [];
    expect(row?.outcomes).toEqual([undefined, threats[0]]);
  });
});

describe('what is picked leads to a threat', () => {
  it('from an interceptor and from a track', () => {
    const [shot] = april.interceptors;
    expect(threatBehind(april, { kind: 'interceptor', id: shot?.interceptor ?? '' })).toBe(shot?.threat);
    expect(threatBehind(april, { kind: 'track', id: shot?.track ?? '' })).toBe(shot?.threat);
    expect(threatBehind(april, { kind: 'threat', id: 'nobody' })).toBeUndefined();
    expect(threatBehind(april, { kind: 'battery', id: 'asad-patriot' })).toBeUndefined();
  });
});
