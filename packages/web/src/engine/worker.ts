/** The engine, away from the page's own thread. One request, one answer. */
import type { RunAnswer, RunRequest } from './protocol.js';
import { runScenario } from './run-scenario.js';

interface Scope {
  onmessage: ((message: MessageEvent<{ readonly id: number; readonly request: RunRequest }>) => void) | null;
  postMessage(answer: { readonly id: number; readonly answer: RunAnswer }): void;
}

const scope = self as unknown as Scope;
scope.onmessage = ({ data: { id, request } }) => {
  scope.postMessage({ id, answer: answerTo(request) });
};

function answerTo(request: RunRequest): RunAnswer {
  try {
    return runScenario(request);
  } catch (error) {
    // A scenario that is no scenario, or a fault of the engine: said, and the worker lives on.
    return { ok: false, reasons: [error instanceof Error ? error.message : String(error)] };
  }
}
