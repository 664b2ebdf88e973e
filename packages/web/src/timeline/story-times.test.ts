import { seedFrom } from '@testudo/core/numerics';
import { prepare, simulate } from '@testudo/core/simulation';
import { type Recording, recordingOf } from '@testudo/interop';
import { loadShippedScenario } from '@testudo/library';
import { beforeAll, describe, expect, it } from 'vitest';
import { clockText, dateText, sinceText } from './clock-text.js';
import { pastQuiet, scaleOver } from './scale.js';
import { storyTimes } from './story-times.js';
import { busyStretches } from './stretches.js';

function recorded(name: string): Recording {
  const loaded = loadShippedScenario(name);
  if (!loaded?.ok) throw new Error(name);
  const preparation = prepare(loaded.scenario);
  if (!preparation.ok) throw new Error(preparation.reasons.join());
  return recordingOf(simulate(preparation.prepared, { seed: seedFrom(1) }), '1');
}

let april: Recording;
let january: Recording;
beforeAll(() => {
  april = recorded('iraq-2020/april');
  january = recorded('iraq-2020/january');
});

describe('a campaign of ninety days', () => {
  it('is twenty stretches that take most of a folded line, and the clock goes from one to the next', () => {
    const campaign = recorded('first-shot/campaign');
    const stretches = busyStretches([campaign]);
    expect(stretches).toHaveLength(20);
    expect(stretches.map(({ launches }) => launches)).toEqual(
      campaign.outcome.raids?.map(({ launched }) => launched),
    );
    const span = { from_us: 0, until_us: campaign.scenario.duration_us };
    const { placeOf, length, quiet } = scaleOver(span, stretches, true);
    const shares = stretches.map(({ from_us, until_us }) => (placeOf(until_us) - placeOf(from_us)) / length);
    expect(shares.reduce((a, b) => a + b)).toBeGreaterThan(0.9);
    expect(Math.min(...shares)).toBeGreaterThan(0.01);
    stretches.slice(1).forEach(({ from_us }, i) => {
      expect(pastQuiet(stretches[i].until_us + 1, quiet)).toBe(from_us);
    });
  });
});

describe('the story of a run', () => {
  it('has each launch, end, alarm and shot once, in order', () => {
    const times = storyTimes(april);
    const count = (kind: string) => times.filter((one) => one.kind === kind).length;
    const { outcome, interceptors } = april;
    expect(count('launch')).toBe(16);
    expect(count('failure')).toBe(outcome.failed);
    expect(count('intercept')).toBe(outcome.threats.filter(({ kill }) => kill !== undefined).length);
    expect(count('intercept')).toBeGreaterThanOrEqual(outcome.killed);
    expect(count('arrival')).toBe(outcome.arrived);
    expect(count('shot')).toBe(interceptors.length);
    expect(count('miss')).toBe(interceptors.filter(({ result }) => result !== 'killed').length);
    expect(count('firm-track')).toBe(
      new Set(times.filter(({ kind }) => kind === 'firm-track').map(({ of }) => of)).size,
    );
    expect(count('firm-track')).toBeGreaterThan(0);
    expect(times.map(({ time_us }) => time_us)).toEqual(
      times.map(({ time_us }) => time_us).sort((a, b) => a - b),
    );
  });

  it('is told without a defence, too', () => {
    const kinds = new Set(storyTimes(january).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['alarm', 'arrival', 'failure', 'launch', 'report']);
  });
});

describe('busy stretches', () => {
  it('are the five volleys of January, for one run and for two beside each other', () => {
    for (const runs of [[january], [january, april]]) {
      const stretches = busyStretches(runs);
      expect(stretches.map(({ launches }) => launches)).toEqual([4, 3, 3, 3, 3]);
      stretches.forEach((one, at) => {
        expect(one.from_us).toBeLessThan(one.launch_us);
        expect(one.from_us).toBeGreaterThan(stretches[at - 1]?.until_us ?? 0);
      });
    }
  });

  it('are none where nothing is launched', () => {
    expect(busyStretches([])).toEqual([]);
  });
});

describe('a clock', () => {
  it('counts whole seconds in UTC, and from the first launch', () => {
    const epoch = Date.UTC(2020, 0, 7, 19) * 1000;
    expect(clockText(epoch, 12_505_999_999)).toBe('22:28:25');
    expect(dateText(epoch, 5 * 3_600_000_000)).toBe('2020-01-08');
    expect(sinceText(12_505_000_000, 12_505_000_000)).toBe('+0:00');
    expect(sinceText(12_475_000_000, 12_505_000_000)).toBe('−0:30');
    expect(sinceText(12_505_000_000 + 5_690_000_000, 12_505_000_000)).toBe('+1:34:50');
    expect(sinceText(47 * 3_600_000_000, 0)).toBe('+47:00:00');
    expect(sinceText(0, 49 * 3_600_000_000)).toBe('−2 d 01:00');
  });
});
