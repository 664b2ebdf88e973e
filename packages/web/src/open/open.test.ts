import { beforeEach, describe, expect, it, vi } from 'vitest';
import { recorded } from '../../../../tests/recorded.js';
import { run } from '../engine/engine.js';
import { busy, problem, runs } from '../state/state.js';
import { viewedRun } from '../state/viewed.js';
import { openFiles, refusedFiles, show } from './open.js';
import { readFiles } from './reading/reader.js';

vi.mock('../engine/engine.js');
vi.mock('./reading/reader.js');

const recording = recorded('first-shot');
/** Whatever the checks let through, no calendar has this moment. */
const unshowable = { ...recording, scenario: { ...recording.scenario, epochUnix_us: 0.5 } };
const shown = viewedRun({ recording, remarks: [] }, { kind: 'recording', name: 'shown' });
const chance = { seed: '1', trial: 0 };

describe('what cannot be shown', () => {
  beforeEach(() => {
    show([shown]);
    refusedFiles.value = undefined;
  });

  it('leaves what was shown, says so and is not waited for: a recording', async () => {
    vi.mocked(readFiles).mockResolvedValue({
      ok: true,
      kind: 'recording',
      name: 'bad',
      recording: unshowable,
      remarks: [],
    });
    expect(await openFiles([], chance)).toBe(false);
    expect(busy.value).toBeUndefined();
    expect(runs.value).toEqual([shown]);
    expect(refusedFiles.value?.[0]?.message).toContain('bad cannot be shown');
  });

  it('leaves what was shown, says so and is not waited for: a scenario', async () => {
    const { scenario } = unshowable;
    vi.mocked(readFiles).mockResolvedValue({ ok: true, kind: 'scenario', name: 'bad', scenario });
    for (const answer of [
      () =>
        Promise.resolve({ ok: true, ran: { recording: unshowable, remarks: [] }, elapsed_ms: 1 } as const),
      () => Promise.reject(new Error('no worker')),
    ]) {
      vi.mocked(run).mockImplementation(answer);
      expect(await openFiles([], chance)).toBe(false);
      expect(busy.value).toBeUndefined();
      expect(runs.value).toEqual([shown]);
      expect(problem.value?.[0]).toMatch(/^bad/);
    }
  });
});
