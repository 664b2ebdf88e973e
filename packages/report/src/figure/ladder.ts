/** The ladder of a battery: how far it came with each threat, on the time that is left to the impact. */
import { REASONS } from '@testudo/core/messages';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { element, type Markup } from '../markup/markup.js';
import { count } from '../story/numbers.js';
import { grouped } from '../story/run/launches.js';
import { type Met, resultOf, rungCells, rungOf, timeToGo } from '../story/run/rungs.js';
import { clock, nameOf, shortClass, shortPlace, spansDays } from '../story/words.js';
import { AXIS_PX, floorAxis } from './axis.js';
import type { Figure } from './figure.js';
import { type KeyItem, key } from './key.js';
import { fateMark, launchMark, missMark } from './marks.js';
import { clockTicks, linear, type Scale } from './scale.js';
import { circle, line, rect, text } from './shapes.js';
import { fitted, lined } from './text-width.js';

/** More rows than this make no figure. */
const MOST_ROWS = 40;

/** @returns undefined where the battery saw nothing, or nothing of it can be put on a time to go */
export function ladderFigure(
  scenario: ResolvedScenario,
  battery: string,
  met: readonly Met[],
): Figure | undefined {
  const seen = met.filter((one) => rungOf(one).detected_s !== undefined);
  const rows = grouped(seen, ({ threat }) => `${threat.threatClass}/${threat.target}`)
    .flat()
    .slice(0, MOST_ROWS);
  if (rows.length === 0) return undefined;
  const name = nameOf(scenario, battery);
  const left = met.length - rows.length;
  const before_s = Math.max(
    ...rows.map((one) => Math.max(rungOf(one).detected_s ?? 0, rungOf(one).window_s?.[0] ?? 0)),
  );
  return {
    id: `ladder-${battery}`,
    title: `How far it came with each: ${name}`,
    description: rows.map((one) => rungCells(scenario, one).sentence).join('. '),
    note: `Time runs to the right, to the impact (the predicted one, of what was killed). A launch inside the band would have met it, as the battery reckoned last.${left === 0 ? '' : ` ${count(left)} more that it saw are not drawn.`}`,
    draw: (width) => draw(scenario, rows, before_s, width),
  };
}

const KEY: readonly KeyItem[] = [
  { words: 'first seen', mark: (x, y) => circle(x, y, 4, 'ring-ink') },
  { words: 'tracked', mark: (x, y) => element('path', { d: tick(x, y), class: 'line-ink' }) },
  { words: 'identified', mark: (x, y) => circle(x, y, 4, 'fill-ink') },
  { words: 'could be fired at', mark: (x, y) => rect(x - 13, y - 6, 26, 12, 'window'), wide: true },
  { words: 'interceptor leaves', mark: (x, y) => launchMark(x, y) },
  { words: 'it meets nothing', mark: (x, y) => missMark(x, y) },
  { words: 'killed', mark: (x, y) => fateMark('killed', x, y) },
  { words: 'arrived', mark: (x, y) => fateMark('arrived', x, y) },
  { words: 'failed', mark: (x, y) => fateMark('failed', x, y) },
];

function tick(x: number, y: number): string {
  const at = Math.round(x * 10) / 10;
  return `M${at} ${Math.round((y - 5) * 10) / 10}v10`;
}

function draw(scenario: ResolvedScenario, rows: readonly Met[], before_s: number, width: number) {
  const isWide = width > 500;
  const legend = key(KEY, 0, 0, width);
  const top = legend.height + 12;
  // A day before the clock wants more room.
  const [from, to] = isWide ? [spansDays(scenario) ? 126 : 86, width - 196] : [10, width - 14];
  const x = linear([before_s * 1.03, 0], from, to);
  const parts: Markup[] = [];
  let y = top;
  let group = '';
  for (const one of rows) {
    const own = `${shortClass(scenario, one.threat.threatClass)} to ${shortPlace(scenario, one.threat.target)}`;
    if (own !== group) {
      group = own;
      parts.push(text(0, y + 15, fitted(own, width, 13, true), { kind: 'strong', halo: true }));
      y += 24;
    }
    const rowLabel = clock(scenario, one.threat.launch_us);
    const said = resultOf(one.threat, one.ladder);
    const reason = one.ladder.reason === undefined ? '' : REASONS[one.ladder.reason];
    const end = said === '' || said === 'killed' ? said || reason : reason === '' ? said : reason;
    if (isWide) {
      parts.push(text(0, y + 18, fitted(rowLabel, from - 12, 12), { kind: 'small' }));
      const lines = lined(end, width - to - 16, 12).slice(0, 2);
      lines.forEach((words, i) => {
        parts.push(text(to + 16, y + 18 + (i - (lines.length - 1) / 2) * 14, words, { kind: 'small' }));
      });
      parts.push(...rung(one, x, y + 14));
      y += 31;
    } else {
      parts.push(text(0, y + 12, fitted(`${rowLabel}: ${end}`, width, 12), { kind: 'small' }));
      parts.push(...rung(one, x, y + 27));
      y += 45;
    }
  }
  const axis = floorAxis(x, top, y, {
    values: clockTicks([0, before_s], isWide ? 8 : 6),
    write: (value) => String(value),
    title: 'seconds before the impact',
  });
  return { height: y + AXIS_PX, parts: [...legend.parts, ...axis, ...parts] };
}

/** The marks of one threat. */
function rung(met: Met, x: Scale, y: number): readonly Markup[] {
  const { detected_s, tracked_s, identified_s, window_s } = rungOf(met);
  const { threat, ladder } = met;
  const kill_s = threat.kill?.battery === ladder.battery ? timeToGo(met, threat.kill.time_us) : undefined;
  const end_s = kill_s ?? 0;
  return [
    ...(window_s === undefined
      ? []
      : [rect(x(window_s[0]), y - 8, x(window_s[1]) - x(window_s[0]), 16, 'window')]),
    ...(detected_s === undefined ? [] : [line(x(detected_s), y, x(end_s), y, 'rung')]),
    ...(kill_s === undefined ? [] : [line(x(kill_s), y, x(0), y, 'rung-after')]),
    ...(detected_s === undefined ? [] : [circle(x(detected_s), y, 4, 'ring-ink')]),
    ...(tracked_s === undefined ? [] : [element('path', { d: tick(x(tracked_s), y), class: 'line-ink' })]),
    ...(identified_s === undefined ? [] : [circle(x(identified_s), y, 4, 'fill-ink')]),
    ...ladder.shots.flatMap(({ launch_us, end_us, result }) => {
      const left_s = timeToGo(met, launch_us);
      const met_s = timeToGo(met, end_us);
      return [
        ...(left_s === undefined ? [] : [launchMark(x(left_s), y)]),
        ...(met_s === undefined || result === 'killed' ? [] : [missMark(x(Math.max(0, met_s)), y)]),
      ];
    }),
    fateMark(kill_s === undefined ? threat.fate : 'killed', x(end_s), y),
  ];
}
