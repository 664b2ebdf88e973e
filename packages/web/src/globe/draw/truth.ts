/** What really flew, and where it ended. Solid lines. */
import { REST_US } from '@testudo/interop/picture';
import { cornersUntil } from '../motion/trail.js';
import { drawImpact, drawKill, drawMark, drawMiss } from '../sheet/marks.js';
import { faded } from '../sheet/palette.js';
import { drawHalo } from './halo.js';
import { type DrawnBody, keyOf } from './run-picture.js';
import type { Drawing } from './scene-sheet.js';

/** More than so many in the air: no lines down, plain trails. */
const MANY = 60;
/** More than so many: names of what is pointed at alone. */
const NAMED = 14;
/** Between these ages a trail gets fainter, step by step. */
const FRESH_US = [30e6, 90e6, 200e6] as const;
const FRESHNESS = [0.95, 0.7, 0.5, 0.36] as const;

const point = new Float64Array(3);
const below = new Float64Array(3);

export function drawBodies(drawing: Drawing, bodies: readonly DrawnBody[]): void {
  const { sheet } = drawing;
  const now_us = sheet.now_us;
  const shown = bodies.filter(({ flight }) => {
    return flight.from_us <= now_us && now_us <= flight.until_us + REST_US;
  });
  const many = shown.length > MANY;
  const named = shown.length <= NAMED;
  // What is picked last, above the others.
  const inOrder = shown.sort((a, b) => rankOf(drawing, a) - rankOf(drawing, b));
  for (const body of inOrder) drawTrail(drawing, body, many);
  for (const body of inOrder) if (now_us <= body.flight.until_us) drawHead(drawing, body, many, named);
  sheet.context.globalAlpha = 1;
}

function isPicked({ picked }: Drawing, { pick }: DrawnBody): boolean {
  return picked !== undefined && keyOf(picked) === keyOf(pick);
}

function rankOf(drawing: Drawing, body: DrawnBody): number {
  return (isPicked(drawing, body) ? 2 : 0) + (body.body === 'spent-body' ? 0 : 1);
}

function colourOf({ palette }: Drawing['sheet'], body: DrawnBody['body']): string {
  if (body === 'spent-body') return palette.spent;
  return body === 'interceptor' ? palette.interceptor : palette.threat;
}

function drawTrail(drawing: Drawing, body: DrawnBody, many: boolean): void {
  const { sheet, strength } = drawing;
  const { context, now_us } = sheet;
  const { flight, trail } = body;
  const corners = cornersUntil(trail, now_us);
  const gone = Math.max(0, now_us - flight.until_us) / REST_US;
  const spent = body.body === 'spent-body';
  const base = strength(keyOf(body.pick)) * (1 - 0.75 * gone) * (spent ? 0.55 : 1);
  const colour = colourOf(sheet, body.body);
  const picked = isPicked(drawing, body);
  const width = picked ? 3 : body.body === 'interceptor' ? 1.7 : spent ? 1.1 : 2;
  flight.at(now_us, point);
  if (!many && !spent) {
    // The way over the ground below.
    context.globalAlpha = base * (picked ? 0.6 : 0.28);
    context.beginPath();
    sheet.trace(trail.ground_m, 0, corners);
    sheet.stroke(colour, 1);
  }
  if (picked) drawCurtain(drawing, body, corners, colour);
  if (many) {
    context.globalAlpha = base * (picked ? 1 : 0.4);
    context.beginPath();
    sheet.trace(trail.positions_m, 0, corners, point);
    sheet.stroke(colour, picked ? width : 1.1);
    return;
  }
  let from = 0;
  for (let step = FRESHNESS.length - 1; step >= 0; step--) {
    const until = step === 0 ? corners : cornersUntil(trail, now_us - FRESH_US[step - 1]);
    if (until <= from) continue;
    context.globalAlpha = base * FRESHNESS[step];
    context.beginPath();
    // Carried on to where the body is.
    sheet.trace(trail.positions_m, Math.max(0, from - 1), until, step === 0 ? point : undefined);
    sheet.stroke(colour, width);
    from = until;
  }
}

/** Lines down from the trail of what is picked: its heights can be seen. */
function drawCurtain({ sheet }: Drawing, { trail }: DrawnBody, corners: number, colour: string): void {
  const { context, projector } = sheet;
  const { positions_m, ground_m } = trail;
  context.globalAlpha = 1;
  context.beginPath();
  const step = Math.max(1, Math.floor(corners / 60));
  for (let i = 0; i < corners; i += step) {
    if (!projector.project(ground_m[3 * i], ground_m[3 * i + 1], ground_m[3 * i + 2])) continue;
    const { x, y } = projector;
    if (!projector.project(positions_m[3 * i], positions_m[3 * i + 1], positions_m[3 * i + 2])) continue;
    context.moveTo(x, y);
    context.lineTo(projector.x, projector.y);
  }
  sheet.stroke(faded(colour, 0.3), 1);
}

/** A body is named once it is clear of where it started. */
const CLEAR_US = 4_000_000;

function drawHead(drawing: Drawing, body: DrawnBody, many: boolean, named: boolean): void {
  const { sheet, strength, hovered } = drawing;
  const { context, projector, palette, now_us } = sheet;
  const { flight, pick, name } = body;
  const key = keyOf(pick);
  const picked = isPicked(drawing, body);
  const colour = colourOf(sheet, body.body);
  flight.at(now_us - 400_000, point);
  const angled = projector.project(point[0], point[1], point[2]);
  const [x0, y0] = [projector.x, projector.y];
  flight.at(now_us, point);
  if (!projector.project(point[0], point[1], point[2]) || !projector.isInPicture(40)) return;
  const { x, y } = projector;
  const spent = body.body === 'spent-body';
  context.globalAlpha = strength(key) * (spent ? 0.75 : 1);
  if (picked || (!many && !spent && body.body !== 'interceptor')) {
    drawLineDown(drawing, colour, x, y, picked);
  }
  drawHalo(drawing, pick, x, y, 8);
  const far = sheet.metresPerPixel > 1500 || many;
  const moved = angled && Math.hypot(x - x0, y - y0) > 1e-3;
  const angle = moved ? Math.atan2(x - x0, y0 - y) : 0;
  drawMark(context, body.body, x, y, far ? 4.6 : 6, angle, colour, palette.halo);
  sheet.target(pick, spent ? `${pick.id}, spent body` : pick.id, x, y, 8);
  if (spent) return;
  if (!many) sheet.keepClear(x, y, 6);
  const pointed = picked || (hovered !== undefined && keyOf(hovered) === key);
  if (!pointed && (!named || now_us < flight.from_us + CLEAR_US)) return;
  if (!pointed && body.body === 'interceptor' && sheet.metresPerPixel > 250) return;
  sheet.label(`${key}/${body.body}`, x, y, {
    text: pointed ? pick.id : name,
    ...(pointed ? { second: heightInWords(point) } : {}),
    colour,
    rank: pointed ? 100 : body.body === 'interceptor' ? 40 : 60,
    strong: pointed,
    must: picked,
    gap: 11,
    alpha: context.globalAlpha,
  });
}

function drawLineDown({ sheet }: Drawing, colour: string, x: number, y: number, picked: boolean): void {
  const { context, projector } = sheet;
  const scale = 1 / Math.sqrt((point[0] ** 2 + point[1] ** 2) / A2 + point[2] ** 2 / B2);
  below[0] = point[0] * scale;
  below[1] = point[1] * scale;
  below[2] = point[2] * scale;
  if (!projector.project(below[0], below[1], below[2])) return;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(projector.x, projector.y);
  sheet.stroke(faded(colour, picked ? 0.9 : 0.45), picked ? 1.4 : 1, picked ? undefined : [2, 4]);
  context.beginPath();
  context.arc(projector.x, projector.y, picked ? 2.5 : 1.6, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

const A2 = 6_378_137 ** 2;
const B2 = 6_356_752.314245 ** 2;

/** Height from the distance to the ellipsoid below, right to a few metres: for reading, not for reckoning. */
function heightInWords(p: Float64Array): string {
  const scale = 1 / Math.sqrt((p[0] ** 2 + p[1] ** 2) / A2 + p[2] ** 2 / B2);
  const height_km = (Math.hypot(p[0], p[1], p[2]) * (1 - scale)) / 1000;
  return `${height_km < 10 ? height_km.toFixed(1) : height_km.toFixed(0)} km up`;
}

/** How long the ring of a kill opens. */
const OPENING_US = 4_000_000;

export function drawEnds(drawing: Drawing): void {
  const { sheet, picture, strength } = drawing;
  const { context, projector, palette, now_us } = sheet;
  for (const { end, at } of picture.impacts) {
    if (now_us < end.time_us || !projector.project(...at) || !projector.isInPicture()) continue;
    const { x, y } = projector;
    const harmful = end.fate === 'arrived';
    const spent = end.body === 'spent-body';
    const key = `threat/${end.threat}`;
    context.globalAlpha = strength(key) * (spent ? 0.6 : 1);
    const colour = harmful ? palette.impact : palette.harmless;
    drawImpact(context, x, y, spent ? 2.5 : harmful ? 6 : 4, colour, palette.halo);
    if (spent) continue;
    sheet.target({ kind: 'threat', id: end.threat }, `${end.threat}: ${end.fate ?? 'came down'}`, x, y, 6);
    if (end.fate === undefined) continue;
    sheet.label(`impact/${end.threat}`, x, y, {
      text: `${end.fate}`,
      colour,
      rank: harmful ? 35 : 15,
      alpha: context.globalAlpha,
    });
  }
  for (const { end, at } of picture.intercepts) {
    const age_us = now_us - end.time_us;
    if (age_us < 0 || age_us > REST_US || !projector.project(...at) || !projector.isInPicture()) continue;
    const { x, y } = projector;
    const key = `interceptor/${end.interceptor}`;
    const fade = 1 - 0.6 * (age_us / REST_US);
    context.globalAlpha = strength(key) * fade;
    const name = `${end.interceptor}: ${RESULTS[end.result]}`;
    if (end.result !== 'killed') {
      drawMiss(context, x, y, end.result === 'missed' ? 4 : 2.6, palette.miss, palette.halo);
      sheet.target({ kind: 'interceptor', id: end.interceptor }, name, x, y, 6);
      continue;
    }
    if (age_us < OPENING_US) {
      const open = age_us / OPENING_US;
      context.beginPath();
      context.arc(x, y, 8 + 22 * open, 0, 2 * Math.PI);
      sheet.stroke(faded(palette.kill, 0.8 * (1 - open)), 2);
    }
    drawKill(context, x, y, 9, palette.kill, palette.halo);
    sheet.keepClear(x, y, 9);
    sheet.target({ kind: 'interceptor', id: end.interceptor }, name, x, y, 9);
    sheet.label(`kill/${end.interceptor}`, x, y, {
      text: `killed at ${(end.height_m / 1000).toFixed(1)} km`,
      colour: palette.kill,
      rank: 50,
      gap: 12,
      alpha: context.globalAlpha,
    });
  }
}

const RESULTS = {
  killed: 'killed',
  missed: 'missed',
  'interceptor-failed': 'failed by itself',
  'no-target': 'no target left',
} as const;
