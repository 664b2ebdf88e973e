/** The page of one run and its trials. */
import { isEvent } from '@testudo/core/engine';
import { launchReport } from '@testudo/core/messages';
import type { StudySummary, Timeline } from '@testudo/core/study';
import { figureIn } from '@testudo/core/study';
import type { Recording } from '@testudo/interop';
import { approachFigure, descentFigure, reachFigure } from '../figure/approach.js';
import { type Counted, distributionFigure } from '../figure/distribution.js';
import { driversFigure } from '../figure/drivers.js';
import { fatesFigure } from '../figure/fates.js';
import type { Figure } from '../figure/figure.js';
import { heightsFigure } from '../figure/heights.js';
import { impactsFigure } from '../figure/impacts.js';
import { ladderFigure } from '../figure/ladder.js';
import { magazinesFigure } from '../figure/magazines.js';
import { raidsFigure } from '../figure/raids.js';
import { reasonsFigure } from '../figure/reasons.js';
import { tracksOf } from '../figure/tracks.js';
import { warningsFigure } from '../figure/warnings.js';
import type { Atlas } from '../map/atlas.js';
import { mapFigure } from '../map/map.js';
import { element, type Markup } from '../markup/markup.js';
import { type Block, heading, list } from '../story/block.js';
import { LIMITS } from '../story/limits.js';
import { MARK } from '../story/mark.js';
import { count } from '../story/numbers.js';
import { rounds } from '../story/rounds.js';
import { chains } from '../story/run/chains.js';
import { whoDefends } from '../story/run/defence.js';
import { drivers, driversOf, SCREENED } from '../story/run/drivers.js';
import { engagements, isAtWork, metBy } from '../story/run/engagements.js';
import { arcs, failures } from '../story/run/flights.js';
import { runHeadline } from '../story/run/headline.js';
import { theWords } from '../story/run/index.js';
import { launches } from '../story/run/launches.js';
import { assumptions, opening, whoIsWhere } from '../story/run/opening.js';
import { raids, raidsInTrials } from '../story/run/raids.js';
import { record } from '../story/run/record.js';
import {
  arrivedHeadline,
  launchesIn,
  trialFigures,
  trialsHeadline,
  whyNotStopped,
} from '../story/run/trials.js';
import { landings, warning } from '../story/run/warning.js';
import { some, unknownInWords, weaponIn } from '../story/words.js';
import { batteryParts } from './batteries.js';
import { blocksMarkup } from './blocks.js';
import { documentText } from './document.js';
import { type RunProvenance, runProvenance } from './provenance.js';
import { type Part, section } from './section.js';
import { costFigures, leadFigure } from './spreads.js';
import { weeksSection } from './weeks.js';

/** Everything that the page of a run is made from: plain data. */
export interface RunResults {
  readonly recording: Pick<Recording, 'scenario' | 'events' | 'trajectories' | 'interceptors' | 'outcome'>;
  readonly provenance: RunProvenance;
  readonly remarks: readonly string[];
  /** What the trials came to; absent where there were none. */
  readonly summary?: StudySummary;
  /** How many arrived in each valid trial. */
  readonly arrivals: readonly Counted[];
  /** The batteries through the weeks around the run, in draws of the same seed; absent where none is deployed. */
  readonly timeline?: Timeline;
}

/**
 * The report of a run as one HTML file that needs nothing else.
 *
 * @param atlas coasts, borders and countries
 */
export function runReport(results: RunResults, atlas: Atlas): string {
  const { recording, provenance, remarks, summary } = results;
  const { scenario, outcome } = recording;
  const tracks = tracksOf(recording);
  const atWork = outcome.batteries.filter(isAtWork);
  const working = scenario.batteries.filter(({ id }) => atWork.some(({ battery }) => battery === id));
  return documentText({
    title: scenario.title,
    mark: MARK,
    header: headerOf(results),
    sections: [
      section('where', [runMap(recording, tracks, atlas), whoIsWhere(scenario, outcome)]),
      section('defence', [whoDefends(scenario, outcome)]),
      weeksSection(scenario, results.timeline),
      section('flights', [
        launches(scenario, outcome),
        raidsFigure(scenario, outcome),
        raids(scenario, outcome),
        heightsFigure(scenario, tracks, outcome.launched),
        working.length === 0 ? descentFigure(scenario, tracks) : undefined,
        working.map((battery) => approachFigure(scenario, battery, tracks)),
        failures(scenario, outcome),
        arcs(scenario, outcome),
      ]),
      section('engagements', [
        engagements(scenario, outcome).slice(0, 2),
        magazinesFigure(recording),
        working.map((battery) => ladderFigure(scenario, battery.id, metBy(battery.id, outcome.threats))),
        working.map((battery) => reachFigure(scenario, battery, tracks, recording.interceptors)),
        engagements(scenario, outcome).slice(2),
      ]),
      section('chains', [chains(scenario, outcome), runReasons(results)]),
      section('warning', after(warning(scenario, outcome), warningsFigure(scenario, outcome))),
      section('landings', after(landings(scenario, outcome), impactsFigure(scenario, outcome))),
      ...trialSections(results),
      section('record', record(scenario, outcome, summary)),
      section('assumed', assumptions(scenario, remarks)),
      section('words', theWords(scenario)),
      section('limits', [heading('What this does not show'), list(LIMITS)]),
      section('provenance', runProvenance(provenance)),
    ],
  });
}

/** A figure between the heading of some words and the words. */
function after([title, ...words]: readonly Block[], ...figures: readonly Part[]): readonly Part[] {
  return [title, figures, words];
}

function headerOf({ recording: { scenario, outcome }, provenance, summary }: RunResults): readonly Markup[] {
  const [, dek, , small] = opening(scenario, provenance.seed);
  const sure = summary === undefined ? [] : arrivedHeadline(scenario, summary);
  const steps =
    scenario.batteries.length === 0 || summary === undefined ? [] : trialsHeadline(scenario, summary);
  const fates = fatesFigure(scenario, outcome);
  return [
    ...(dek?.kind === 'text' ? [element('p', { class: 'dek' }, dek.text)] : []),
    ...sure.flatMap((block) =>
      block.kind === 'text' ? [element('p', { class: 'headline' }, block.text)] : [],
    ),
    ...steps.flatMap((block) => (block.kind === 'text' ? [element('p', {}, block.text)] : [])),
    ...(sure.length > 0 ? [] : [element('p', { class: 'headline' }, runHeadline(scenario, outcome))]),
    ...(small === undefined ? [] : [blocksMarkup([small])]),
    ...(fates === undefined ? [] : [section('fates-of-all', [fates], '')?.content ?? []].flat()),
  ];
}

function runMap(
  recording: RunResults['recording'],
  tracks: ReturnType<typeof tracksOf>,
  atlas: Atlas,
): Figure | undefined {
  const { scenario, outcome, events, interceptors } = recording;
  return mapFigure(
    {
      id: 'map',
      title: 'The flights over the ground',
      scenario,
      tracks: tracks.map(({ threat, points }) => ({ points, fate: threat.fate })),
      interceptors: interceptors.map(({ points }) => points),
      warned: events.flatMap((event) => (isEvent(event, launchReport) ? [event.data] : [])),
      radiating: new Set(outcome.batteries.flatMap(({ battery, radiating }) => (radiating ? [battery] : []))),
      note: 'Lines are the tracks over the ground of this run; marks are where each ended.',
    },
    atlas,
  );
}

function runReasons({ recording: { scenario, outcome }, summary }: RunResults): Figure | undefined {
  if (summary !== undefined && summary.done > summary.invalid) return undefined;
  const counts = new Map<RunResults['recording']['outcome']['threats'][number]['reasons'][number], number>();
  for (const {
    reasons: [first],
  } of outcome.threats)
    if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  return reasonsFigure({
    id: 'reasons-run',
    title: `What settled that ${weaponIn(scenario)}s were not stopped, in this run`,
    reasons: [...counts].map(([reason, number]) => ({ reason, count: number })),
    all: outcome.launched,
    note: `Out of ${some(outcome.launched, weaponIn(scenario))} launched; what was killed has no reason.`,
  });
}

function trialSections({ recording: { scenario }, summary, arrivals }: RunResults) {
  if (summary === undefined) return [];
  const launched = Math.round(summary.launchedPerTrial);
  const valid = summary.done - summary.invalid;
  const arrived = figureIn(summary, 'arrived');
  const distribution =
    arrived === undefined || launched < 2
      ? undefined
      : distributionFigure({
          id: 'distribution',
          title: `How many arrive, in ${some(valid, 'trial')}`,
          axis: `${weaponIn(scenario)}s that arrive, of ${count(launched)}`,
          noun: 'trials',
          rows: arrivals,
          average: arrived.mean,
          least: 0,
          most: Math.max(launched, arrived.greatest),
          note: 'Above: all trials. Below: each line is one draw of everything that is not known; how far the dots move is what is unknown, how long the lines are is chance.',
        });
  const sections = [
    section('trials', after(trialFigures(scenario, summary), distribution)),
    section('raids-in-trials', raidsInTrials(scenario, summary)),
    section('drivers', [
      drivers(scenario, summary).slice(0, 1),
      summary.screenings.map((screening) => [
        screeningFigure(scenario, screening),
        driversOf(scenario, screening).slice(1),
      ]),
    ]),
    section('rounds', [
      rounds(scenario, summary).slice(0, 1),
      costFigures(scenario, summary, ''),
      rounds(scenario, summary).slice(1),
    ]),
    section('reasons', [
      whyNotStopped(scenario, summary).slice(0, 2),
      reasonsFigure({
        id: 'reasons-trials',
        title: 'What settled it, in all trials together',
        reasons: summary.reasons,
        all: summary.launchedPerTrial * valid,
        note: `Shares are of all trials together: ${launchesIn(summary.launchedPerTrial * valid)}.`,
      }),
      batteryParts(scenario, summary),
    ]),
    section('leads', [leadFigure(scenario, summary)], 'How early the alarms are, over the trials'),
  ];
  return valid === 0 ? sections.slice(0, 1) : sections;
}

function screeningFigure(
  scenario: RunResults['recording']['scenario'],
  screening: StudySummary['screenings'][number],
): Figure | undefined {
  const words = SCREENED[screening.figure as keyof typeof SCREENED];
  if (words === undefined) return undefined;
  return driversFigure({
    id: `drivers-${screening.figure}`,
    title: words.title,
    screening,
    names: screening.drivers.map(({ path }) => {
      const { what, owner, range } = unknownInWords(scenario, path);
      return `${what} (${owner}; ${range})`;
    }),
    ends: [`the higher, ${words.fewer}`, `the higher, ${words.more}`],
  });
}
