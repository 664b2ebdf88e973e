/** What is drawn over the globe: lines, areas, symbols and names, projected point by point and drawn crisp at any scale. */
import type { Pick } from '../../state/state.js';
import { type Box, type LabelWish, placeLabels, type Side } from './labels.js';
import { goesRound, mapLine, turnsInPicture } from './map-line.js';
import type { Palette } from './palette.js';
import { Projector } from './projector.js';

/** Something that can be pointed at. */
export interface Target {
  readonly pick: Pick;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Of its symbol, CSS pixels. */
  readonly radius: number;
}

export interface LabelStyle {
  readonly text: string;
  readonly second?: string;
  readonly colour: string;
  readonly rank: number;
  readonly gap?: number;
  readonly sides?: readonly Side[];
  readonly spots?: LabelWish['spots'];
  readonly size?: number;
  readonly strong?: boolean;
  readonly must?: boolean;
  readonly spacing?: boolean;
  readonly alpha?: number;
}

interface Wanted extends LabelWish {
  readonly style: LabelStyle;
}

const SIDES: readonly Side[] = ['right', 'left', 'above', 'below', 'far-above', 'far-below'];
const FAMILY = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

export class Sheet {
  readonly projector = new Projector();
  readonly context: CanvasRenderingContext2D;
  palette: Palette;
  now_us = 0;
  /** Metres a pixel takes in the middle of the picture, roughly. */
  metresPerPixel = 1000;
  targets: Target[] = [];
  private readonly canvas: HTMLCanvasElement;
  private wishes: Wanted[] = [];
  private taken: Box[] = [];
  private sides = new Map<string, Side>();
  private readonly widths = new Map<string, number>();

  /** @param slow where no graphics card draws, the sheet is kept in memory */
  constructor(canvas: HTMLCanvasElement, palette: Palette, slow: boolean) {
    this.canvas = canvas;
    this.palette = palette;
    const context = canvas.getContext('2d', { willReadFrequently: slow });
    if (context === null) throw new Error('no canvas to draw on');
    this.context = context;
  }

  /** Empties the sheet and makes it as large as the picture. */
  begin(width: number, height: number, ratio: number): void {
    const { canvas, context } = this;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== across || canvas.height !== down) {
      canvas.width = across;
      canvas.height = down;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    context.globalAlpha = 1;
    context.lineJoin = 'round';
    context.lineCap = 'round';
    this.targets = [];
    this.wishes = [];
    this.taken = [];
  }

  /**
   * Adds corners to the path of the context; it is broken where they are out of sight.
   *
   * @param on a last corner, where the line ends between two
   * @returns whether all were seen
   */
  trace(corners_m: ArrayLike<number>, from: number, until: number, on?: ArrayLike<number>): boolean {
    if (this.projector.turn === 0) return this.traceSeen(corners_m, from, until, false, on);
    this.traceOnMap(mapLine(this.projector, corners_m, from, until, false, on));
    return true;
  }

  private traceSeen(
    corners_m: ArrayLike<number>,
    from: number,
    until: number,
    closed: boolean,
    on?: ArrayLike<number>,
  ): boolean {
    const { context, projector } = this;
    let drawing = false;
    let whole = true;
    const go = (corners: ArrayLike<number>, i: number) => {
      if (!projector.project(corners[3 * i], corners[3 * i + 1], corners[3 * i + 2])) {
        drawing = false;
        whole = false;
        return;
      }
      const [x, y] = [bounded(projector.x), bounded(projector.y)];
      if (drawing) context.lineTo(x, y);
      else context.moveTo(x, y);
      drawing = true;
    };
    for (let i = from; i < until; i++) go(corners_m, i);
    if (closed) go(corners_m, from);
    if (on !== undefined) go(on, 0);
    return whole;
  }

  /** Adds a map's line to the path, once for each turn of the world that shows a part of it. */
  private traceOnMap(points: readonly number[]): void {
    const { context, projector } = this;
    const { turn, width } = projector;
    for (const k of turnsInPicture(points, turn, width)) {
      for (let i = 0; i < points.length; i += 2) {
        const [x, y] = [bounded(points[i] + k * turn), bounded(points[i + 1])];
        if (i === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
    }
  }

  /** Draws a closed ring: its edge, and its inside where all of it is seen. */
  ring(corners_m: ArrayLike<number>, edge: string, width: number, fill?: string, dash?: readonly number[]) {
    const { context, projector } = this;
    const count = corners_m.length / 3;
    context.beginPath();
    if (projector.turn === 0) {
      const whole = this.traceSeen(corners_m, 0, count, true);
      if (whole && fill !== undefined) this.fill(fill);
    } else {
      const line = mapLine(projector, corners_m, 0, count, true);
      if (fill !== undefined) {
        this.traceOnMap(inside(projector, line, corners_m[2] > 0));
        this.fill(fill);
        context.beginPath();
      }
      this.traceOnMap(line);
    }
    this.stroke(edge, width, dash);
  }

  private fill(colour: string): void {
    this.context.fillStyle = colour;
    this.context.fill();
  }

  /** Draws a line. */
  line(corners_m: ArrayLike<number>, colour: string, width: number, dash?: readonly number[]): void {
    this.context.beginPath();
    this.trace(corners_m, 0, corners_m.length / 3);
    this.stroke(colour, width, dash);
  }

  stroke(colour: string, width: number, dash?: readonly number[]): void {
    const { context } = this;
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dash === undefined ? [] : [...dash]);
    context.stroke();
    if (dash !== undefined) context.setLineDash([]);
  }

  /** Keeps labels off a symbol. */
  keepClear(x: number, y: number, half: number, halfHeight = half): void {
    this.taken.push({ left: x - half, right: x + half, top: y - halfHeight, bottom: y + halfHeight });
  }

  /** Keeps labels off a part of the picture that something else covers. */
  cover(box: Box): void {
    this.taken.push(box);
  }

  target(pick: Pick, name: string, x: number, y: number, radius: number): void {
    this.targets.push({ pick, name, x, y, radius });
  }

  /** Asks for a label beside a point; they are placed and drawn at the end. */
  label(key: string, x: number, y: number, style: LabelStyle): void {
    if (x < -50 || y < -50 || x > this.projector.width + 50 || y > this.projector.height + 50) return;
    const width = Math.max(
      this.widthOf(style.text, fontOf(style), style.spacing),
      style.second === undefined ? 0 : this.widthOf(style.second, secondFont(style), false),
    );
    const size = style.size ?? 12;
    this.wishes.push({
      key,
      x,
      y,
      width: width + 4,
      height: size * 1.25 + (style.second === undefined ? 0 : size * 1.15),
      gap: style.gap ?? 8,
      rank: style.rank,
      sides: style.sides ?? SIDES,
      ...(style.must ? { must: true } : {}),
      ...(style.spots ? { spots: style.spots } : {}),
      style,
    });
  }

  /** Places the labels that were asked for and draws them. */
  finish(): void {
    const { width, height } = this.projector;
    const within = { left: 2, top: 2, right: width - 2, bottom: height - 2 };
    const placed = placeLabels(this.wishes, this.taken, this.sides, within);
    const styles = new Map(this.wishes.map(({ key, style }) => [key, style]));
    this.sides = new Map(placed.map(({ key, side }) => [key, side]));
    for (const { key, box, side } of placed) {
      const style = styles.get(key);
      if (style !== undefined) this.write(style, box, side);
    }
    this.context.globalAlpha = 1;
  }

  private write(style: LabelStyle, box: Box, side: Side): void {
    const { context, palette } = this;
    const size = style.size ?? 12;
    const centred = side === 'middle' || side === 'above' || side === 'below';
    const x = centred ? (box.left + box.right) / 2 : side === 'left' ? box.right - 2 : box.left + 2;
    context.textAlign = centred ? 'center' : side === 'left' ? 'right' : 'left';
    context.textBaseline = 'top';
    context.globalAlpha = style.alpha ?? 1;
    context.strokeStyle = palette.halo;
    context.lineWidth = 3.5;
    const put = (text: string, font: string, y: number, colour: string, spacing = false) => {
      context.font = font;
      context.letterSpacing = spacing ? '0.12em' : '0px';
      context.strokeText(text, x, y);
      context.fillStyle = colour;
      context.fillText(text, x, y);
    };
    put(style.text, fontOf(style), box.top + size * 0.12, style.colour, style.spacing);
    if (style.second !== undefined) {
      put(style.second, secondFont(style), box.top + size * 1.28, palette.quiet);
    }
    context.letterSpacing = '0px';
  }

  private widthOf(text: string, font: string, spacing = false): number {
    const key = `${font}|${spacing}|${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    this.context.font = font;
    this.context.letterSpacing = spacing ? '0.12em' : '0px';
    const { width } = this.context.measureText(text);
    this.context.letterSpacing = '0px';
    // Texts with numbers change all the time.
    if (this.widths.size > 2000) this.widths.clear();
    this.widths.set(key, width);
    return width;
  }
}

/** Far outside, lines are cut by the canvas; numbers beyond this would not be. */
const bounded = (pixels: number): number => Math.max(-1e5, Math.min(1e5, pixels));

/** The edge of what lies within a ring: round a pole it goes on along the edge of the map. */
function inside(projector: Projector, line: readonly number[], north: boolean): readonly number[] {
  if (!goesRound(line, projector.turn)) return line;
  const edge = projector.edgeOfMap(north);
  return [...line, line[line.length - 2], edge, line[0], edge];
}

const fontOf = ({ size = 12, strong }: LabelStyle): string => `${strong ? 600 : 400} ${size}px ${FAMILY}`;
const secondFont = ({ size = 12 }: LabelStyle): string => `400 ${size - 1}px ${FAMILY}`;
