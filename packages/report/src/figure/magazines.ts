/** The rounds of a campaign's batteries over the calendar: what each had left, and what came to it. */
import type { Recording } from '@testudo/interop';
import { type RoundsLeft, roundsLeft } from '@testudo/interop/picture';
import type { Markup } from '../markup/markup.js';
import { count } from '../story/numbers.js';
import { capital, dayAndMinute, nameOf, shortClass } from '../story/words.js';
import { AXIS_PX, floorAxis } from './axis.js';
import { dayAxis, daysOfRaids } from './days.js';
import type { Figure } from './figure.js';
import { polygon } from './marks.js';
import { linear } from './scale.js';
import { line, type Points, path, text } from './shapes.js';

const LANE_PX = 46;
/** Two lines of words above a lane. */
const ABOVE_PX = 42;
const BELOW_PX = 10;
/** Room for the numbers at the side. */
const LEFT_PX = 30;

interface Stock extends RoundsLeft {
  readonly name: string;
}

/** A lane for each battery and type that fired or was sent something; nothing where there are fewer than two raids. */
export function magazinesFigure(
  recording: Pick<Recording, 'scenario' | 'outcome' | 'interceptors' | 'events'>,
): Figure | undefined {
  const { scenario, outcome } = recording;
  const { raids, batteries } = outcome;
  if (raids === undefined || raids.length < 2) return undefined;
  const stocks = batteries.flatMap(({ battery }): readonly Stock[] =>
    roundsLeft(recording, battery)
      .filter(({ changes }) => changes.length > 0)
      .map((one) => ({ ...one, name: `${nameOf(scenario, battery)}, ${shortClass(scenario, one.type)}` })),
  );
  if (stocks.length === 0) return undefined;
  const [firstRaid_us, lastRaid_us] = daysOfRaids(scenario, raids);
  const changed_us = stocks.flatMap(({ changes }) => changes.map(({ time_us }) => time_us));
  const first_us = Math.min(firstRaid_us, ...changed_us);
  const last_us = Math.max(lastRaid_us, ...changed_us);
  return {
    id: 'magazines',
    title: 'Rounds left over the calendar',
    description: stocks
      .map(
        (stock) =>
          `${capital(stock.name)}: ${inWords(stock)} ${deliveriesInWords(stock, (at) => dayAndMinute(scenario, at))}`,
      )
      .join(' '),
    note: 'Rounds on launchers, being loaded or in store; of the loads that were brought along, those that were loaded in the run. Each lane has a scale of its own, from none to the most there were; a mark stands where rounds were delivered.',
    draw: (width) => {
      const x = linear([first_us, last_us], LEFT_PX, width - 14);
      const parts: Markup[] = [];
      stocks.forEach((stock, i) => {
        const top = i * (ABOVE_PX + LANE_PX + BELOW_PX);
        const floor = top + ABOVE_PX + LANE_PX;
        const most = Math.max(1, ...values(stock));
        const y = linear([0, most], floor, top + ABOVE_PX);
        const outline = stepsOf(stock, first_us, last_us).map(([at, left]): Points[number] => [
          x(at),
          y(left),
        ]);
        parts.push(
          text(0, top + 13, capital(stock.name), { kind: 'small' }),
          text(0, top + 30, inWords(stock), { kind: 'small' }),
          text(LEFT_PX - 6, top + ABOVE_PX + 5, count(most), { at: 'end', kind: 'small' }),
          text(LEFT_PX - 6, floor + 4, '0', { at: 'end', kind: 'small' }),
          line(LEFT_PX, floor, width - 14, floor, 'grid'),
          path([[x(first_us), floor], ...outline, [x(last_us), floor]], 'band-rounds', true),
          path(outline, 'line-ink'),
          ...arrivals(stock).map(({ time_us }) => arrivalMark(x(time_us), floor)),
        );
      });
      const floor = stocks.length * (ABOVE_PX + LANE_PX + BELOW_PX) - 4;
      return {
        height: floor + AXIS_PX,
        parts: [...floorAxis(x, 0, floor, dayAxis(scenario, [first_us, last_us], width, 'day')), ...parts],
      };
    },
  };
}

const arrivals = ({ changes }: RoundsLeft) => changes.filter(({ by }) => by > 0);

/** How many there were, change by change. */
function values({ atFirst, changes }: RoundsLeft): readonly number[] {
  let left = atFirst;
  return [atFirst, ...changes.map(({ by }) => (left += by))];
}

/** The corners of the steps from one time to another. */
function stepsOf(
  stock: RoundsLeft,
  first_us: number,
  last_us: number,
): readonly (readonly [number, number])[] {
  const after = values(stock);
  const corners: (readonly [number, number])[] = [[first_us, stock.atFirst]];
  stock.changes.forEach(({ time_us }, i) => {
    corners.push([time_us, after[i]], [time_us, after[i + 1]]);
  });
  corners.push([last_us, after[after.length - 1]]);
  return corners;
}

function inWords(stock: Stock): string {
  const all = values(stock);
  const came = arrivals(stock).reduce((sum, { by }) => sum + by, 0);
  const brought = came === 0 ? '' : `, ${count(came)} delivered`;
  return `${count(stock.atFirst)} at first${brought}, ${count(Math.min(...all))} at least, ${count(all[all.length - 1])} at the end.`;
}

function deliveriesInWords(stock: RoundsLeft, when: (time_us: number) => string): string {
  return arrivals(stock)
    .map(({ time_us, by }) => `${count(by)} came at ${when(time_us)}.`)
    .join(' ');
}

/** Points down at the floor: something came. */
function arrivalMark(x: number, floor: number): Markup {
  return polygon(
    [
      [x - 4.5, floor - 8],
      [x + 4.5, floor - 8],
      [x, floor],
    ],
    'fill-ink edge',
  );
}
