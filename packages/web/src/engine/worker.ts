/** The engine, away from the page's own thread. */
import { drawWeeks } from './draw-weeks.js';
import type { Question, RunAnswer, Told, WeeksAnswer } from './protocol.js';
import { runScenario } from './run-scenario.js';

interface Scope {
  onmessage: ((message: MessageEvent<Question>) => void) | null;
  postMessage(told: Told): void;
}

const scope = self as unknown as Scope;
scope.onmessage = ({ data }) => void answerTo(data);

async function answerTo(question: Question): Promise<void> {
  const { id } = question;
  const last = await lastAnswer(question, (answer) => scope.postMessage({ id, answer, isLast: false }));
  scope.postMessage({ id, answer: last, isLast: true });
}

async function lastAnswer(
  question: Question,
  tell: (answer: WeeksAnswer) => void,
): Promise<RunAnswer | WeeksAnswer> {
  try {
    if (question.about === 'run') return runScenario(question.request);
    return await drawWeeks(question.request, tell);
  } catch (error) {
    // A scenario that is no scenario, or a fault of the engine: said, and the worker lives on.
    return { ok: false, reasons: [error instanceof Error ? error.message : String(error)] };
  }
}
