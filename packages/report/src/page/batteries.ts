/** What each battery did over many trials, and why not more: a sentence and its reasons as bars. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { StudySummary } from '@testudo/core/study';
import { reasonsFigure } from '../figure/reasons.js';
import { say } from '../story/block.js';
import { batteryInWords, idleInTrials, isActive } from '../story/rounds.js';
import { nameOf } from '../story/words.js';
import type { Part } from './section.js';

/** @param suffix keeps the figures of two sides apart */
export function batteryParts(
  scenario: ResolvedScenario,
  { defence, launchedPerTrial }: StudySummary,
  suffix = '',
): readonly Part[] {
  if (defence === undefined) return [];
  return [
    defence.batteries.filter(isActive).map((battery) => [
      say(batteryInWords(scenario, battery, launchedPerTrial)),
      reasonsFigure({
        id: `reasons${suffix}-${battery.id}`,
        title: `Not engaged or not stopped by ${nameOf(scenario, battery.id)} because`,
        reasons: battery.reasons,
        note: 'Each battery answers for itself, for every launch that it did not kill, in all trials together.',
      }),
    ]),
    idleInTrials(scenario, defence),
  ];
}
