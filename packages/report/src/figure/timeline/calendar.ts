/** The axis of a figure over weeks: days of the local calendar. */
import { formatUtc } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Markup } from '../../markup/markup.js';
import { clockName, listed } from '../../story/words.js';
import { floorAxis } from '../axis.js';
import type { Scale } from '../scale.js';

const DAY_US = 86_400_000_000;

/** A local day of the calendar. */
interface CivilDay {
  /** Its midnight. */
  readonly unix_us: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Monday. */
  readonly weekday: number;
}

/** From dense to sparse. */
const RULES: readonly ((day: CivilDay, index: number) => boolean)[] = [
  () => true,
  (_, index) => index % 2 === 0,
  ({ weekday }) => weekday === 0,
  ({ day }) => day === 1 || day === 15,
  ({ day }) => day === 1,
  ({ day, month }) => day === 1 && month % 3 === 1,
  ({ day, month }) => day === 1 && month === 1,
];

/**
 * Midnights inside a span at which an axis is numbered: every day, every other, Mondays, the 1st and 15th, or less often.
 *
 * @param fromUnix_us a local midnight
 * @param most the most that there is room for; where even years are more, some of them
 */
export function calendarTicks(
  clock: Pick<ResolvedScenario, 'localOffset_s'>,
  [fromUnix_us, toUnix_us]: readonly [number, number],
  most: number,
): readonly number[] {
  const days = Array.from({ length: Math.round((toUnix_us - fromUnix_us) / DAY_US) + 1 }, (_, index) =>
    civilDay(clock, fromUnix_us + index * DAY_US),
  );
  const found = RULES.map((rule) => days.filter(rule)).find(
    (ticks) => ticks.length <= most && ticks.length > 0,
  );
  const kept = found ?? days.filter((_, index) => index % Math.ceil(days.length / most) === 0);
  return kept.map(({ unix_us }) => unix_us);
}

function civilDay({ localOffset_s }: Pick<ResolvedScenario, 'localOffset_s'>, unix_us: number): CivilDay {
  const text = formatUtc(unix_us, { offset_s: localOffset_s, precision: 0 });
  const number = Math.round((unix_us + localOffset_s * 1e6) / DAY_US);
  return {
    unix_us,
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(5, 7)),
    day: Number(text.slice(8, 10)),
    // 1 January 1970 was a Thursday.
    weekday: (((number + 3) % 7) + 7) % 7,
  };
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `1 Mar`. */
export function tickDay(clock: Pick<ResolvedScenario, 'localOffset_s'>, unix_us: number): string {
  const { day, month } = civilDay(clock, unix_us);
  return `${day} ${MONTHS[month - 1]}`;
}

/** What an axis of days counts: `day of 2012 and 2013, Ankara time (UTC+2)`. */
export function calendarTitle(
  scenario: ResolvedScenario,
  [from_us, to_us]: readonly [number, number],
): string {
  const [first, last] = [civilDay(scenario, from_us).year, civilDay(scenario, to_us - DAY_US).year];
  const years = Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
  return `day of ${listed(years)}, ${clockName(scenario)}`;
}

/** The axis under a figure, its lines up through it. */
export function calendarAxis(
  scenario: ResolvedScenario,
  scale: Scale,
  top: number,
  floor: number,
  width: number,
): readonly Markup[] {
  return floorAxis(scale, top, floor, {
    values: calendarTicks(scenario, scale.domain, Math.floor(width / 62)),
    write: (unix_us) => tickDay(scenario, unix_us),
    title: calendarTitle(scenario, scale.domain),
  });
}
