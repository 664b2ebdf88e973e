/** Batteries through the weeks: a lane for each, with the share of draws at every stage, its launchers, and what held it back. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { type BatteryTimeline, STAGES, type Timeline } from '@testudo/core/study';
import type { Markup } from '../../markup/markup.js';
import { heldSpans } from '../../story/timeline/held-back.js';
import { momentsInWords } from '../../story/timeline/moments.js';
import {
  changingFirst,
  STAGE_WORDS,
  type StageBand,
  stageBands,
  steadyStage,
} from '../../story/timeline/stages.js';
import { nameOf } from '../../story/words.js';
import { AXIS_PX } from '../axis.js';
import type { Figure } from '../figure.js';
import { key } from '../key.js';
import { linear, type Scale } from '../scale.js';
import { line, path, rect, SIZE, text } from '../shapes.js';
import { fitted, textWidth } from '../text-width.js';
import { calendarAxis } from './calendar.js';
import { heldStrip, namesOfNumbers, numberedNames, STRIP_PX } from './held-strip.js';
import { type DayEdge, launcherSteps, mostLaunchers, spotForName, stageOutline } from './lane-shapes.js';

const DAY_US = 86_400_000_000;
const LEFT_PX = 42;
const RIGHT_PX = 12;
const STACK_PX = 62;
const STEADY_PX = 20;
const LAUNCHERS_PX = 34;

/** A moment that is marked through all lanes. */
export interface MarkedMoment {
  readonly unix_us: number;
  readonly words: string;
}

/** @param marked shown where it is inside the span */
export function lanesFigure(
  scenario: ResolvedScenario,
  timeline: Timeline,
  marked?: MarkedMoment,
): Figure | undefined {
  const { fromUnix_us, toUnix_us, batteries, samples } = timeline;
  if (batteries.length === 0) return undefined;
  const isMarked = marked !== undefined && marked.unix_us >= fromUnix_us && marked.unix_us < toUnix_us;
  // Those that change stand on top: they are what a timeline is about.
  const lanes = changingFirst(batteries).map((battery) => ({
    battery,
    bands: stageBands(battery.days),
    spans: heldSpans(
      scenario,
      battery.days.map(({ heldBack, engages }) => ({ heldBack, held: 1 - engages.share })),
    ),
  }));
  const seen = new Set(lanes.flatMap(({ bands }) => bands.map(({ stage }) => stage)));
  return {
    id: 'lanes',
    title: 'What each battery could do, day by day',
    description: batteries
      .map((battery) => `${nameOf(scenario, battery.id)}: ${momentsInWords(scenario, battery)}`)
      .join(' '),
    note: `Height: share of ${samples} draws of what is not known, at noon of each day. A slanted edge is a moment that is not known: it is as wide as the draws are apart.`,
    draw: (width) => {
      const legend = key(
        [
          ...STAGES.filter((stage) => seen.has(stage)).map((stage) => ({
            words: STAGE_WORDS[stage],
            mark: (x: number, y: number) => rect(x - 13, y - 6, 26, 12, `stage-${stage}`),
            wide: true as const,
          })),
          {
            words: 'launchers, middle draw',
            mark: (x, y) => line(x - 13, y, x + 13, y, 'line-ink'),
            wide: true,
          },
          { words: 'nine draws of ten', mark: (x, y) => rect(x - 13, y - 6, 26, 12, 'range'), wide: true },
        ],
        0,
        0,
        width,
      );
      const x = linear([fromUnix_us, toUnix_us], LEFT_PX, width - RIGHT_PX);
      const edge: DayEdge = (day) => x(fromUnix_us + day * DAY_US);
      const numbers = numberedNames(
        lanes.map(({ spans }) => spans),
        edge,
      );
      const top = legend.height + (isMarked ? 26 : 8);
      const parts: Markup[] = [];
      const rules: Markup[] = [];
      const rule = (from: number, to: number): void => {
        if (isMarked) rules.push(line(x(marked.unix_us), from, x(marked.unix_us), to, 'mean-line'));
      };
      let y = top;
      for (const { battery, bands, spans } of lanes) {
        const steady = steadyStage(battery) !== undefined;
        const high = steady ? STEADY_PX : STACK_PX;
        parts.push(
          text(0, y + 14, fitted(nameOf(scenario, battery.id), width, SIZE.label, true), { kind: 'strong' }),
          ...stack(bands, edge, y + 22, high),
        );
        rule(y + 22, y + 22 + high);
        y += 22 + high;
        if (steady) {
          y += 14;
          continue;
        }
        y += 18;
        parts.push(
          text(LEFT_PX, y - 4, 'launchers with which it can engage', { kind: 'small' }),
          ...launchers(battery, edge, y),
        );
        rule(y, y + LAUNCHERS_PX);
        y += LAUNCHERS_PX;
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
      const floor = y - 8;
      const names = namesOfNumbers(numbers, floor + AXIS_PX, width);
      return {
        height: floor + AXIS_PX + names.height,
        parts: [
          ...legend.parts,
          ...calendarAxis(scenario, x, top, floor, width),
          ...parts,
          ...rules,
          ...(isMarked ? markWords(marked, x, top, width) : []),
          ...names.parts,
        ],
      };
    },
  };
}

/** What a rule through all lanes stands for, above them. */
function markWords(
  { unix_us, words }: MarkedMoment,
  x: Scale,
  top: number,
  width: number,
): readonly Markup[] {
  const half = textWidth(words, SIZE.small) / 2;
  const at = Math.min(width - half, Math.max(half, x(unix_us)));
  return [
    line(x(unix_us), top - 5, x(unix_us), top + 2, 'line-ink'),
    text(at, top - 10, words, { at: 'middle', kind: 'small', className: 'ink' }),
  ];
}

/** The stages laid upon each other: all draws together are as high as the lane. */
function stack(bands: readonly StageBand[], edge: DayEdge, top: number, high: number): readonly Markup[] {
  const y = (share: number): number => top + (1 - share) * high;
  return [
    ...bands.map((one) => path(stageOutline(one, edge, y), `stage-${one.stage} edge`, true)),
    ...(high === STEADY_PX
      ? []
      : [
          text(LEFT_PX - 6, top + 9, '100 %', { at: 'end', kind: 'small' }),
          text(LEFT_PX - 6, top + high, '0', { at: 'end', kind: 'small' }),
        ]),
    ...bands.flatMap((one) => {
      const words = STAGE_WORDS[one.stage];
      const spot = spotForName(one, textWidth(words, SIZE.small), edge, y);
      return spot === undefined
        ? []
        : [text(spot.x, spot.y + 4.2, words, { at: 'middle', kind: 'small', className: 'ink' })];
    }),
  ];
}

/** With how many launchers it can engage, day after day: the middle draw and where nine of ten lie. */
function launchers(battery: BatteryTimeline, edge: DayEdge, top: number): readonly Markup[] {
  const most = mostLaunchers(battery);
  const { nineOfTen, middle } = launcherSteps(
    battery,
    edge,
    (value) => top + (1 - value / most) * LAUNCHERS_PX,
  );
  const floor = top + LAUNCHERS_PX;
  return [
    line(edge(0), floor, edge(battery.days.length), floor, 'grid'),
    text(LEFT_PX - 6, top + 9, String(most), { at: 'end', kind: 'small' }),
    text(LEFT_PX - 6, floor, '0', { at: 'end', kind: 'small' }),
    path(nineOfTen, 'range', true),
    path(middle, 'line-ink'),
  ];
}
