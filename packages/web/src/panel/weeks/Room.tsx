import type { ReadonlySignal } from '@preact/signals';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Timeline } from '@testudo/core/study';
import { calendarTicks, calendarTitle, type DayEdge, textWidth, tickDay } from '@testudo/report';
import type { ComponentChildren } from 'preact';

/** Where the days of a timeline stand on a width of px. */
export interface Weeks {
  readonly scenario: ResolvedScenario;
  readonly timeline: Timeline;
  readonly width: number;
  readonly edge: DayEdge;
  /** Px of a moment of the calendar. */
  readonly at: (unix_us: number) => number;
  /** The moment as which the batteries of the run stand, where it is among the days. */
  readonly moment_us?: number;
  /** The day that is looked at. */
  readonly day: ReadonlySignal<number>;
}

interface RoomProps {
  readonly weeks: Weeks;
  readonly height: number;
  /** What it shows, in words. */
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A sheet of days: lines of the calendar behind what is drawn, the day and the run as rules over it. */
export function Room({ weeks, height, label, children }: RoomProps) {
  const { width, at, moment_us } = weeks;
  return (
    <svg class="week-room" role="img" aria-label={label} width={width} height={height}>
      {ticksOf(weeks).map((unix_us) => (
        <line key={unix_us} class="week-grid" x1={at(unix_us)} x2={at(unix_us)} y1={0} y2={height} />
      ))}
      {children}
      {moment_us === undefined ? null : (
        <line class="week-run" x1={at(moment_us)} x2={at(moment_us)} y1={0} y2={height} />
      )}
      <DayRule weeks={weeks} height={height} />
    </svg>
  );
}

function DayRule({ weeks: { day, edge }, height }: { readonly weeks: Weeks; readonly height: number }) {
  const x = edge(day.value + 0.5);
  return <line class="week-day" x1={x} x2={x} y1={0} y2={height} />;
}

const TICK_PX = 12;
const PER_TICK_PX = 62;

function ticksOf({ scenario, timeline, width }: Weeks): readonly number[] {
  return calendarTicks(
    scenario,
    [timeline.fromUnix_us, timeline.toUnix_us],
    Math.max(3, Math.floor(width / PER_TICK_PX)),
  );
}

/** The days under the sheets. */
export function Axis({ weeks }: { readonly weeks: Weeks }) {
  const { scenario, timeline, width, at } = weeks;
  let free = Number.NEGATIVE_INFINITY;
  const shown = ticksOf(weeks).flatMap((unix_us) => {
    const words = tickDay(scenario, unix_us);
    const half = textWidth(words, TICK_PX) / 2;
    const x = Math.min(width - half, Math.max(half, at(unix_us)));
    if (x - half < free) return [];
    free = x + half + 5;
    return [{ words, x }];
  });
  return (
    <div class="week-axis">
      <svg width={width} height="18" aria-hidden="true">
        <line class="week-floor" x1={0} x2={width} y1={0.5} y2={0.5} />
        {shown.map(({ words, x }) => (
          <text key={words} class="week-number" x={x} y="14" text-anchor="middle">
            {words}
          </text>
        ))}
      </svg>
      <p class="quiet">{calendarTitle(scenario, [timeline.fromUnix_us, timeline.toUnix_us])}</p>
    </div>
  );
}

/** One after the other under a sheet: what is true of some days. */
export interface StripPart {
  readonly first: number;
  readonly last: number;
  readonly words: string;
  /** With its days, for those who do not see where it lies, and for those who point at it. */
  readonly said: string;
  readonly look: string;
}

export function Strip({
  weeks: { edge },
  label,
  parts,
}: {
  readonly weeks: Weeks;
  readonly label: string;
  readonly parts: readonly StripPart[];
}) {
  if (parts.length === 0) return null;
  return (
    <ol class="week-strip" aria-label={label}>
      {parts.map(({ first, last, words, said, look }) => {
        const wide = edge(last + 1) - edge(first);
        return (
          <li key={first} class={look} title={said} style={{ left: `${edge(first)}px`, width: `${wide}px` }}>
            <span aria-hidden="true" class="one-line">
              {textWidth(words, TICK_PX) + 6 > wide ? '' : words}
            </span>
            <span class="unseen">{said}</span>
          </li>
        );
      })}
    </ol>
  );
}
