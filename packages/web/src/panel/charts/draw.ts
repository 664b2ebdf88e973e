/** Draws bodies on the canvas of a chart: one path for each, what is picked on top. */
import type uPlot from 'uplot';
import type { Pick } from '../../state/state.js';
import { type Body, isPicked } from './bodies.js';
import type { Line } from './lines.js';
import { LINE_STYLES } from './style.js';

/** Points nearer than this to the one before are left out, px. */
const NEAR_PX = 0.7;

/** Draws all lines inside the frame of the chart. */
export function drawLines(plot: uPlot, lines: readonly Line[], picked: Pick | undefined): void {
  const { ctx, bbox } = plot;
  const style = getComputedStyle(plot.root);
  const colourOf = (name: string) => style.getPropertyValue(name).trim();
  const pen = { plot, ratio: devicePixelRatio, colourOf };
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top - 4, bbox.width, bbox.height + 8);
  ctx.clip();
  const isAnyPicked = lines.some(({ body }) => isPicked(body, picked));
  for (const line of lines) {
    if (!isPicked(line.body, picked)) drawLine(pen, line, isAnyPicked ? 0.42 : 0.85, 1);
  }
  for (const line of lines) {
    if (isPicked(line.body, picked)) drawLine(pen, line, 1, 1.8);
  }
  ctx.restore();
}

interface Pen {
  readonly plot: uPlot;
  readonly ratio: number;
  readonly colourOf: (name: string) => string;
}

function drawLine({ plot, ratio, colourOf }: Pen, line: Line, alpha: number, wider: number): void {
  const { ctx } = plot;
  const { colour, dash, width } = LINE_STYLES[line.body.kind];
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = colourOf(colour);
  ctx.lineWidth = width * ratio * wider;
  ctx.setLineDash(dash.map((length) => length * ratio));
  const { times_s, values } = line;
  const x = (i: number) => plot.valToPos(times_s[i], 'x', true);
  const y = (i: number) => plot.valToPos(values[i], 'y', true);
  ctx.beginPath();
  let [beforeX, beforeY] = [Number.NaN, Number.NaN];
  const last = times_s.length - 1;
  for (let i = 0; i <= last; i++) {
    const [atX, atY] = [x(i), y(i)];
    const isNear = Math.abs(atX - beforeX) < NEAR_PX && Math.abs(atY - beforeY) < NEAR_PX;
    if (isNear && i < last) continue;
    if (i === 0) ctx.moveTo(atX, atY);
    else ctx.lineTo(atX, atY);
    [beforeX, beforeY] = [atX, atY];
  }
  ctx.stroke();
  ctx.setLineDash([]);
  if (line.body.end !== undefined)
    drawEnd(ctx, line.body.end, x(last), y(last), ratio * wider ** 0.5, colourOf);
}

function drawEnd(
  ctx: CanvasRenderingContext2D,
  end: NonNullable<Body['end']>,
  x: number,
  y: number,
  ratio: number,
  colourOf: Pen['colourOf'],
): void {
  const r = 4 * ratio;
  ctx.beginPath();
  if (end === 'missed') {
    ctx.strokeStyle = colourOf('--quiet');
    ctx.lineWidth = 1.8 * ratio;
    ctx.moveTo(x - r, y - r);
    ctx.lineTo(x + r, y + r);
    ctx.moveTo(x - r, y + r);
    ctx.lineTo(x + r, y - r);
    ctx.stroke();
    return;
  }
  if (end === 'impact') {
    ctx.fillStyle = colourOf('--threat');
    ctx.arc(x, y, r, 0, 2 * Math.PI);
  } else {
    ctx.fillStyle = colourOf('--interceptor');
    ctx.moveTo(x, y - 1.4 * r);
    ctx.lineTo(x + 1.4 * r, y);
    ctx.lineTo(x, y + 1.4 * r);
    ctx.lineTo(x - 1.4 * r, y);
    ctx.closePath();
  }
  ctx.fill();
}
