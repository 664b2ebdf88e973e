/** What many trials say: the headline with its interval, the spread, and what drives it. */
import { REASONS } from '@testudo/core/messages';
import type { ResolvedScenario } from '@testudo/core/scenario';
import {
  type FigureSummary,
  figureIn,
  type HappeningSummary,
  happeningIn,
  type StudySummary,
} from '@testudo/core/study';
import { type Block, GAP, heading, list, say, type TableRow } from './block.js';
import { drivers } from './drivers.js';
import { count, distance, duration, mean, percent, range } from './numbers.js';
import { clock, shortPlace, some, weaponIn } from './words.js';

/** What a study says of a scenario. */
export function trials(scenario: ResolvedScenario, summary: StudySummary): readonly Block[] {
  const valid = summary.done - summary.invalid;
  if (valid > 0 && summary.launchedPerTrial === 0) {
    return [heading(some(summary.done, 'trial')), say('Nothing is launched in this scenario.')];
  }
  return [
    heading(some(summary.done, 'trial')),
    ...howMany(summary),
    ...(valid === 0
      ? []
      : [
          ...headline(scenario, summary),
          GAP,
          figureTable(scenario, summary),
          GAP,
          ...happenings(scenario, summary),
          ...spread(summary),
        ]),
    ...drivers(scenario, summary),
    ...(valid === 0 ? [] : whyNotStopped(scenario, summary)),
  ];
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
  const worst = invalidReasons.slice(0, 3).map(({ reason, count: number }) => `${number} × ${reason}`);
  return [
    ...(done < asked
      ? [
          say(
            `Stopped after ${count(done)} of ${count(asked)} trials; what follows is made of those.`,
            'strong',
          ),
        ]
      : []),
    ...(valid === 0 ? [] : [say(`${how[0]?.toUpperCase()}${how.slice(1)}.`)]),
    ...(invalid === 0
      ? []
      : [
          say(
            `${some(invalid, 'trial')} could not be computed and ${invalid === 1 ? 'is' : 'are'} in none of the figures: ${worst.join('; ')}.`,
          ),
        ]),
  ];
}

function headline(scenario: ResolvedScenario, summary: StudySummary): readonly Block[] {
  const arrived = figureIn(summary, 'arrived');
  if (arrived === undefined) return [];
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
  const { mean: average, mean95, range90 } = arrived;
  // Student's interval knows nothing of counts: an average below none or above all is not possible.
  const possible = mean95 && { low: Math.max(0, mean95.low), high: Math.min(launched, mean95.high) };
  const sure = possible === undefined ? '' : ` (95 % interval of that average: ${between(possible, mean)})`;
  return [
    say(
      `Of ${count(launched)} ${weaponIn(scenario)}s launched, ${mean(average)} arrive on average${sure}; in nine trials of ten, ${between(range90, count)}.`,
      'strong',
    ),
  ];
}

function interval({ share95: { low, high } }: HappeningSummary): string {
  return range(percent(low), percent(high));
}

function between(
  { low, high }: { readonly low: number; readonly high: number },
  write: (value: number) => string,
): string {
  return range(write(low), write(high));
}

interface Line {
  readonly figure: FigureSummary;
  readonly name: string;
  readonly write: (value: number) => string;
  readonly writeMean?: (value: number) => string;
}

function figureTable(scenario: ResolvedScenario, summary: StudySummary): Block {
  const severalPlaces = scenario.places.length > 1;
  const time = (value_s: number) => clock(scenario, Math.round(value_s * 1e6));
  const counts = { write: count, writeMean: mean };
  const lines: Line[] = [];
  const add = (
    name: string,
    figure: FigureSummary | undefined,
    how: Pick<Line, 'write' | 'writeMean'>,
  ): void => {
    if (figure !== undefined) lines.push({ figure, name, ...how });
  };
  const several = summary.launchedPerTrial > 1;
  if (several) add('Arrived', figureIn(summary, 'arrived'), counts);
  if (severalPlaces) {
    for (const { id } of scenario.places)
      add(`  at ${shortPlace(scenario, id)}`, figureIn(summary, 'arrived', id), counts);
  }
  if (several) add('Failed by themselves', figureIn(summary, 'failed'), counts);
  const astray = figureIn(summary, 'astray');
  if ((astray?.greatest ?? 0) > 0) add('Went astray', astray, counts);
  if (scenario.earlyWarning !== undefined) {
    if (several) add('Arrived after an alarm', figureIn(summary, 'arrived-warned'), counts);
    add(several ? 'Warning time, median' : 'Warning time', figureIn(summary, 'median-lead'), {
      write: duration,
    });
    if (several) add('Warning time, shortest', figureIn(summary, 'shortest-lead'), { write: duration });
  }
  add('First impact', figureIn(summary, 'first-impact'), { write: time });
  for (const { id } of scenario.places) {
    add(
      severalPlaces ? `Flight to ${shortPlace(scenario, id)}` : 'Flight time',
      figureIn(summary, 'median-flight', id),
      {
        write: duration,
      },
    );
  }
  for (const { id } of scenario.places) {
    add(
      severalPlaces ? `Apogee to ${shortPlace(scenario, id)}` : 'Apogee',
      figureIn(summary, 'median-apogee', id),
      {
        write: distance,
      },
    );
  }
  return {
    kind: 'table',
    columns: [
      { title: '' },
      { title: 'Mean', align: 'right' },
      { title: 'Median', align: 'right' },
      { title: '5 to 95 %', align: 'right' },
      { title: 'Unknown', align: 'right' },
    ],
    rows: lines.map(figureRow),
    legend:
      '5 to 95 %: where nine trials of ten lie. Unknown: how much of the spread comes from what is not known; the rest is chance.',
  };
}

function figureRow({ figure, name, write, writeMean = write }: Line): TableRow {
  const { mean: average, median, range90, shareUnknown } = figure;
  const nine = between(range90, write);
  const share = shareUnknown === undefined ? '–' : percent(shareUnknown);
  return {
    cells: [name, writeMean(average), write(median), nine, share],
    sentence: `${name.trim()}: ${writeMean(average)} on average, ${nine} in nine trials of ten`,
  };
}

function happenings(scenario: ResolvedScenario, summary: StudySummary): readonly Block[] {
  const who = `${summary.launchedPerTrial <= 1 ? 'The' : 'At least one'} ${weaponIn(scenario)}`;
  const said: string[] = [];
  const add = (what: string, happening: HappeningSummary | undefined): void => {
    if (happening === undefined || happening.share === 1) return;
    said.push(
      `${what}: in ${percent(happening.share)} of the trials (95 % interval ${interval(happening)}).`,
    );
  };
  if (scenario.earlyWarning !== undefined) {
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
  const share = arrived?.shareUnknown;
  if (arrived === undefined || share === undefined || summary.launchedPerTrial <= 1) return [];
  if (arrived.least === arrived.greatest) return [];
  return [
    say(
      `Of the spread in how many arrive, ${percent(share)} comes from what is not known and ${percent(1 - share)} from chance: ${
        share > 0.5 ? 'better sources would narrow it' : 'even perfect knowledge would leave most of it'
      }.`,
    ),
  ];
}

function whyNotStopped(
  scenario: ResolvedScenario,
  { reasons, done, invalid, launchedPerTrial }: StudySummary,
): readonly Block[] {
  const all = launchedPerTrial * (done - invalid);
  const items = [...reasons]
    .sort((a, b) => b.count - a.count)
    .map(({ reason, count: number }) => `${REASONS[reason]}: ${count(number)} (${percent(number / all)})`);
  return [
    heading(`Why ${weaponIn(scenario)}s were not stopped`),
    say(`${count(all)} launches in all trials together; for each, what settled it:`),
    list(items),
  ];
}
