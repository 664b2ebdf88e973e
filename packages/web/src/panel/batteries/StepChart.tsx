import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { seek, time_us } from '../../state/state.js';
import { moveLine } from '../moving-line.js';
import { paced_us } from '../pace.js';
import { type StepSeries, valueAt } from './steps.js';

const WIDTH = 300;
const HEIGHT = 34;

interface StepChartProps {
  readonly series: StepSeries;
  readonly from_us: number;
  readonly until_us: number;
}

/** A number that changes by steps, with a line that moves along; a click goes there. */
export function StepChart({ series, from_us, until_us }: StepChartProps) {
  const { title, steps, most, limit } = series;
  const x = (at_us: number) => ((at_us - from_us) / (until_us - from_us)) * WIDTH;
  const least = steps.reduce((a, { value }) => Math.min(a, value), most);
  // A magazine of sixty from which four are fired would show no step on a scale that begins at 0.
  const floor = least > most / 2 ? Math.max(0, least - Math.max(1, (most - least) * 0.5)) : 0;
  const y = (value: number) => HEIGHT - 3 - ((value - floor) / Math.max(1, most - floor)) * (HEIGHT - 8);
  const path = steps
    .map(({ time_us: at_us, value }, i) =>
      i === 0 ? `M${x(at_us)} ${y(value)}` : `H${x(at_us)}V${y(value)}`,
    )
    .join('');
  const value = useComputed(() => String(valueAt(series, paced_us.value)));
  return (
    <figure class="step-chart">
      <figcaption>
        <span>
          {title}
          {limit === undefined ? null : <span class="quiet">, of {limit}</span>}
        </span>
        <span class="step-value">
          <span class="quiet">now</span> <b>{value}</b>
          <span class="quiet">{floor === 0 ? `, most ${most}` : `, from ${most} to ${least}`}</span>
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the timeline goes there by keyboard */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer */}
      <div
        class="step-room"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          seek(from_us + ((event.clientX - box.left) / box.width) * (until_us - from_us));
        }}
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <path class="step-area" d={`${path}H${WIDTH}V${HEIGHT}H0Z`} />
          <path class="step-line" d={`${path}H${WIDTH}`} />
        </svg>
        <NowLine from_us={from_us} until_us={until_us} time_us={time_us} />
      </div>
    </figure>
  );
}

interface NowLineProps {
  readonly from_us: number;
  readonly until_us: number;
  readonly time_us: ReadonlySignal<number>;
}

function NowLine({ from_us, until_us, time_us: now_us }: NowLineProps) {
  const line = useRef<HTMLDivElement>(null);
  const width_px = useSignal(0);
  useEffect(() => {
    const room = line.current?.parentElement;
    if (room == null) return;
    const observer = new ResizeObserver(() => {
      width_px.value = room.clientWidth;
    });
    observer.observe(room);
    return () => observer.disconnect();
  }, [width_px]);
  useSignalEffect(() => {
    moveLine(line.current, 'X', (now_us.value - from_us) / (until_us - from_us), width_px.value);
  });
  return <div class="step-now" ref={line} aria-hidden="true" />;
}
