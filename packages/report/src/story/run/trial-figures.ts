/** The table of figures that many trials gave. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { type FigureSummary, figureIn, type StudySummary } from '@testudo/core/study';
import { average, averageCell, unknownShare } from '../averages.js';
import type { Block, TableRow } from '../block.js';
import { canWarn } from '../defences.js';
import { between, count, distance, duration, money } from '../numbers.js';
import { clock, shortDate, shortPlace, spansDays } from '../words.js';

interface Line {
  readonly figure: FigureSummary;
  readonly name: string;
  readonly write: (value: number) => string;
  readonly writeMean?: (value: number) => string;
  readonly cellMean?: (value: number) => string;
}

/** Every figure that has something to say: mean, median, where nine of ten lie, and whence the spread. */
export function figureTable(scenario: ResolvedScenario, summary: StudySummary): Block {
  const severalPlaces = scenario.places.length > 1;
  const write = spansDays(scenario) ? shortDate : clock;
  const time = (value_s: number) => write(scenario, Math.round(value_s * 1e6));
  const lines: Line[] = [];
  const add: Add = (name, figure, how) => {
    if (figure !== undefined) lines.push({ figure, name, ...how });
  };
  const several = summary.launchedPerTrial > 1;
  if (several) add('Arrived', figureIn(summary, 'arrived'), counts);
  if (severalPlaces) {
    for (const { id } of scenario.places)
      add(`  at ${shortPlace(scenario, id)}`, figureIn(summary, 'arrived', id), counts);
  }
  if (several) add('Failed by themselves', figureIn(summary, 'failed'), counts);
  addDefence(summary, add);
  const astray = figureIn(summary, 'astray');
  if ((astray?.greatest ?? 0) > 0) add('Went astray', astray, counts);
  if (canWarn(scenario)) {
    if (several) add('Arrived after an alarm', figureIn(summary, 'arrived-warned'), counts);
    const own = figureIn(summary, 'track-alarms');
    if ((own?.greatest ?? 0) > 0) add('Alarms by own radar', own, counts);
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
  const isLacking = lines.some(({ figure }) => figure.trials < summary.done - summary.invalid);
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
    legend: `5 to 95 %: where nine trials of ten lie. Unknown: how much of the spread comes from what is not known, as a 95 % interval; the rest is chance.${isLacking ? ' Times, flights and apogees: over the trials in which something arrives; warning times: of what had an alarm, below zero where that came after the impact.' : ''}`,
  };
}

type Add = (
  name: string,
  figure: FigureSummary | undefined,
  how: Pick<Line, 'write' | 'writeMean' | 'cellMean'>,
) => void;

const counts = { write: count, writeMean: average, cellMean: averageCell };

/** There only where there is a battery. */
function addDefence(summary: StudySummary, add: Add): void {
  add('Threatening', figureIn(summary, 'threatening'), counts);
  add('Engaged', figureIn(summary, 'engaged'), counts);
  add('Killed', figureIn(summary, 'killed'), counts);
  add('Leaked', figureIn(summary, 'leaked'), counts);
  add('Interceptors fired', figureIn(summary, 'rounds-fired'), counts);
  add('What they cost', figureIn(summary, 'rounds-cost'), { write: money });
}

function figureRow({ figure, name, write, writeMean = write, cellMean = writeMean }: Line): TableRow {
  const { mean, median, range90 } = figure;
  const nine = between(range90, write);
  return {
    cells: [name, cellMean(mean), write(median), nine, unknownShare(figure)],
    sentence: `${name.trim()}: ${writeMean(mean)} on average, ${nine} in nine trials of ten`,
  };
}
