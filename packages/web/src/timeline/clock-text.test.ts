import { describe, expect, it } from 'vitest';
import { recorded } from '../../../../tests/recorded.js';
import { runs } from '../state/state.js';
import { viewedRun } from '../state/viewed.js';
import { spokenTime } from './clock-text.js';
import { firstLaunch_us } from './line.js';

const S = 1_000_000;
const epoch = Date.UTC(2020, 0, 7, 22) * 1000;

describe('the time, spoken', () => {
  it('counts from the first launch, and leaves that out where nothing is launched', () => {
    expect(spokenTime(epoch, 125 * S, 60 * S)).toBe('22:02:05 UTC, +1:05 since the first launch');
    expect(spokenTime(epoch, 30 * S, 60 * S)).toBe('22:00:30 UTC, −0:30 since the first launch');
    expect(spokenTime(epoch, 125 * S, undefined)).toBe('22:02:05 UTC');
  });

  it('has no first launch to count from where no threat flies', () => {
    const shown = (name: string) =>
      viewedRun({ recording: recorded(name), remarks: [] }, { kind: 'recording', name });
    runs.value = [shown('turkey-2012/deployment')];
    expect(firstLaunch_us.value).toBeUndefined();
    runs.value = [shown('turkey-2012/deployment'), shown('first-shot')];
    expect(firstLaunch_us.value).toBe(600 * S);
    runs.value = [];
  });
});
