/** What the weeks say of one day. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { type BatteryTimeline, type PlaceTimeline, STAGES, type Timeline } from '@testudo/core/study';
import { calendarDay, count, heldSpans, percent, range, STAGE_WORDS } from '@testudo/report';

const DAY_US = 86_400_000_000;

export function daysIn({ fromUnix_us, toUnix_us }: Timeline): number {
  return Math.round((toUnix_us - fromUnix_us) / DAY_US);
}

/** The calendar time as which the batteries of a run stand. */
export function momentOfRun({ epochUnix_us, postureShift_us }: ResolvedScenario): number {
  return epochUnix_us + postureShift_us;
}

/** The day of a timeline on which a moment falls, or the nearest. */
export function dayAt(timeline: Timeline, unix_us: number): number {
  const day = Math.floor((unix_us - timeline.fromUnix_us) / DAY_US);
  return Math.max(0, Math.min(daysIn(timeline) - 1, day));
}

export function nameOfDay(scenario: ResolvedScenario, { fromUnix_us }: Timeline, day: number): string {
  return calendarDay(scenario, fromUnix_us + (day + 0.5) * DAY_US);
}

/** What is shown before the first change and after the last, days. */
const MARGIN = 7;
/** Fewer days than this share are not worth a choice. */
const WORTH = 0.8;

/** The days of a timeline around those on which some battery changes; undefined where they are nearly all. */
export function changingDays(timeline: Timeline): Timeline | undefined {
  const { batteries, places, fromUnix_us } = timeline;
  const days = daysIn(timeline);
  const isLike = (day: number, other: number): boolean =>
    batteries.every(({ days: all }) =>
      STAGES.every((stage) => all[day].stages[stage] === all[other].stages[stage]),
    );
  let first = 0;
  while (first < days - 1 && isLike(first + 1, 0)) first++;
  let last = days - 1;
  while (last > first && isLike(last - 1, days - 1)) last--;
  const [from, to] = [Math.max(0, first - MARGIN), Math.min(days, last + MARGIN)];
  if (to - from > WORTH * days) return undefined;
  const cut = <T>(all: readonly T[]): readonly T[] => all.slice(from, to);
  return {
    ...timeline,
    fromUnix_us: fromUnix_us + from * DAY_US,
    toUnix_us: fromUnix_us + to * DAY_US,
    batteries: batteries.map((one) => ({ ...one, days: cut(one.days) })),
    places: places.map((one) => ({ ...one, days: cut(one.days) })),
  };
}

/** A battery on a day: `59 of 200 draws can engage, 141 radar up: can warn; held back most by …`. Counts add up; rounded shares would not. */
export function batteryOnDay(scenario: ResolvedScenario, { days }: BatteryTimeline, day: number): string {
  const { stages, heldBack, engages } = days[day];
  const at = [...STAGES]
    .reverse()
    .filter((stage) => stages[stage] > 0)
    .map((stage, index) => {
      const draws = count(stages[stage] * engages.trials);
      return `${draws}${index === 0 ? ` of ${count(engages.trials)} draws` : ''} ${STAGE_WORDS[stage]}`;
    });
  const [held] = heldSpans(scenario, [{ heldBack, held: 1 - engages.share }]);
  return `${at.join(', ')}${held === undefined ? '' : `; held back most by ${held.words}`}`;
}

/** A place on a day: `covered in 30 % of the draws (95 % interval 24–36 %)`. */
export function placeOnDay({ days }: PlaceTimeline, day: number): string {
  const { share, share95 } = days[day].covered;
  return `covered in ${percent(share)} of the draws (95 % interval ${range(percent(share95.low), percent(share95.high))})`;
}
