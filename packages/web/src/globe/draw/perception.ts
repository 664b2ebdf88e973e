/** What batteries believed: tracks with their error, and where they expected impacts. Green or pink, and dashed. */
import { expectedWay } from '../motion/believed.js';
import { cornersUntil } from '../motion/trail.js';
import { drawMark } from '../sheet/marks.js';
import { faded } from '../sheet/palette.js';
import { drawHalo } from './halo.js';
import { type DrawnTrack, keyOf, pointAt, predictedRing } from './run-picture.js';
import type { Drawing } from './scene-sheet.js';

const DASH = [6, 4];
/** More than so many tracks: no error circles, no earlier ellipses, no names. */
const MANY = 60;
/** How many earlier ellipses are seen round the one that stands. */
const EARLIER = 4;

const point = new Float64Array(3);

function standing({ sheet, picture }: Drawing): readonly DrawnTrack[] {
  return picture.tracks.filter(({ motion, until_us }) => {
    return motion.times_us[0] <= sheet.now_us && sheet.now_us < until_us;
  });
}

/** The ellipses that hold 95 % of the impacts expected: the one of the last report, and fainter the ones before it. */
export function drawPredicted(drawing: Drawing): void {
  const { sheet, strength, picked } = drawing;
  const { palette, context, now_us, projector } = sheet;
  const tracks = standing(drawing);
  for (const track of tracks) {
    const { motion, pick } = track;
    const key = keyOf(pick);
    const isPicked = picked !== undefined && keyOf(picked) === key;
    const index = motion.reportAt(now_us);
    const base = strength(key);
    const earlier = isPicked ? 12 : tracks.length > MANY ? 0 : EARLIER;
    for (let i = Math.max(0, index - earlier); i <= index; i++) {
      const ring = predictedRing(track, i, motion.reports[i]);
      if (ring === undefined) continue;
      const current = i === index;
      context.globalAlpha = base * (current ? 1 : 0.5 - (0.35 * (index - i)) / (earlier + 1));
      sheet.ring(
        ring,
        palette.predicted,
        current ? 1.8 : 0.8,
        current ? faded(palette.predicted, 0.16) : undefined,
        current ? undefined : [3, 4],
      );
    }
    const { impact } = motion.reports[index];
    if (impact === undefined) continue;
    const at = pointAt(impact, 0);
    context.globalAlpha = base * 0.8;
    sheet.line(expectedWay(motion.reports[index], impact.impact_us, at), palette.predicted, 1.2, [2, 5]);
    if (!projector.project(at[0], at[1], at[2])) continue;
    const { x, y } = projector;
    context.beginPath();
    context.moveTo(x - 4, y);
    context.lineTo(x + 4, y);
    context.moveTo(x, y - 4);
    context.lineTo(x, y + 4);
    sheet.stroke(palette.predicted, 1.4);
    if (!isPicked) continue;
    sheet.label(`predicted/${pick.id}`, x, y, {
      text: 'impact expected here',
      second: `in ${Math.max(0, Math.round((impact.impact_us - now_us) / 1e6))} s, 95 % ellipse`,
      colour: palette.predicted,
      rank: 90,
    });
  }
  context.globalAlpha = 1;
}

export function drawTracks(drawing: Drawing): void {
  const { sheet, strength, picked, hovered } = drawing;
  const { palette, context, now_us, projector } = sheet;
  const tracks = standing(drawing);
  const many = tracks.length > MANY;
  for (const { motion, trail, pick, name, track } of tracks) {
    const key = keyOf(pick);
    const isPicked = picked !== undefined && keyOf(picked) === key;
    const pointed = isPicked || (hovered !== undefined && keyOf(hovered) === key);
    context.globalAlpha = strength(key) * 0.9;
    motion.at(now_us, point);
    context.beginPath();
    sheet.trace(trail.positions_m, 0, cornersUntil(trail, now_us), point);
    if (!projector.project(point[0], point[1], point[2])) continue;
    const { x, y, pixelsPerMetre } = projector;
    sheet.stroke(palette.track, isPicked ? 2.4 : 1.4, DASH);
    if (!projector.isInPicture(40)) continue;
    const report = motion.reports[motion.reportAt(now_us)];
    const radius = report.positionSigma_m * pixelsPerMetre;
    if (!many && radius > 9) {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fillStyle = faded(palette.track, 0.12);
      context.fill();
      sheet.stroke(faded(palette.track, 0.7), 1, [3, 3]);
    }
    context.globalAlpha = strength(key);
    drawHalo(drawing, pick, x, y, 11);
    drawMark(context, 'track', x, y, many ? 5 : 8, 0, palette.track, palette.halo);
    sheet.target(pick, `track ${track.track}`, x, y, 10);
    if (many && !pointed) continue;
    sheet.label(key, x, y, {
      text: pointed ? `track ${track.track}` : name,
      ...(pointed ? { second: `± ${inWords(report.positionSigma_m)} (1 σ)` } : {}),
      colour: palette.track,
      rank: pointed ? 95 : 45,
      gap: 12,
      alpha: context.globalAlpha,
      sides: ['left', 'below', 'above', 'far-below', 'right'],
    });
  }
  context.globalAlpha = 1;
}

const inWords = (length_m: number): string =>
  length_m < 1000 ? `${Number(length_m.toPrecision(2))} m` : `${(length_m / 1000).toFixed(1)} km`;
