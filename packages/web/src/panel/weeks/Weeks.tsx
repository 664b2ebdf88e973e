import { useSignal } from '@preact/signals';
import type { Timeline } from '@testudo/core/study';
import type { Recording } from '@testudo/interop';
import { batterySections, coverHeadlines, gapsOf, openingOf, TIMELINE_LIMITS } from '@testudo/report';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Blocks } from '../blocks/Blocks.js';
import { Fold } from '../Fold.js';
import { Sides } from '../Sides.js';
import { changingDays } from './days.js';
import { hasWeeks } from './has-weeks.js';
import { WeeksFigure } from './WeeksFigure.js';
import { beginWeeks, DRAWS, weeksOf } from './weeks-of.js';
import './weeks.css';

/** The weeks of the runs: how their batteries came to what they can do, and who was covered when. */
export function Weeks() {
  return (
    <Sides>
      {({ recording }) =>
        hasWeeks(recording.scenario) ? (
          <WeeksOfRun recording={recording} />
        ) : (
          <p class="quiet">
            No battery of this run comes to what it can do by the tasks of a deployment: there are no weeks to
            show.
          </p>
        )
      }
    </Sides>
  );
}

function WeeksOfRun({ recording }: { readonly recording: Recording }) {
  const state = weeksOf(recording);
  const { timeline, isWhole, reasons } = state.value;
  return (
    <div class="weeks">
      <p role="status" class="quiet">
        {reasons.length > 0
          ? `The weeks could not be drawn: ${reasons.join('; ')}.`
          : isWhole
            ? ''
            : `Drawing what is not known: ${timeline?.samples ?? 0} of ${DRAWS} draws.`}
      </p>
      {reasons.length === 0 ? null : (
        <button type="button" onClick={() => beginWeeks(recording, state)}>
          Draw again
        </button>
      )}
      {timeline === undefined ? null : <Picture recording={recording} timeline={timeline} />}
    </div>
  );
}

interface PictureProps {
  readonly recording: Recording;
  readonly timeline: Timeline;
}

function Picture({ recording, timeline }: PictureProps) {
  const { scenario, seed } = recording;
  const frame = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  const chosen = useSignal<number | undefined>(undefined);
  const hasAll = useSignal(false);
  const changing = useMemo(() => changingDays(timeline), [timeline]);
  useEffect(() => {
    const watched = frame.current;
    if (watched === null) return;
    const observer = new ResizeObserver(() => {
      width.value = Math.floor(watched.clientWidth);
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [width]);
  return (
    <>
      {coverHeadlines(scenario, timeline).map((text) => (
        <p key={text} class="headline">
          {text}
        </p>
      ))}
      <div ref={frame}>
        {width.value === 0 ? null : (
          <WeeksFigure
            scenario={scenario}
            timeline={hasAll.value ? timeline : (changing ?? timeline)}
            width={width.value}
            chosen={chosen}
          />
        )}
      </div>
      {changing === undefined ? null : (
        <button
          type="button"
          class="week-all"
          aria-pressed={hasAll.value}
          onClick={() => {
            hasAll.value = !hasAll.value;
          }}
        >
          All days, also those on which nothing changes
        </button>
      )}
      <p class="quiet">{openingOf({ scenario, seed, timeline })}</p>
      <Fold title="Gaps in words" isOpen>
        <Blocks blocks={timeline.places.flatMap((place) => gapsOf(scenario, timeline, place))} />
      </Fold>
      <Fold title="Battery by battery">
        <Blocks blocks={batterySections(scenario, timeline)} />
      </Fold>
      <Fold title="What this does not show">
        <ul>
          {TIMELINE_LIMITS.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </Fold>
    </>
  );
}
