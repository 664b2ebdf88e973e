import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { LETTERS } from '../layout/letters.js';
import { runs, seek, time_us } from '../state/state.js';
import { spokenTime } from './clock-text.js';
import { ofFirst, otherMoment } from './epochs.js';
import { firstLaunch_us, scale } from './line.js';

/** Places are given in tenths of a second. */
const STEP = 100_000;

/** The whole of the time line is a slider: its thumb is the line that says when it is. */
export function Scrubber() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(
    () =>
      effect(() => {
        const slider = input.current;
        if (slider === null) return;
        const epoch = runs.value[0]?.recording.scenario.epochUnix_us ?? 0;
        slider.max = String(Math.ceil(scale.value.length / STEP));
        slider.value = String(scale.value.placeOf(time_us.value) / STEP);
        const other = otherMoment(time_us.value);
        const inSecond = other === undefined ? '' : `, ${other.date} ${other.time} UTC in ${LETTERS[1]}`;
        const text = spokenTime(epoch, time_us.value, firstLaunch_us.value, `${ofFirst()}${inSecond}`);
        if (slider.getAttribute('aria-valuetext') !== text) slider.setAttribute('aria-valuetext', text);
      }),
    [],
  );
  return (
    <input
      ref={input}
      class="scrubber"
      type="range"
      aria-label="Time"
      min={0}
      step="any"
      onInput={(event) => seek(scale.value.timeAt(Number(event.currentTarget.value) * STEP))}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30 }[
          event.key
        ];
        if (by === undefined || event.shiftKey) return;
        event.preventDefault();
        seek(time_us.value + by * 1_000_000);
      }}
    />
  );
}
