import { togglePlaying } from '../clock/playback.js';
import { playing, seek, span, time_us } from '../state/state.js';

/** The clock: play, pause, and where we are. */
export function Timeline() {
  const { from_us, until_us } = span.value;
  return (
    <section class="timeline" aria-label="Time">
      <button type="button" onClick={togglePlaying}>
        {playing.value ? 'Pause' : 'Play'}
      </button>
      <input
        type="range"
        aria-label="Time"
        min={from_us}
        max={until_us}
        value={time_us.value}
        onInput={(event) => seek(Number(event.currentTarget.value))}
      />
    </section>
  );
}
