/** The page's side of the engine. */
import type { RunAnswer, RunRequest } from './protocol.js';

let worker: Worker | undefined;
let next = 0;
const waiting = new Map<number, (answer: RunAnswer) => void>();

/** Starts the worker ahead of the first run, so that its code is there when it is needed. */
export function startEngine(): Worker {
  if (worker !== undefined) return worker;
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  worker.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly answer: RunAnswer }>) => {
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    stop(`the engine stopped: ${event.message || 'it could not be loaded'}`);
  };
  return worker;
}

/** Runs a scenario in the worker. Never rejects: what went wrong is in the answer. */
export function run(request: RunRequest): Promise<RunAnswer> {
  const to = startEngine();
  const id = next++;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    to.postMessage({ id, request });
  });
}

/** Gives up what runs: nothing else stops a run on its way. The next one gets a new worker. */
export function stopRuns(): void {
  if (waiting.size === 0) return;
  stop('it was given up');
  startEngine();
}

function stop(reason: string): void {
  worker?.terminate();
  worker = undefined;
  for (const answer of waiting.values()) answer({ ok: false, reasons: [reason] });
  waiting.clear();
}
