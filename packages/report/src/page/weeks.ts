/** The weeks around a run: how its batteries came to what they could do in it. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Timeline } from '@testudo/core/study';
import { coverFigure } from '../figure/timeline/cover.js';
import { lanesFigure } from '../figure/timeline/lanes.js';
import { heading, say } from '../story/block.js';
import { COVERED, gapsOf } from '../story/timeline/coverage.js';
import { calendarDay, tableDay } from '../story/timeline/days.js';
import { type Section, section } from './section.js';

/** Nothing where there is no timeline: the batteries stand by dates. */
export function weeksSection(
  scenario: ResolvedScenario,
  timeline: Timeline | undefined,
): Section | undefined {
  if (timeline === undefined) return undefined;
  const { epochUnix_us, postureShift_us } = scenario;
  const unix_us = epochUnix_us + postureShift_us;
  return section('weeks', [
    heading('The weeks around it'),
    say(
      `How the batteries came to stand as they do, in ${timeline.samples} draws of what is not known; the run above has best estimates in their place, and the batteries as they stand on ${calendarDay(scenario, unix_us)}. testudo timeline tells more.`,
    ),
    lanesFigure(scenario, timeline, { unix_us, words: `this run: ${tableDay(scenario, unix_us)}` }),
    COVERED,
    coverFigure(scenario, timeline),
    timeline.places.flatMap((place) => gapsOf(scenario, timeline, place)),
  ]);
}
