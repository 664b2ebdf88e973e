import { Fragment } from 'preact';
import { togglePlaying } from '../clock/playback.js';
import { Guard } from '../layout/Guard.js';
import { Icon } from '../layout/Icon.js';
import { LETTERS } from '../layout/letters.js';
import { playing, runs, SPEEDS, skipQuiet, speed } from '../state/state.js';
import type { ViewedRun } from '../state/viewed.js';
import { Clock } from './Clock.js';
import { Lanes } from './Lanes.js';
import { LANES } from './marks.js';
import { Scrubber } from './Scrubber.js';
import { step } from './step.js';
import { Volleys } from './Volleys.js';
import './timeline.css';

/** The clock: play, pause, where we are, and what happens when. */
export function Timeline() {
  const shown = runs.value.map(({ recording }) => recording.digest).join('/');
  return (
    <section class="timeline" aria-label="Time">
      <Guard of="The time line" about={shown}>
        <ClockAndLine />
      </Guard>
    </section>
  );
}

function ClockAndLine() {
  return (
    <>
      <div class="timeline-controls">
        <div class="play">
          <button type="button" class="plain" aria-label="Previous event" onClick={() => step('previous')}>
            <Icon name="previous" />
          </button>
          <PlayButton />
          <button type="button" class="plain" aria-label="Next event" onClick={() => step('next')}>
            <Icon name="next" />
          </button>
        </div>
        <Clock />
        <div class="timeline-more">
          <Speed />
          <SkipQuiet />
        </div>
      </div>
      <div class="timeline-line">
        <Volleys />
        {runs.value.map((run, index) => (
          <Fragment key={index}>
            <LaneNames run={run} index={index} />
            <Lanes index={index} />
          </Fragment>
        ))}
        <Scrubber />
      </div>
    </>
  );
}

function PlayButton() {
  return (
    <button type="button" class="main" aria-label={playing.value ? 'Pause' : 'Play'} onClick={togglePlaying}>
      <Icon name={playing.value ? 'pause' : 'play'} />
    </button>
  );
}

function Speed() {
  return (
    <label class="speed">
      <span class="visually-hidden">Times as fast as time</span>
      <select value={speed.value} onChange={(event) => (speed.value = Number(event.currentTarget.value))}>
        {SPEEDS.map((one) => (
          <option key={one} value={one}>
            {one} ×
          </option>
        ))}
      </select>
    </label>
  );
}

function SkipQuiet() {
  return (
    <button
      type="button"
      class="plain skip-quiet"
      aria-pressed={skipQuiet.value}
      aria-label="Skip quiet stretches"
      title="Fold the stretches in which nothing flies, and pass over them while playing"
      onClick={() => (skipQuiet.value = !skipQuiet.value)}
    >
      <Icon name="fold" />
      <span>Skip quiet</span>
    </button>
  );
}

/** What the lanes are; of two runs, which lanes are whose. */
function LaneNames({ run, index }: { readonly run: ViewedRun; readonly index: number }) {
  if (runs.value.length > 1) {
    return (
      <p class="lane-names whose" title={run.recording.scenario.title}>
        <b>{LETTERS[index]}</b> <span>{shortName(run)}</span>
      </p>
    );
  }
  return (
    <ul class="lane-names" aria-hidden="true">
      {LANES.map((lane) => (
        <li key={lane}>{lane}</li>
      ))}
    </ul>
  );
}

/** The last word of its name, and the seed where another run has the same name. */
function shortName({ source, recording }: ViewedRun): string {
  const name = source.name.slice(source.name.lastIndexOf('/') + 1);
  const isOne = runs.value.filter((one) => one.source.name === source.name).length === 1;
  return isOne ? name : `${name}, seed ${recording.seed}`;
}
