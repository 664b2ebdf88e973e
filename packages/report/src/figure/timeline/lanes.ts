/** Batteries through the weeks: a lane for each, with the share of draws at every stage, its launchers, and what held it back. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { type BatteryTimeline, STAGES, type Timeline } from '@testudo/core/study';
import type { Markup } from '../../markup/markup.js';
import { heldSpans } from '../../story/timeline/held-back.js';
import { momentsInWords } from '../../story/timeline/moments.js';
import { STAGE_WORDS, type StageBand, stageBands } from '../../story/timeline/stages.js';
import { nameOf } from '../../story/words.js';
import { AXIS_PX } from '../axis.js';
import type { Figure } from '../figure.js';
import { key } from '../key.js';
import { linear, type Scale } from '../scale.js';
import { line, type Points, path, rect, SIZE, text } from '../shapes.js';
import { simplified } from '../simplify.js';
import { fitted, textWidth } from '../text-width.js';
import { calendarAxis } from './calendar.js';
import { type DayEdge, heldStrip, namesOfNumbers, numberedNames, STRIP_PX } from './held-strip.js';

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
  const ordered = [...batteries.filter((one) => !isSteady(one)), ...batteries.filter(isSteady)];
  const lanes = ordered.map((battery) => ({
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
        const steady = isSteady(battery);
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
          ...launcherSteps(battery, edge, y),
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

/** Whether every day is like the first, in every draw. */
function isSteady({ days }: BatteryTimeline): boolean {
  const [first] = days;
  return STAGES.some(
    (stage) => first?.stages[stage] === 1 && days.every(({ stages }) => stages[stage] === 1),
  );
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
  const days = bands[0]?.lower.length ?? 0;
  const along = (shares: readonly number[]): Points =>
    simplified(
      [
        [edge(0), y(shares[0] ?? 0)],
        ...shares.map((share, day) => [edge(day + 0.5), y(share)] as const),
        [edge(days), y(shares.at(-1) ?? 0)],
      ],
      0.15,
    );
  return [
    ...bands.map(({ stage, lower, upper }) =>
      path([...along(upper), ...[...along(lower)].reverse()], `stage-${stage} edge`, true),
    ),
    ...(high === STEADY_PX
      ? []
      : [
          text(LEFT_PX - 6, top + 9, '100 %', { at: 'end', kind: 'small' }),
          text(LEFT_PX - 6, top + high, '0', { at: 'end', kind: 'small' }),
        ]),
    ...bands.flatMap((band) => label(band, edge, y)),
  ];
}

const LABEL_PX = 15;

/** The name of a stage where its band is high enough for it, at the highest such place. */
function label(
  { stage, lower, upper }: StageBand,
  edge: DayEdge,
  y: (share: number) => number,
): readonly Markup[] {
  const words = STAGE_WORDS[stage];
  const wide = textWidth(words, SIZE.small) + 10;
  const days = lower.length;
  const reach = Math.ceil(wide / 2 / (edge(1) - edge(0)));
  let best: { readonly x: number; readonly y: number; readonly room: number } | undefined;
  for (let day = reach; day < days - reach; day++) {
    const near = (shares: readonly number[]) => shares.slice(day - reach, day + reach + 1);
    const [top, bottom] = [y(Math.min(...near(upper))), y(Math.max(...near(lower)))];
    if (bottom - top >= LABEL_PX && bottom - top > (best?.room ?? 0) + 0.01)
      best = { x: edge(day + 0.5), y: (top + bottom) / 2 + 4.2, room: bottom - top };
  }
  return best === undefined
    ? []
    : [text(best.x, best.y, words, { at: 'middle', kind: 'small', className: 'ink' })];
}

/** With how many launchers it can engage, day after day: the middle draw and where nine of ten lie. */
function launcherSteps({ days, launchers }: BatteryTimeline, edge: DayEdge, top: number): readonly Markup[] {
  const most = Math.max(1, launchers, ...days.map(({ launchers: { p95 } }) => Math.ceil(p95 ?? 0)));
  const y = (value: number): number => top + (1 - value / most) * LAUNCHERS_PX;
  const steps = (of: (day: BatteryTimeline['days'][number]) => number): Points =>
    simplified(
      days.flatMap((one, day) => [[edge(day), y(of(one))] as const, [edge(day + 1), y(of(one))] as const]),
      0,
    );
  const floor = top + LAUNCHERS_PX;
  return [
    line(edge(0), floor, edge(days.length), floor, 'grid'),
    text(LEFT_PX - 6, top + 9, String(most), { at: 'end', kind: 'small' }),
    text(LEFT_PX - 6, floor, '0', { at: 'end', kind: 'small' }),
    path(
      [
        ...steps(({ launchers: { p95 = 0 } }) => p95),
        ...[...steps(({ launchers: { p05 = 0 } }) => p05)].reverse(),
      ],
      'range',
      true,
    ),
    path(
      steps(({ launchers: { p50 = 0 } }) => p50),
      'line-ink',
    ),
  ];
}
