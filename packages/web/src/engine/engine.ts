/** The page's side of the engine. */
import type { Question, RunAnswer, RunRequest, Told, WeeksAnswer, WeeksRequest } from './protocol.js';

interface Waiting {
  readonly about: Question['about'];
  readonly take: (answer: Told['answer'], isLast: boolean) => void;
}

let worker: Worker | undefined;
let next = 0;
const waiting = new Map<number, Waiting>();

/** Starts the worker ahead of the first run, so that its code is there when it is needed. */
export function startEngine(): Worker {
  if (worker !== undefined) return worker;
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  worker.onmessage = ({ data: { id, answer, isLast } }: MessageEvent<Told>) => {
    const one = waiting.get(id);
    if (isLast) waiting.delete(id);
    one?.take(answer, isLast);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    stop(`the engine stopped: ${event.message || 'it could not be loaded'}`);
  };
  return worker;
}

/** Runs a scenario in the worker. Never rejects: what went wrong is in the answer. */
export function run(request: RunRequest): Promise<RunAnswer> {
  return new Promise((resolve) => {
    ask({ id: next++, about: 'run', request }, (answer) => resolve(answer as RunAnswer));
  });
}

/** Draws the weeks of a scenario's batteries in the worker, told as they grow. Never throws: what went wrong is in the answer. */
export function drawWeeks(request: WeeksRequest, take: (answer: WeeksAnswer, isLast: boolean) => void): void {
  ask({ id: next++, about: 'weeks', request }, (answer, isLast) => take(answer as WeeksAnswer, isLast));
}

function ask(question: Question, take: Waiting['take']): void {
  const to = startEngine();
  waiting.set(question.id, { about: question.about, take });
  to.postMessage(question);
}

/** Gives up what runs: nothing else stops a run on its way. The next one gets a new worker. */
export function stopRuns(): void {
  if (![...waiting.values()].some(({ about }) => about === 'run')) return;
  stop('it was given up');
  startEngine();
}

function stop(reason: string): void {
  worker?.terminate();
  worker = undefined;
  const given = [...waiting.values()];
  waiting.clear();
  for (const { take } of given) take({ ok: false, reasons: [reason] }, true);
}
