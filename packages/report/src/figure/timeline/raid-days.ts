/** The raid on every day: how many arrive, how likely anything is engaged, and what held the defence back. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Raid, RaidDay, Timeline } from '@testudo/core/study';
import type { Markup } from '../../markup/markup.js';
import { hasRaids } from '../../story/definitions.js';
import { mean, percent } from '../../story/numbers.js';
import { calendarDay } from '../../story/timeline/days.js';
import { heldSpans } from '../../story/timeline/held-back.js';
import { some, weaponIn } from '../../story/words.js';
import { AXIS_PX } from '../axis.js';
import type { Figure } from '../figure.js';
import { key } from '../key.js';
import { linear, ticks } from '../scale.js';
import { line, rect, text } from '../shapes.js';
import { calendarAxis } from './calendar.js';
import { band, curve, type Plane } from './day-curve.js';
import { heldStrip, namesOfNumbers, numberedNames, STRIP_PX } from './held-strip.js';
import type { DayEdge } from './lane-shapes.js';

const DAY_US = 86_400_000_000;
const LEFT_PX = 42;
const RIGHT_PX = 12;
const ARRIVED_PX = 170;
const ENGAGED_PX = 66;

export function raidDaysFigure(
  scenario: ResolvedScenario,
  { fromUnix_us, toUnix_us }: Timeline,
  { days, launched, samples }: Raid,
): Figure | undefined {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const weapon = weaponIn(scenario);
  const spans = heldSpans(
    scenario,
    days.map(({ heldBack }) => ({ heldBack, held: (heldBack[0]?.count ?? 0) / samples })),
  );
  const inWords = (one: RaidDay): string =>
    `${calendarDay(scenario, one.firstLaunchUnix_us)}: ${mean(one.arrived.mean)} of ${some(launched, weapon)} arrive on average, something is engaged in ${percent(one.someEngaged.share)} of the trials.`;
  return {
    id: 'raid-days',
    title: `How many of ${some(launched, weapon)} arrive, by the day on which the ${hasRaids(scenario) ? 'campaign begins' : 'raid comes'}`,
    description: `${inWords(first)} ${inWords(last)} Held back most by: ${spans
      .map(({ words, first: from }) => {
        const since = days[from];
        return since === undefined
          ? words
          : `${words} from ${calendarDay(scenario, since.firstLaunchUnix_us)} on`;
      })
      .join(', ')}.`,
    note: 'Each day is the day of the first launch; the same launches, failures and draws on all of them. Held back: what held most batteries back that could not engage.',
    draw: (width) => {
      const legend = key(
        [
          { words: 'average', mark: (x, y) => line(x - 13, y, x + 13, y, 'line-ink'), wide: true },
          {
            words: '95 % interval of the average',
            mark: (x, y) => rect(x - 13, y - 4, 26, 8, 'sure-band'),
            wide: true,
          },
          { words: 'nine trials of ten', mark: (x, y) => rect(x - 13, y - 6, 26, 12, 'range'), wide: true },
          {
            words: 'something engaged',
            mark: (x, y) => line(x - 13, y, x + 13, y, 'line-cover'),
            wide: true,
          },
        ],
        0,
        0,
        width,
      );
      const x = linear([fromUnix_us, toUnix_us], LEFT_PX, width - RIGHT_PX);
      const edge: DayEdge = (day) => x(fromUnix_us + day * DAY_US);
      const numbers = numberedNames([spans], edge);
      const at = (day: number): number => x(days[day]?.firstLaunchUnix_us ?? fromUnix_us);
      const top = legend.height + 28;
      const engagedTop = top + ARRIVED_PX + 34;
      const stripTop = engagedTop + ENGAGED_PX + 24;
      const floor = stripTop + (spans.length > 0 ? STRIP_PX : -16) + 8;
      const names = namesOfNumbers(numbers, floor + AXIS_PX, width);
      return {
        height: floor + AXIS_PX + names.height,
        parts: [
          ...legend.parts,
          ...calendarAxis(scenario, x, top, floor, width),
          text(0, top - 12, `${weapon}s that arrive, of ${launched}`, { kind: 'small' }),
          ...arrived(days, { x: at, y: linear([0, Math.max(1, launched)], top + ARRIVED_PX, top) }, width),
          text(0, engagedTop - 12, 'trials in which something is engaged', { kind: 'small' }),
          ...engaged(days, { x: at, y: linear([0, 1], engagedTop + ENGAGED_PX, engagedTop) }, width),
          ...(spans.length === 0
            ? []
            : [
                text(0, stripTop - 5, 'held back most by', { kind: 'small' }),
                ...heldStrip(spans, edge, stripTop, numbers),
              ]),
          ...names.parts,
        ],
      };
    },
  };
}

function grid(
  { y }: Plane,
  values: readonly number[],
  write: (value: number) => string,
  width: number,
): readonly Markup[] {
  return values.flatMap((value) => [
    line(LEFT_PX, y(value), width - RIGHT_PX, y(value), 'grid'),
    text(LEFT_PX - 6, y(value) + 4, write(value), { at: 'end', kind: 'small' }),
  ]);
}

function arrived(
  days: readonly RaidDay[],
  plane: Plane & { readonly y: ReturnType<typeof linear> },
  width: number,
): readonly Markup[] {
  const of = (value: (spread: RaidDay['arrived']) => number) => days.map((one) => value(one.arrived));
  return [
    ...grid(plane, ticks(plane.y.domain, 5, 1), String, width),
    band(
      plane,
      of(({ range90 }) => range90.low),
      of(({ range90 }) => range90.high),
      'range',
    ),
    band(
      plane,
      of((one) => Math.max(0, one.mean95?.low ?? one.mean)),
      of((one) => Math.min(plane.y.domain[1], one.mean95?.high ?? one.mean)),
      'sure-band',
    ),
    curve(
      plane,
      of((one) => one.mean),
      'line-ink',
    ),
  ];
}

function engaged(days: readonly RaidDay[], plane: Plane, width: number): readonly Markup[] {
  const of = (value: (share: RaidDay['someEngaged']) => number) => days.map((one) => value(one.someEngaged));
  return [
    ...grid(plane, [0, 0.5, 1], (share) => `${share * 100} %`, width),
    band(
      plane,
      of(({ share95 }) => share95.low),
      of(({ share95 }) => share95.high),
      'band-cover',
    ),
    curve(
      plane,
      of(({ share }) => share),
      'line-cover',
    ),
  ];
}
