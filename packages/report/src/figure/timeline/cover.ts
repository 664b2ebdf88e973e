/** Places through the weeks: in how many draws each was covered on each day, and where the gaps are. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { PlaceTimeline, Timeline } from '@testudo/core/study';
import type { Markup } from '../../markup/markup.js';
import { stretchesInWords } from '../../story/timeline/coverage.js';
import { heldSpans } from '../../story/timeline/held-back.js';
import { type Cover, stretchesOf } from '../../story/timeline/stretches.js';
import { nameOf } from '../../story/words.js';
import { AXIS_PX } from '../axis.js';
import type { Figure } from '../figure.js';
import { key } from '../key.js';
import { linear } from '../scale.js';
import { line, rect, SIZE, text } from '../shapes.js';
import { fitted, textWidth } from '../text-width.js';
import { calendarAxis } from './calendar.js';
import { band, curve } from './day-curve.js';
import { heldStrip, namesOfNumbers, numberedNames, STRIP_PX } from './held-strip.js';
import type { DayEdge } from './lane-shapes.js';

const DAY_US = 86_400_000_000;
const LEFT_PX = 42;
const RIGHT_PX = 12;
const CURVE_PX = 66;
const COVER_PX = 16;

export const COVER_WORDS: { readonly [cover in Cover]: string } = {
  gap: 'gap',
  doubt: 'in doubt',
  covered: 'covered',
};

/** A strip for each place that some battery can reach; nothing where there is none. */
export function coverFigure(scenario: ResolvedScenario, timeline: Timeline): Figure | undefined {
  const { fromUnix_us, toUnix_us } = timeline;
  const places = timeline.places
    .filter(({ batteries }) => batteries.length > 0)
    .map((place) => ({
      place,
      spans: heldSpans(
        scenario,
        place.days.map(({ heldBack, covered }) => ({ heldBack, held: 1 - covered.share })),
      ),
    }));
  if (places.length === 0) return undefined;
  return {
    id: 'cover',
    title: 'In how many draws each place was covered, day by day',
    description: places
      .map(
        ({ place }) =>
          `${nameOf(scenario, place.id)}: ${stretchesInWords(scenario, timeline, place).join('; ')}.`,
      )
      .join(' '),
    note: 'The band is the 95 % interval (Wilson) that the number of draws leaves.',
    draw: (width) => {
      const legend = key(
        [
          { words: 'covered', mark: (x, y) => line(x - 13, y, x + 13, y, 'line-cover'), wide: true },
          { words: '95 % interval', mark: (x, y) => rect(x - 13, y - 6, 26, 12, 'band-cover'), wide: true },
          {
            words: 'some radar sees as far',
            mark: (x, y) => line(x - 13, y, x + 13, y, 'line-watch'),
            wide: true,
          },
        ],
        0,
        0,
        width,
      );
      const x = linear([fromUnix_us, toUnix_us], LEFT_PX, width - RIGHT_PX);
      const edge: DayEdge = (day) => x(fromUnix_us + day * DAY_US);
      const numbers = numberedNames(
        places.map(({ spans }) => spans),
        edge,
      );
      const top = legend.height + 8;
      const parts: Markup[] = [];
      let y = top;
      for (const { place, spans } of places) {
        parts.push(
          text(0, y + 14, fitted(nameOf(scenario, place.id), width, SIZE.label, true), { kind: 'strong' }),
          ...shares(place, edge, y + 26, width),
        );
        y += 26 + CURVE_PX;
        parts.push(...covers(place, edge, y));
        y += COVER_PX;
        if (spans.length > 0) {
          y += 18;
          parts.push(
            text(LEFT_PX, y - 4, 'held back most by', { kind: 'small' }),
            ...heldStrip(spans, edge, y, numbers),
          );
          y += STRIP_PX;
        }
        y += 20;
      }
      const floor = y - 10;
      const names = namesOfNumbers(numbers, floor + AXIS_PX, width);
      return {
        height: floor + AXIS_PX + names.height,
        parts: [...legend.parts, ...calendarAxis(scenario, x, top, floor, width), ...parts, ...names.parts],
      };
    },
  };
}

function shares({ days }: PlaceTimeline, edge: DayEdge, top: number, width: number): readonly Markup[] {
  const plane = { x: (day: number) => edge(day + 0.5), y: linear([0, 1], top + CURVE_PX, top) };
  return [
    ...[0, 0.5, 1].flatMap((share) => [
      line(LEFT_PX, plane.y(share), width - RIGHT_PX, plane.y(share), 'grid'),
      text(LEFT_PX - 6, plane.y(share) + 4, `${share * 100} %`, { at: 'end', kind: 'small' }),
    ]),
    band(
      plane,
      days.map(({ covered }) => covered.share95.low),
      days.map(({ covered }) => covered.share95.high),
      'band-cover',
    ),
    curve(
      plane,
      days.map(({ watched }) => watched),
      'line-watch',
    ),
    curve(
      plane,
      days.map(({ covered }) => covered.share),
      'line-cover',
    ),
  ];
}

/** Gaps, doubt and cover as a strip under the curve. */
function covers({ days }: PlaceTimeline, edge: DayEdge, top: number): readonly Markup[] {
  return stretchesOf(days).flatMap(({ cover, first, last }): Markup[] => {
    const [left, right] = [edge(first), edge(last + 1)];
    const words = COVER_WORDS[cover];
    return [
      rect(left, top, right - left, COVER_PX, `cover-${cover}`),
      ...(textWidth(words, SIZE.small) + 6 > right - left
        ? []
        : [text((left + right) / 2, top + 12, words, { at: 'middle', kind: 'small', className: 'ink' })]),
    ];
  });
}
