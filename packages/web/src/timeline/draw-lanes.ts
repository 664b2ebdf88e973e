/** Draws the lanes of one run: drawn once, and again only when run, width, scale or theme change. */
import { LANES, MARKS, type Mark } from './marks.js';
import type { Scale } from './scale.js';
import type { StoryTime } from './story-times.js';

export interface LanesPicture {
  readonly story: readonly StoryTime[];
  readonly scale: Scale;
  readonly folded: boolean;
  readonly width: number;
  readonly height: number;
  /** The value of a token of the page's style. */
  readonly colour: (token: string) => string;
}

export function drawLanes(context: CanvasRenderingContext2D, picture: LanesPicture): void {
  const { story, scale, folded, width, height, colour } = picture;
  const x = (time_us: number) => (scale.placeOf(time_us) / scale.length) * width;
  context.clearRect(0, 0, width, height);
  const lane = height / LANES.length;
  context.strokeStyle = colour('--edge');
  context.lineWidth = 1;
  LANES.forEach((_, index) => {
    const y = Math.round((index + 0.5) * lane) + 0.5;
    line(context, 0, y, width, y);
  });
  if (folded)
    for (const { from_us, until_us } of scale.quiet) fold(context, x(from_us), x(until_us), height, colour);
  const size = Math.min(4, lane * 0.36);
  for (const { time_us, kind } of story) {
    const mark = MARKS[kind];
    drawMark(context, mark, x(time_us), (LANES.indexOf(mark.lane) + 0.5) * lane, size, colour(mark.colour));
  }
}

/** Two slanted strokes: here time is pressed together. */
function fold(
  context: CanvasRenderingContext2D,
  from: number,
  until: number,
  height: number,
  colour: (token: string) => string,
): void {
  context.fillStyle = colour('--page');
  context.fillRect(from, 0, until - from, height);
  context.strokeStyle = colour('--quiet');
  const middle = (from + until) / 2;
  for (const by of [-2.5, 2.5]) line(context, middle + by - 2, height * 0.7, middle + by + 2, height * 0.3);
}

function drawMark(
  context: CanvasRenderingContext2D,
  { shape }: Mark,
  x: number,
  y: number,
  r: number,
  colour: string,
): void {
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  switch (shape) {
    case 'tick':
      line(context, x, y - r, x, y + r);
      return;
    case 'cross':
      line(context, x - r * 0.8, y - r * 0.8, x + r * 0.8, y + r * 0.8);
      line(context, x - r * 0.8, y + r * 0.8, x + r * 0.8, y - r * 0.8);
      return;
    case 'square':
      context.fillRect(x - r * 0.8, y - r * 0.8, 1.6 * r, 1.6 * r);
      return;
    case 'disc':
    case 'ring':
      context.beginPath();
      context.arc(x, y, r * 0.85, 0, 2 * Math.PI);
      if (shape === 'disc') context.fill();
      else context.stroke();
      return;
    case 'rise':
      polygon(context, [x - r, y + r, x + r, y + r, x, y - r]);
      return;
    case 'diamond':
      polygon(context, [x - r, y, x, y - r, x + r, y, x, y + r]);
      return;
  }
}

function line(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

function polygon(context: CanvasRenderingContext2D, xy: readonly number[]): void {
  context.beginPath();
  for (let i = 0; i < xy.length; i += 2) context.lineTo(xy[i] ?? 0, xy[i + 1] ?? 0);
  context.fill();
}
