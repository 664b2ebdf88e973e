import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import type { Recording } from '@testudo/interop';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { isDark, type Pick, seek, time_us } from '../../state/state.js';
import { utcClock, utcDay } from '../facts/utc.js';
import { moveLine } from '../moving-line.js';
import { paced_us } from '../pace.js';
import type { Body } from './bodies.js';
import { drawLines } from './draw.js';
import { linesOf, mostBetween, valueOfPicked } from './lines.js';
import type { Measure } from './measures.js';
import { chartWindow, cutOut } from './window.js';

interface PlotProps {
  readonly recording: Recording;
  readonly bodies: readonly Body[];
  readonly measure: Measure;
  readonly picked: Pick | undefined;
  readonly children?: ComponentChildren;
}

/** One measure of all bodies over time. The line of now is an element that moves: nothing is drawn again for it. */
export function Plot({ recording, bodies, measure, picked, children }: PlotProps) {
  const room = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const now = useRef<HTMLDivElement | undefined>(undefined);
  /** Of what lies between the axes. */
  const width_px = useSignal(0);
  const lines = useMemo(() => linesOf(bodies, measure), [bodies, measure]);
  const drawn = useRef({ lines, picked });
  drawn.current = { lines, picked };

  useEffect(() => {
    const inside = room.current;
    if (inside === null) return;
    const made = new uPlot(optionsOf(recording, inside, drawn, width_px), [[], []], inside);
    plot.current = made;
    now.current = document.createElement('div');
    now.current.className = 'chart-now';
    made.over.append(now.current);
    const observer = new ResizeObserver(() => {
      made.setSize({ width: inside.clientWidth, height: heightOf(inside) });
    });
    observer.observe(inside);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = undefined;
    };
  }, [recording, width_px]);

  // A new stretch of time, another theme or pick: drawn again.
  useSignalEffect(() => {
    const { from_us, until_us } = chartWindow.value;
    isDark.value;
    // The page takes on its theme in an effect of its own, before the next frame.
    requestAnimationFrame(() => plot.current?.setScale('x', { min: from_us / 1e6, max: until_us / 1e6 }));
  });
  useEffect(() => plot.current?.redraw(false, true), [picked, lines]);

  useSignalEffect(() => {
    const { from_us, until_us } = chartWindow.value;
    const share = (time_us.value - from_us) / (until_us - from_us);
    moveLine(now.current, 'X', share, width_px.value);
  });

  return (
    <figure class="plot" aria-label={`${measure.title} over time, ${measure.unit}`}>
      <figcaption>
        <h3>
          {measure.title}, {measure.unit}
        </h3>
        <PickedValue lines={lines} picked={picked} measure={measure} />
      </figcaption>
      {children === undefined ? null : <div class="plot-choices">{children}</div>}
      <div class="plot-room" ref={room} />
    </figure>
  );
}

interface PickedValueProps {
  readonly lines: ReturnType<typeof linesOf>;
  readonly picked: Pick | undefined;
  readonly measure: Measure;
}

/** What it is now, of what is picked. */
function PickedValue({ lines, picked, measure }: PickedValueProps) {
  const time_s = paced_us.value / 1e6;
  const value = valueOfPicked(lines, picked, time_s);
  if (value === undefined) return null;
  return (
    <span class="plot-value">
      picked: <b>{value.toFixed(value < 10 ? 2 : 1)}</b> {measure.unit}
    </span>
  );
}

const heightOf = (inside: HTMLElement) => Math.round(Math.min(320, Math.max(170, inside.clientWidth * 0.46)));

const DAY_S = 86_400;
const DAYS_S = [1, 2, 7, 14, 28, 56, 112].map((days) => days * DAY_S);
const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, ...DAYS_S];

interface Drawn {
  readonly current: { readonly lines: ReturnType<typeof linesOf>; readonly picked: Pick | undefined };
}

function optionsOf(
  recording: Recording,
  inside: HTMLElement,
  drawn: Drawn,
  width_px: Signal<number>,
): uPlot.Options {
  const colour = (name: string) => () => getComputedStyle(inside).getPropertyValue(name).trim();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const axis = {
    stroke: colour('--quiet'),
    grid: { stroke: colour('--edge'), width: 1 },
    ticks: { stroke: colour('--edge'), width: 1, size: 4 },
    font: `${Math.round(rem * 0.85)}px ${getComputedStyle(inside).fontFamily}`,
  };
  const { from_us, until_us } = chartWindow.peek();
  return {
    width: inside.clientWidth,
    height: heightOf(inside),
    padding: [8, 10, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, min: from_us / 1e6, max: until_us / 1e6 },
      y: {
        range: (self) => {
          const { min, max } = self.scales.x ?? {};
          return [0, mostBetween(drawn.current.lines, min ?? 0, max ?? 0) * 1.06 || 1];
        },
      },
    },
    axes: [
      {
        ...axis,
        incrs: STEPS_S,
        space: rem * 4.6,
        size: rem * 1.8,
        label: 'time, UTC',
        labelSize: rem * 1.2,
        labelGap: 0,
        labelFont: axis.font,
        values: (_, splits) => splits.map((time_s) => timeLabel(recording, time_s, splits)),
      },
      { ...axis, space: rem * 2, size: rem * 2.9 },
    ],
    series: [{}, { show: false }],
    cursor: {
      y: false,
      points: { show: false },
      bind: { dblclick: () => showAll },
      drag: { x: true, y: false, setScale: false, dist: 6 },
    },
    hooks: {
      draw: [
        (self) => {
          width_px.value = self.bbox.width / devicePixelRatio;
          drawLines(self, drawn.current.lines, drawn.current.picked);
        },
      ],
      setSelect: [(self) => select(self)],
      ready: [(self) => self.over.addEventListener('click', (event) => goTo(self, event))],
    },
  };
}

/** Hours and minutes; seconds where the steps are shorter than a minute, days where they are days. */
function timeLabel({ scenario }: Recording, time_s: number, splits: readonly number[]): string {
  const text = utcClock(scenario, time_s * 1e6);
  const step_s = (splits[1] ?? 60) - (splits[0] ?? 0);
  if (step_s >= DAY_S) return utcDay(scenario, time_s * 1e6);
  return step_s < 60 ? text : text.slice(0, 5);
}

/** A double click takes back what was cut out. */
function showAll(): null {
  cutOut.value = undefined;
  return null;
}

function select(plot: uPlot): void {
  const { left, width } = plot.select;
  if (width < 6) return;
  const from_us = plot.posToVal(left, 'x') * 1e6;
  const until_us = plot.posToVal(left + width, 'x') * 1e6;
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  if (until_us - from_us > 1e6) cutOut.value = { from_us, until_us };
}

function goTo(plot: uPlot, event: MouseEvent): void {
  // A drag ends with a click of its own: uPlot tells by keeping what was selected.
  if (plot.select.width > 0) return;
  seek(plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, 'x') * 1e6);
}
