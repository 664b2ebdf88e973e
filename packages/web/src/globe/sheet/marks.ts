/** Shapes that tell things apart even without colour. Each is drawn round a point, `size` being half its width. */
type Context = CanvasRenderingContext2D;

/** Strokes or fills a path with an edge in the colour of the map round it, so that it stands out from lines below. */
function finish(context: Context, colour: string, halo: string, filled: boolean): void {
  context.lineWidth = filled ? 2.5 : 4;
  context.strokeStyle = halo;
  context.stroke();
  if (filled) {
    context.fillStyle = colour;
    context.fill();
  } else {
    context.lineWidth = 1.8;
    context.strokeStyle = colour;
    context.stroke();
  }
}

function polygon(context: Context, corners: readonly (readonly [number, number])[]): void {
  context.beginPath();
  corners.forEach(([x, y], i) => {
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
}

/** Turns corners by an angle, clockwise from up, and moves them to a point. */
function turned(
  corners: readonly (readonly [number, number])[],
  x: number,
  y: number,
  size: number,
  angle: number,
): readonly (readonly [number, number])[] {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return corners.map(([a, b]) => [x + size * (a * cosine - b * sine), y + size * (a * sine + b * cosine)]);
}

const ARROW = [
  [0, -1.5],
  [0.85, 1],
  [0, 0.55],
  [-0.85, 1],
] as const;
const DIAMOND = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;
const DART = [
  [0, -1.6],
  [0.6, 1.1],
  [-0.6, 1.1],
] as const;

export type Mark = 'missile' | 'warhead' | 'spent-body' | 'rocket' | 'interceptor' | 'track';

export function drawMark(
  context: Context,
  mark: Mark,
  x: number,
  y: number,
  size: number,
  angle: number,
  colour: string,
  halo: string,
): void {
  trace(context, mark, x, y, size, angle);
  finish(context, colour, halo, mark !== 'spent-body' && mark !== 'track');
}

function trace(context: Context, mark: Mark, x: number, y: number, size: number, angle: number): void {
  switch (mark) {
    case 'missile':
      polygon(context, turned(ARROW, x, y, size, angle));
      break;
    case 'rocket':
      polygon(context, turned(ARROW, x, y, size * 0.75, angle));
      break;
    case 'warhead':
      polygon(context, turned(DIAMOND, x, y, size * 1.1, 0));
      break;
    case 'spent-body':
      context.beginPath();
      context.arc(x, y, size * 0.6, 0, 2 * Math.PI);
      break;
    case 'interceptor':
      polygon(context, turned(DART, x, y, size * 0.85, angle));
      break;
    case 'track':
      context.beginPath();
      context.rect(x - size, y - size, 2 * size, 2 * size);
  }
}

/** A kill: a star of eight rays. */
export function drawKill(context: Context, x: number, y: number, size: number, colour: string, halo: string) {
  context.beginPath();
  for (let i = 0; i < 8; i++) {
    const angle = (i * Math.PI) / 4;
    const reach = i % 2 === 0 ? size : size * 0.68;
    context.moveTo(x + 0.3 * size * Math.sin(angle), y - 0.3 * size * Math.cos(angle));
    context.lineTo(x + reach * Math.sin(angle), y - reach * Math.cos(angle));
  }
  finish(context, colour, halo, false);
}

/** A miss or an interceptor that found nothing: an open circle. */
export function drawMiss(context: Context, x: number, y: number, size: number, colour: string, halo: string) {
  context.beginPath();
  context.arc(x, y, size, 0, 2 * Math.PI);
  finish(context, colour, halo, false);
}

/** An impact: a cross. */
export function drawImpact(
  context: Context,
  x: number,
  y: number,
  size: number,
  colour: string,
  halo: string,
) {
  context.beginPath();
  context.moveTo(x - size, y - size);
  context.lineTo(x + size, y + size);
  context.moveTo(x + size, y - size);
  context.lineTo(x - size, y + size);
  finish(context, colour, halo, false);
}

/** A launch site: an open triangle. */
export function drawLaunchSite(
  context: Context,
  x: number,
  y: number,
  size: number,
  colour: string,
  halo: string,
) {
  polygon(context, [
    [x, y - size],
    [x + size, y + size * 0.8],
    [x - size, y + size * 0.8],
  ]);
  finish(context, colour, halo, false);
}

/** A defended place: a ring with a dot. */
export function drawPlace(
  context: Context,
  x: number,
  y: number,
  size: number,
  colour: string,
  halo: string,
) {
  context.beginPath();
  context.arc(x, y, size, 0, 2 * Math.PI);
  finish(context, colour, halo, false);
  context.beginPath();
  context.arc(x, y, size * 0.35, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}
