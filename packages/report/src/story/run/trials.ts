/** What many trials say: the headline with its interval, the spread, and what drives it. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import {
  type FigureName,
  type FigureSummary,
  figureIn,
  type HappeningSummary,
  happeningIn,
  type StudySummary,
} from '@testudo/core/study';
import { average, averageWithInterval, intervalsOfChance, noInterval } from '../averages.js';
import { type Block, GAP, heading, list, say } from '../block.js';
import { canLeak, canWarn, reasonItems } from '../defences.js';
import { between, count, mean, percent, possible } from '../numbers.js';
import { batteriesInTrials, rounds } from '../rounds.js';
import { capital, some, stoppedAfter, weaponIn } from '../words.js';
import { drivers } from './drivers.js';
import { raidsInTrials } from './raids.js';
import { figureTable } from './trial-figures.js';

/** What a study says of a scenario. */
export function trials(scenario: ResolvedScenario, summary: StudySummary): readonly Block[] {
  if (isQuiet(summary)) return trialFigures(scenario, summary);
  return [
    ...trialFigures(scenario, summary),
    ...raidsInTrials(scenario, summary),
    ...drivers(scenario, summary),
    ...(valid(summary) === 0 ? [] : [...rounds(scenario, summary), ...whyNotStopped(scenario, summary)]),
  ];
}

/** How many trials there are, the sentence to remember, and every figure with its spread. */
export function trialFigures(scenario: ResolvedScenario, summary: StudySummary): readonly Block[] {
  const title = heading(some(summary.done, 'trial'));
  if (isQuiet(summary)) return [title, say('Nothing is launched in this scenario.')];
  if (valid(summary) === 0) return [title, ...howMany(summary)];
  return [
    title,
    ...howMany(summary),
    ...trialsHeadline(scenario, summary),
    GAP,
    figureTable(scenario, summary),
    GAP,
    ...happenings(scenario, summary),
    ...spread(summary),
  ];
}

function valid({ done, invalid }: StudySummary): number {
  return done - invalid;
}

/** Trials in which nothing is launched. */
function isQuiet(summary: StudySummary): boolean {
  return valid(summary) > 0 && summary.launchedPerTrial === 0;
}

function howMany({
  done,
  asked,
  invalid,
  invalidReasons,
  samples,
  unknownsSampled,
}: StudySummary): readonly Block[] {
  const valid = done - invalid;
  const how = unknownsSampled
    ? `${some(samples, 'draw')} of everything that is not known exactly, and about ${some(Math.max(1, Math.round(valid / Math.max(1, samples))), 'trial')} of chance for each`
    : 'every unknown at its best estimate; only chance differs';
  const only = intervalsOfChance(samples, unknownsSampled);
  const worst = invalidReasons.slice(0, 3).map(({ reason, count: number }) => `${number} × ${reason}`);
  return [
    ...(done < asked ? [say(stoppedAfter(done, asked, 'trial'), 'strong')] : []),
    ...(valid === 0 ? [] : [say(`${capital(how)}.${only}`)]),
    ...(invalid === 0
      ? []
      : [
          say(
            `${some(invalid, 'trial')} could not be computed and ${invalid === 1 ? 'is' : 'are'} in none of the figures: ${worst.join('; ')}.`,
          ),
        ]),
  ];
}

/** The sentence to remember, with its interval; nothing without a valid trial or a launch. */
export function trialsHeadline(scenario: ResolvedScenario, summary: StudySummary): readonly Block[] {
  const arrived = figureIn(summary, 'arrived');
  if (arrived === undefined || isQuiet(summary)) return [];
  if (scenario.batteries.length > 0) return [say(defended(scenario, summary, arrived), 'strong')];
  return arrivedHeadline(scenario, summary);
}

/** How many arrive, with its interval: the same sentence with a defence and without; nothing without a valid trial or a launch. */
export function arrivedHeadline(scenario: ResolvedScenario, summary: StudySummary): readonly Block[] {
  const arrived = figureIn(summary, 'arrived');
  if (arrived === undefined || isQuiet(summary)) return [];
  const launched = summary.launchedPerTrial;
  if (launched <= 1) {
    const happened = happeningIn(summary, 'some-arrived');
    if (happened === undefined) return [];
    return [
      say(
        `The ${weaponIn(scenario)} arrives in ${percent(happened.share)} of the trials (95 % interval ${interval(happened)}).`,
        'strong',
      ),
    ];
  }
  const { mean: arrive, mean95, range90, trials: seen } = arrived;
  const all = `Of ${count(launched)} ${weaponIn(scenario)}s launched`;
  if (seen === 1) return [say(`${all}, ${count(arrive)} arrive: ${noInterval(arrived, 'trial')}.`, 'strong')];
  const sure =
    mean95 === undefined
      ? noInterval(arrived, 'trial')
      : `95 % interval of that average: ${between(possible(mean95, launched), mean)}`;
  const nine = mean95 === undefined ? '' : `; in nine trials of ten, ${between(range90, count)}`;
  return [say(`${all}, ${average(arrive)} arrive on average (${sure})${nine}.`, 'strong')];
}

/** Every step from launch to leak, each with its interval. */
function defended(scenario: ResolvedScenario, summary: StudySummary, arrived: FigureSummary): string {
  const launched = summary.launchedPerTrial;
  const said = (name: FigureName): string => {
    const figure = figureIn(summary, name);
    if (figure === undefined) return '–';
    return arrived.trials === 1 ? count(figure.mean) : averageWithInterval(figure, launched);
  };
  const were = (name: FigureName): string => `${said(name)} ${said(name) === '1' ? 'was' : 'were'}`;
  const isSingle = arrived.trials === 1;
  const nine = isSingle ? '' : `, in nine trials of ten ${between(arrived.range90, count)}`;
  const brackets = isSingle
    ? `${capital(noInterval(arrived, 'trial'))}.`
    : 'In brackets: 95 % intervals of the averages; a dash where all trials agree, which tells no interval.';
  return `Of ${some(launched, weaponIn(scenario))} launched,${isSingle ? '' : ' on average'} ${said('failed')} failed by ${said('failed') === '1' ? 'itself' : 'themselves'}, ${were('threatening')} threatening, ${were('engaged')} engaged, ${were('killed')} killed and ${said('leaked')} leaked; ${said('arrived')} arrived in all${nine}. ${brackets}`;
}

function interval({ share95 }: HappeningSummary): string {
  return between(share95, percent);
}

/** How often something happened, also where it happened always or never: only what no trial could show is left out. */
function happenings(scenario: ResolvedScenario, summary: StudySummary): readonly Block[] {
  const who = `${summary.launchedPerTrial <= 1 ? 'The' : 'At least one'} ${weaponIn(scenario)}`;
  const said: string[] = [];
  const add = (what: string, happening: HappeningSummary | undefined): void => {
    if (happening === undefined) return;
    said.push(
      `${what}: in ${percent(happening.share)} of the trials (95 % interval ${interval(happening)}).`,
    );
  };
  if (canLeak(scenario)) {
    add(`${who} leaks`, happeningIn(summary, 'some-leaked'));
    add('None leaks', happeningIn(summary, 'none-leaked'));
  }
  if (scenario.batteries.length > 0) add(`${who} is killed`, happeningIn(summary, 'some-killed'));
  if (canWarn(scenario)) {
    add(`${who} arrives without an alarm before it`, happeningIn(summary, 'some-unwarned'));
  }
  if (scenario.places.some(({ people }) => people.length > 0)) {
    add(`${who} meets people outside shelter`, happeningIn(summary, 'some-met-unsheltered'));
  }
  if (scenario.places.length > 1) {
    for (const { id, name } of scenario.places)
      add(`At least one arrives at ${name}`, happeningIn(summary, 'some-arrived', id));
  }
  return [list(said)];
}

function spread(summary: StudySummary): readonly Block[] {
  const arrived = figureIn(summary, 'arrived');
  if (arrived === undefined || summary.launchedPerTrial <= 1) return [];
  const { shareUnknown: share, shareUnknown95: sure } = arrived;
  if (share === undefined || sure === undefined) return [];
  const verdict =
    sure.low > 0.5
      ? 'better sources would narrow it'
      : sure.high < 0.5
        ? 'even perfect knowledge would leave most of it'
        : 'which of the two is more, these trials do not tell';
  return [
    say(
      `Of the spread in how many arrive, ${percent(share)} (95 % interval ${between(sure, percent)}) comes from what is not known and the rest from chance: ${verdict}.`,
    ),
  ];
}

/** Launches of all trials. */
export function launchesIn(all: number): string {
  return `${count(all)} launch${all === 1 ? '' : 'es'}`;
}

/** Why threats were not stopped, over all trials, and what each battery did. */
export function whyNotStopped(scenario: ResolvedScenario, summary: StudySummary): readonly Block[] {
  const { reasons, done, invalid, launchedPerTrial } = summary;
  const all = launchedPerTrial * (done - invalid);
  const killed = (figureIn(summary, 'killed')?.mean ?? 0) * (done - invalid);
  const of =
    killed === 0
      ? 'for each, what settled it'
      : `${count(killed)} ${killed === 1 ? 'was' : 'were'} killed (${percent(killed / all)}); for each of the others, what settled it`;
  return [
    heading(`Why ${weaponIn(scenario)}s were not stopped`),
    say(`${launchesIn(all)} in all trials together; ${of}:`),
    list(reasonItems(reasons, all)),
    ...batteriesInTrials(scenario, summary),
  ];
}
