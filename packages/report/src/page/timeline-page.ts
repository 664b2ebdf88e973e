/** The page of a timeline: batteries through the weeks, who was covered, and the raid on every day. */
import { coverFigure } from '../figure/timeline/cover.js';
import { lanesFigure } from '../figure/timeline/lanes.js';
import { raidDaysFigure } from '../figure/timeline/raid-days.js';
import { element, type Markup } from '../markup/markup.js';
import { heading, list, say } from '../story/block.js';
import { MARK } from '../story/mark.js';
import { batterySections } from '../story/timeline/batteries.js';
import { COVERED, coverHeadlines, dayTable, gapsOf } from '../story/timeline/coverage.js';
import { openingOf, recordOf, type ToldTimeline } from '../story/timeline/index.js';
import { TIMELINE_LIMITS } from '../story/timeline/limits.js';
import { raidSection } from '../story/timeline/raid.js';
import { blocksMarkup } from './blocks.js';
import { documentText } from './document.js';
import { type TimelineProvenance, timelineProvenance } from './provenance.js';
import { type Part, section } from './section.js';

/** Everything that the page of a timeline is made from: plain data. */
export interface TimelineResults extends ToldTimeline {
  readonly provenance: TimelineProvenance;
}

/** The report of a timeline as one HTML file that needs nothing else. */
export function timelineReport(results: TimelineResults): string {
  const { scenario, timeline, provenance } = results;
  return documentText({
    title: `Timeline: ${scenario.title}`,
    mark: MARK,
    header: headerOf(results),
    sections: [
      section('weeks', [heading('The batteries through the weeks'), lanesFigure(scenario, timeline)]),
      section('covered', [
        heading('Who was covered'),
        COVERED,
        coverFigure(scenario, timeline),
        timeline.places.flatMap((place) => gapsOf(scenario, timeline, place)),
      ]),
      raidPart(results),
      section('batteries', batterySections(scenario, timeline), 'Battery by battery'),
      section(
        'days',
        timeline.places.flatMap((place) => dayTable(scenario, timeline, place)),
        'Cover, day by day',
      ),
      section('record', recordOf(scenario)),
      section('limits', [heading('What this does not show'), list(TIMELINE_LIMITS)]),
      section('provenance', timelineProvenance(provenance)),
    ],
  });
}

function headerOf(results: TimelineResults): readonly Markup[] {
  const { scenario, timeline } = results;
  const headlines = coverHeadlines(scenario, timeline);
  return [
    ...(headlines.length === 0 ? ['No place here has a battery that can engage there.'] : headlines).map(
      (text) => element('p', { class: 'headline' }, text),
    ),
    blocksMarkup([say(openingOf(results), 'quiet')]),
  ];
}

/** The figure stands between the sentences and the table. */
function raidPart({ scenario, timeline, raid }: TimelineResults) {
  if (raid === undefined) return undefined;
  const blocks = raidSection(scenario, raid);
  const table = blocks.findIndex(({ kind }) => kind === 'table');
  const parts: readonly Part[] = [
    blocks.slice(0, table),
    raidDaysFigure(scenario, timeline, raid),
    blocks.slice(table),
  ];
  return section('raid', parts);
}
