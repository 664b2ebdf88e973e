import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { seek, time_us } from '../../state/state.js';
import { bound } from '../bound.js';
import { moveLine } from '../moving-line.js';
import { rem_px } from '../sides.js';
import { type Ladder, type Rung, type RungKind, toEnd } from './ladder.js';
import { spread } from './spread.js';

/** Between two labels, in letters' sizes. */
const LABEL_REM = 1.75;
/** Of the scale beside them. */
const SCALE_REM = 4.4;
const LEAST_REM = 12;

/** A ladder against the time that is left to the impact: the marks on a scale, their words beside it, now as a line. */
export function LadderFigure({ ladder, name }: { readonly ladder: Ladder; readonly name: string }) {
  const { rungs, from_us, until_us, last_us, window, isPredicted } = ladder;
  const rem = rem_px.value;
  const height = Math.max(LEAST_REM, (rungs.length - 1) * LABEL_REM * 1.12) * rem;
  const y = (at_us: number) => ((at_us - from_us) / (last_us - from_us)) * height;
  const labels = spread(
    rungs.map((rung) => y(rung.time_us)),
    LABEL_REM * rem,
    0,
  );
  const last = labels.at(-1) ?? 0;
  const scale = SCALE_REM * rem;
  return (
    <figure class="ladder" aria-label={name}>
      <div class="ladder-room" style={{ height: `${Math.max(height, last) + LABEL_REM * rem}px` }}>
        <svg
          class="ladder-scale"
          width={scale + 1.5 * rem}
          height={Math.max(height, last) + LABEL_REM * rem}
          aria-hidden="true"
        >
          <g transform={`translate(0 ${(LABEL_REM * rem) / 2})`}>
            {window === undefined ? null : (
              <rect
                class="ladder-window"
                x={scale - 6}
                y={y(window[0])}
                width="12"
                height={Math.max(2, y(window[1]) - y(window[0]))}
              />
            )}
            <line class="ladder-rail" x1={scale} x2={scale} y1={0} y2={height} />
            {ticksOf(ladder, height, rem).map((left_s) => {
              const at = y(until_us - left_s * 1e6);
              return (
                <g key={left_s}>
                  <line class="ladder-tick" x1={scale - 5} x2={scale} y1={at} y2={at} />
                  <text class="ladder-number" x={scale - 9} y={at} dy="0.35em" text-anchor="end">
                    {toEnd(left_s)}
                  </text>
                </g>
              );
            })}
            {rungs.map((rung, i) => (
              <g key={i}>
                <polyline
                  class="ladder-lead"
                  points={`${scale},${y(rung.time_us)} ${scale + 0.7 * rem},${labels[i]} ${scale + 1.5 * rem},${labels[i]}`}
                />
                <RungMark kind={rung.kind} x={scale} y={y(rung.time_us)} />
              </g>
            ))}
          </g>
        </svg>
        <ol>
          {rungs.map((rung, i) => (
            <li key={i} style={{ top: `${labels[i]}px`, left: `${scale + 1.6 * rem}px` }}>
              <RungButton rung={rung} left_s={(until_us - rung.time_us) / 1e6} />
            </li>
          ))}
        </ol>
        <NowMarker from_us={from_us} until_us={last_us} height={height} offset={(LABEL_REM * rem) / 2} />
      </div>
      <figcaption class="quiet">
        Time to the {isPredicted ? 'predicted ' : ''}
        {isPredicted ? 'impact' : 'end'}; choose a rung to go there.
        {window === undefined ? '' : ' The band is when a launch would have met it, as it reckoned last.'}
      </figcaption>
    </figure>
  );
}

function RungButton({
  rung: { time_us: at_us, words, detail },
  left_s,
}: {
  readonly rung: Rung;
  readonly left_s: number;
}) {
  return (
    <button type="button" class="rung" onClick={() => seek(at_us)}>
      <span class="rung-left">{bound(toEnd(left_s))}</span>
      <span class="one-line" title={detail === undefined ? words : `${words}, ${detail}`}>
        {words}
        {detail === undefined ? null : <span class="quiet">, {bound(detail)}</span>}
      </span>
    </button>
  );
}

/** Marks are told apart by shape. */
function RungMark({ kind, x, y }: { readonly kind: RungKind; readonly x: number; readonly y: number }) {
  const at = { transform: `translate(${x} ${y})`, class: `rung-mark rung-${kind}` };
  switch (kind) {
    case 'seen':
      return <circle {...at} r="4.5" />;
    case 'believed':
      return <rect {...at} x="-4" y="-4" width="8" height="8" />;
    case 'warning':
      return <polygon {...at} points="0,-6 6,5 -6,5" />;
    case 'window':
      return <line {...at} x1="-8" x2="8" />;
    case 'shot':
      return <polygon {...at} points="0,-6 5,5 -5,5" />;
    case 'met':
      return <path {...at} d="M-5 -5L5 5M-5 5L5 -5" />;
    case 'killed':
      return <polygon {...at} points="0,-7 7,0 0,7 -7,0" />;
    case 'end':
      return <circle {...at} r="5" />;
    default:
      return <circle {...at} r="3.5" />;
  }
}

const STEPS_S = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600];

/** Round numbers of seconds left to the end, less than 0 after it. */
function ticksOf({ from_us, until_us, last_us }: Ladder, height: number, rem: number): readonly number[] {
  const span_s = (last_us - from_us) / 1e6;
  const most = Math.max(2, Math.floor(height / (2.6 * rem)));
  const step = STEPS_S.find((one) => span_s / one <= most) ?? 7200;
  const after = Math.floor((last_us - until_us) / 1e6 / step);
  const before = Math.floor((until_us - from_us) / 1e6 / step);
  return Array.from({ length: after + before + 1 }, (_, i) => (i - after) * step);
}

interface NowMarkerProps {
  readonly from_us: number;
  readonly until_us: number;
  readonly height: number;
  readonly offset: number;
}

/** The line of now; moved, never drawn again. */
function NowMarker({ from_us, until_us, height, offset }: NowMarkerProps) {
  const line = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    const share = (time_us.value - from_us) / (until_us - from_us);
    moveLine(line.current, 'Y', share, height, offset);
  });
  return <div class="ladder-now" ref={line} aria-hidden="true" />;
}
