/** What each battery did over many trials, and why not more: a sentence and its reasons as bars. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { StudySummary } from '@testudo/core/study';
import { reasonsFigure } from '../figure/reasons.js';
import { say } from '../story/block.js';
import { batteryInWords, idleInTrials, isActive, killedOfFailed } from '../story/rounds.js';
import { nameOf } from '../story/words.js';
import type { Part } from './section.js';

/** @param suffix keeps the figures of two sides apart */
export function batteryParts(
  scenario: ResolvedScenario,
  summary: StudySummary,
  suffix = '',
): readonly Part[] {
  const { defence, launchedPerTrial } = summary;
  if (defence === undefined) return [];
  return [
    defence.batteries.filter(isActive).map((battery) => [
      say(batteryInWords(scenario, battery, launchedPerTrial)),
      reasonsFigure({
        id: `reasons${suffix}-${battery.id}`,
        title: `Not engaged or not stopped by ${nameOf(scenario, battery.id)} because`,
        reasons: battery.reasons,
        note: 'Each battery answers for itself, for every launch that neither failed nor was killed, in all trials together.',
      }),
    ]),
    killedOfFailed(scenario, summary),
    idleInTrials(scenario, defence),
  ];
}
