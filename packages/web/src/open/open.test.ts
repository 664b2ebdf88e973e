import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recorded } from '../../../../tests/recorded.js';
import { busy, problem, runs } from '../state/state.js';
import { viewedRun } from '../state/viewed.js';
import { openFiles, refusedFiles, show } from './open.js';
import type { ReadAnswer } from './reading/protocol.js';

const recording = recorded('first-shot');
/** Whatever the checks let through, no calendar has this moment. */
const unshowable = { ...recording, scenario: { ...recording.scenario, epochUnix_us: 0.5 } };
const shown = viewedRun({ recording, remarks: [] }, { kind: 'recording', name: 'shown' });
const given = [{ path: 'bad.json', file: new Blob(['{}']) }];

/** What the worker that reads and the one that runs answer. */
let read: ReadAnswer;
let ran: () => object;

class AnsweringWorker {
  onmessage: ((message: { data: unknown }) => void) | undefined;
  private readonly name: string;
  constructor(_: URL, { name }: { readonly name: string }) {
    this.name = name;
  }
  postMessage(question: { readonly id?: number }): void {
    const data = this.name === 'reader' ? read : { id: question.id, isLast: true, answer: ran() };
    queueMicrotask(() => this.onmessage?.({ data }));
  }
  terminate(): void {}
}

beforeEach(() => {
  vi.stubGlobal('Worker', AnsweringWorker);
  show([shown]);
});
afterEach(() => {
  vi.unstubAllGlobals();
  runs.value = [];
  refusedFiles.value = undefined;
  problem.value = undefined;
});

describe('what cannot be shown', () => {
  it('leaves what was shown, says so and is not waited for: a recording', async () => {
    read = { ok: true, kind: 'recording', name: 'bad', recording: unshowable, remarks: [] };
    expect(await openFiles(given, { seed: '1', trial: 0 })).toBe(false);
    expect(busy.value).toBeUndefined();
    expect(runs.value).toEqual([shown]);
    expect(refusedFiles.value?.[0]?.message).toContain('bad cannot be shown');
  });

  it('leaves what was shown, says so and is not waited for: a scenario', async () => {
    read = { ok: true, kind: 'scenario', name: 'bad', scenario: unshowable.scenario };
    for (const answer of [
      () => ({ ok: true, ran: { recording: unshowable, remarks: [] }, elapsed_ms: 1 }),
      () => {
        throw new Error('it cannot be copied');
      },
    ]) {
      ran = answer;
      expect(await openFiles(given, { seed: '1', trial: 0 })).toBe(false);
      expect(busy.value).toBeUndefined();
      expect(runs.value).toEqual([shown]);
      expect(problem.value?.[0]).toMatch(/^bad/);
    }
  });
});
