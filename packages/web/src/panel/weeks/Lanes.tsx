import type { BatteryTimeline, PlaceTimeline } from '@testudo/core/study';
import {
  alongDays,
  bandBetween,
  COVER_WORDS,
  capital,
  heldSpans,
  launcherSteps,
  momentsInWords,
  mostLaunchers,
  nameOf,
  pathOf,
  percent,
  STAGE_WORDS,
  spotForName,
  stageBands,
  stageOutline,
  stretchesOf,
  textWidth,
} from '@testudo/report';
import { useMemo } from 'preact/hooks';
import { OnDay } from './DayChoice.js';
import { batteryOnDay, nameOfDay, placeOnDay } from './days.js';
import { Room, Strip, type StripPart, type Weeks } from './Room.js';

const STACK_PX = 58;
const LAUNCHERS_PX = 32;
const CURVE_PX = 58;
const LETTERS_PX = 12;

/** A battery: in how many draws it is at each stage, with how many launchers it can engage, and what holds it back. */
export function BatteryLane({
  weeks,
  battery,
}: {
  readonly weeks: Weeks;
  readonly battery: BatteryTimeline;
}) {
  const { scenario, edge } = weeks;
  const name = nameOf(scenario, battery.id);
  const most = mostLaunchers(battery);
  const drawn = useMemo(() => {
    const y = (share: number) => (1 - share) * STACK_PX;
    const bands = stageBands(battery.days).map((band) => ({
      stage: band.stage,
      d: pathOf(stageOutline(band, edge, y), true),
      spot: spotForName(band, textWidth(STAGE_WORDS[band.stage], LETTERS_PX), edge, y),
    }));
    const steps = launcherSteps(battery, edge, (value) => (1 - value / most) * (LAUNCHERS_PX - 2) + 1);
    return { bands, nineOfTen: pathOf(steps.nineOfTen, true), middle: pathOf(steps.middle) };
  }, [battery, edge, most]);
  return (
    <section class="week-lane" aria-label={name}>
      <h4>{name}</h4>
      <OnDay weeks={weeks} said={(day) => batteryOnDay(scenario, battery, day)} />
      <Room weeks={weeks} height={STACK_PX} label={`${name}. ${momentsInWords(scenario, battery)}`}>
        {drawn.bands.map(({ stage, d }) => (
          <path key={stage} class={`stage stage-${stage}`} d={d} />
        ))}
        {drawn.bands.map(({ stage, spot }) =>
          spot === undefined ? null : (
            <text key={stage} class="stage-name" x={spot.x} y={spot.y} dy="0.35em" text-anchor="middle">
              {STAGE_WORDS[stage]}
            </text>
          ),
        )}
      </Room>
      <p class="week-what">launchers with which it can engage, at most {most}</p>
      <Room weeks={weeks} height={LAUNCHERS_PX} label={`${name}: ${launchersInWords(battery)}`}>
        <path class="week-nine" d={drawn.nineOfTen} />
        <path class="week-middle" d={drawn.middle} />
      </Room>
      <Held
        weeks={weeks}
        days={battery.days.map(({ heldBack, engages }) => ({ heldBack, held: 1 - engages.share }))}
      />
    </section>
  );
}

function launchersInWords({ days }: BatteryTimeline): string {
  const last = days.at(-1)?.launchers;
  return `launchers with which it can engage; at the end ${Math.round(last?.p50 ?? 0)} in the middle draw`;
}

/** A place: in how many draws it is covered, where the gaps are, and what holds its batteries back. */
export function PlaceLane({ weeks, place }: { readonly weeks: Weeks; readonly place: PlaceTimeline }) {
  const { scenario, timeline, edge } = weeks;
  const name = nameOf(scenario, place.id);
  const stretches = stretchesOf(place.days);
  const drawn = useMemo(() => {
    const plane = {
      x: (day: number) => edge(day + 0.5),
      y: (share: number) => 1 + (1 - share) * (CURVE_PX - 2),
    };
    const of = (value: (day: PlaceTimeline['days'][number]) => number) => place.days.map(value);
    return {
      band: pathOf(
        bandBetween(
          plane,
          of(({ covered }) => covered.share95.low),
          of(({ covered }) => covered.share95.high),
        ),
        true,
      ),
      covered: pathOf(
        alongDays(
          plane,
          of(({ covered }) => covered.share),
        ),
      ),
      watched: pathOf(
        alongDays(
          plane,
          of(({ watched }) => watched),
        ),
      ),
    };
  }, [place, edge]);
  const parts = stretches.map(({ cover, first, last }): StripPart => {
    const days = `${nameOfDay(scenario, timeline, first)} to ${nameOfDay(scenario, timeline, last)}`;
    return {
      first,
      last,
      words: COVER_WORDS[cover],
      said: `${capital(COVER_WORDS[cover])}, ${days}`,
      look: `cover-${cover}`,
    };
  });
  const last = place.days.at(-1)?.covered.share ?? 0;
  return (
    <section class="week-lane" aria-label={name}>
      <h4>{name}</h4>
      <OnDay weeks={weeks} said={(day) => placeOnDay(place, day)} />
      <Room
        weeks={weeks}
        height={CURVE_PX}
        label={`${name}: share of the draws in which it is covered, day by day, at the end ${percent(last)}`}
      >
        <path class="week-band" d={drawn.band} />
        <path class="week-watched" d={drawn.watched} />
        <path class="week-covered" d={drawn.covered} />
      </Room>
      <Strip weeks={weeks} label={`Gaps and cover of ${name}`} parts={parts} />
      <Held
        weeks={weeks}
        days={place.days.map(({ heldBack, covered }) => ({ heldBack, held: 1 - covered.share }))}
      />
    </section>
  );
}

function Held({ weeks, days }: { readonly weeks: Weeks; readonly days: Parameters<typeof heldSpans>[1] }) {
  const { scenario, timeline } = weeks;
  const parts = heldSpans(scenario, days).map(
    ({ first, last, short, words }, index): StripPart => ({
      first,
      last,
      words: short,
      said: `${words}, until ${nameOfDay(scenario, timeline, last)}`,
      look: index % 2 === 0 ? 'held' : 'held held-next',
    }),
  );
  if (parts.length === 0) return null;
  return (
    <>
      <p class="week-what" aria-hidden="true">
        held back most by
      </p>
      <Strip weeks={weeks} label="Held back most by" parts={parts} />
    </>
  );
}
