import { parseSeed } from '@testudo/core/numerics';
import { prepare } from '@testudo/core/simulation';
import { naturalSpan, timelineOf, timelineSample } from '@testudo/core/study';
import type { WeeksAnswer, WeeksRequest } from './protocol.js';

/** After so many draws the first picture is told: enough to see its shape. */
const FIRST_DRAWS = 20;
/** Between two looks at what else is asked of the worker. */
const SLICE_MS = 40;

/**
 * Draws the weeks of a scenario's batteries, and tells them as soon as there is something to see, then whole.
 *
 * @returns the last answer, which is not told
 */
export async function drawWeeks(
  { scenario, seed, draws }: WeeksRequest,
  tell: (answer: WeeksAnswer) => void,
): Promise<WeeksAnswer> {
  const parsed = parseSeed(seed);
  if (!parsed.ok) return { ok: false, reasons: [parsed.reason] };
  const preparation = prepare(scenario);
  if (!preparation.ok) return preparation;
  const { prepared } = preparation;
  const plan = { seed: parsed.seed, samples: draws };
  const lives: ReturnType<typeof timelineSample>[] = [];
  const soFar = (): WeeksAnswer => ({
    ok: true,
    timeline: timelineOf(prepared, lives, naturalSpan(prepared, lives)),
  });
  let since_ms = performance.now();
  for (let sample = 0; sample < draws; sample++) {
    lives.push(timelineSample(prepared, plan, sample));
    if (lives.length === FIRST_DRAWS && draws > FIRST_DRAWS) tell(soFar());
    if (performance.now() - since_ms < SLICE_MS) continue;
    // A run that is asked for meanwhile comes first.
    await new Promise((resolve) => setTimeout(resolve));
    since_ms = performance.now();
  }
  return soFar();
}
