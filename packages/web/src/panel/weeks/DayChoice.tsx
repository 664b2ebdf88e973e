import type { Signal } from '@preact/signals';
import { daysIn, nameOfDay } from './days.js';
import type { Weeks } from './Room.js';

const DAY_US = 86_400_000_000;

/** A day to be chosen: what is true on it stands in every lane. */
export function DayChoice({
  weeks: { scenario, timeline, day },
  chosen,
}: {
  readonly weeks: Weeks;
  readonly chosen: Signal<number | undefined>;
}) {
  const name = nameOfDay(scenario, timeline, day.value);
  return (
    <label class="week-choice">
      <span>
        Day: <b>{name}</b>
      </span>
      <input
        type="range"
        min={0}
        max={daysIn(timeline) - 1}
        step={1}
        value={day.value}
        aria-valuetext={name}
        onInput={({ currentTarget }) => {
          chosen.value = timeline.fromUnix_us + (Number(currentTarget.value) + 0.5) * DAY_US;
        }}
      />
    </label>
  );
}

/** What is true on the day that is looked at. */
export function OnDay({ weeks, said }: { readonly weeks: Weeks; readonly said: (day: number) => string }) {
  return <p class="week-on-day">{said(weeks.day.value)}</p>;
}
