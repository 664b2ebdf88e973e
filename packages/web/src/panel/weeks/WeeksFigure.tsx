import { computed, type Signal } from '@preact/signals';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { STAGES, type Timeline } from '@testudo/core/study';
import { calendarDay, changingFirst, listed, nameOf, STAGE_WORDS, steadyStage } from '@testudo/report';
import { useMemo } from 'preact/hooks';
import { DayChoice } from './DayChoice.js';
import { dayAt, daysIn, momentOfRun } from './days.js';
import { BatteryLane, PlaceLane } from './Lanes.js';
import { Axis, type Weeks as Laid } from './Room.js';

interface FigureProps {
  readonly scenario: ResolvedScenario;
  readonly timeline: Timeline;
  /** Px. */
  readonly width: number;
  /** The moment that was chosen, µs since 1970: days are numbered anew when more is drawn. */
  readonly chosen: Signal<number | undefined>;
}

/** Lanes of batteries, curves of places, and a day to be chosen. */
export function WeeksFigure({ scenario, timeline, width, chosen }: FigureProps) {
  const { batteries, places } = timeline;
  const laid = useMemo((): Laid => {
    const { fromUnix_us, toUnix_us } = timeline;
    const moment_us = momentOfRun(scenario);
    const isInside = moment_us >= fromUnix_us && moment_us < toUnix_us;
    return {
      scenario,
      timeline,
      width,
      at: (unix_us) => ((unix_us - fromUnix_us) / (toUnix_us - fromUnix_us)) * width,
      edge: (day) => (day / daysIn(timeline)) * width,
      day: computed(() => dayAt(timeline, chosen.value ?? moment_us)),
      ...(isInside ? { moment_us } : {}),
    };
  }, [scenario, timeline, width, chosen]);
  const moving = changingFirst(batteries).filter((one) => steadyStage(one) === undefined);
  return (
    <>
      <h3>What each battery could do, day by day</h3>
      <p class="quiet">
        Height: share of {timeline.samples} draws of what is not known, at noon; the run itself has best
        estimates.
      </p>
      <Key
        timeline={timeline}
        run={laid.moment_us === undefined ? undefined : calendarDay(scenario, laid.moment_us)}
      />
      {moving.map((battery) => (
        <BatteryLane key={battery.id} weeks={laid} battery={battery} />
      ))}
      <Axis weeks={laid} />
      <Steady scenario={scenario} timeline={timeline} />
      <h3>In how many draws each place was covered</h3>
      <p class="quiet">
        Line: share of the draws; the band is its 95 % interval. Dots: some radar sees as far.
      </p>
      {places
        .filter(({ batteries: near }) => near.length > 0)
        .map((place) => (
          <PlaceLane key={place.id} weeks={laid} place={place} />
        ))}
      <Axis weeks={laid} />
      <DayChoice weeks={laid} chosen={chosen} />
    </>
  );
}

/** Which look is which. */
function Key({
  timeline: { batteries },
  run,
}: {
  readonly timeline: Timeline;
  readonly run: string | undefined;
}) {
  const seen = STAGES.filter((stage) =>
    batteries.some(({ days }) => days.some(({ stages }) => stages[stage] > 0)),
  );
  return (
    <ul class="week-key">
      {seen.map((stage) => (
        <li key={stage}>
          <span class={`swatch stage-${stage}`} /> {STAGE_WORDS[stage]}
        </li>
      ))}
      {run === undefined ? null : (
        <li>
          <span class="swatch swatch-run" /> this run: {run}
        </li>
      )}
    </ul>
  );
}

/** Batteries that are at one stage on all days. */
function Steady({
  scenario,
  timeline,
}: {
  readonly scenario: ResolvedScenario;
  readonly timeline: Timeline;
}) {
  const lines = STAGES.flatMap((stage) => {
    const own = timeline.batteries
      .filter((one) => steadyStage(one) === stage)
      .map(({ id }) => nameOf(scenario, id));
    return own.length === 0 ? [] : [`On every day shown ${STAGE_WORDS[stage]}: ${listed(own)}.`];
  });
  return lines.length === 0 ? null : <p class="quiet">{lines.join(' ')}</p>;
}
