import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recorded } from '../../../../tests/recorded.js';
import { cameraView, notice, panel, runs, span, time_us } from '../state/state.js';
import { viewedRun } from '../state/viewed.js';
import { followAddress } from './address.js';
import { show } from './open.js';

const asked = { kind: 'shipped', name: 'first-shot', seed: '1', trial: 0 } as const;
const run = viewedRun({ recording: recorded('first-shot'), remarks: [] }, asked);

/** The parts of a browser that an address needs. */
const location = { hash: '' };
let changed: () => void = () => {};
let stop: () => void;
const put = (_: unknown, __: string, hash: string) => {
  location.hash = hash;
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('location', location);
  vi.stubGlobal('history', { pushState: put, replaceState: put });
  vi.stubGlobal('addEventListener', (type: string, then: () => void) => {
    if (type === 'hashchange') changed = then;
  });
  show([run]);
  stop = followAddress();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  runs.value = [];
});

/** Follows a link within the page, and lets the page write its address. */
async function goTo(hash: string): Promise<string> {
  location.hash = hash;
  changed();
  await vi.advanceTimersByTimeAsync(1000);
  return location.hash;
}

describe('a link to the run that is shown', () => {
  it('shows it from the beginning and whole where it holds no time and no view', async () => {
    const view = 'view=21,31,90000,10,-40';
    const before = await goTo(`#run=first-shot&t=700&panel=events&${view}`);
    expect(before).toContain('t=700');
    expect(before).toContain(view);
    expect(time_us.value).toBe(700e6);
    const after = await goTo('#run=first-shot');
    expect(time_us.value).toBe(span.value.from_us);
    expect(cameraView.value).toBeUndefined();
    expect(panel.value).toBe('story');
    expect(after).toBe(`#run=first-shot&seed=1&t=${span.value.from_us / 1e6}`);
    expect(runs.value).toEqual([run]);
  });

  it('ends as the address of what is shown, even where nothing changed', async () => {
    const stands = await goTo('#run=first-shot&seed=1&t=700');
    for (const hash of [
      '#run=first-shot&t=700',
      '#run=first-shot&t=700&panel=nope',
      '#run=first-shot&t=700&x=1',
    ])
      expect(await goTo(hash)).toBe(stands);
    expect(await goTo('#run=iraq-2020/nope')).toBe(stands);
  });

  it('has what could not be used said, and how much more there was', async () => {
    await goTo('#run=first-shot&panel=nope&seed=-3&speed=3');
    expect(notice.value?.match(/;/g)).toHaveLength(2);
    expect(notice.value).not.toContain('more');
    await goTo('#run=first-shot&t=1e5&pick=foo&pick=threat:zz&panel=nope&seed=-3&speed=3&x=1');
    expect(notice.value).toMatch(/; and 2 more\.$/);
  });
});
