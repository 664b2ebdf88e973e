/** What was warned of: areas that early warning named, and alarms at places. Yellow, with hatched edges. */
import { faded } from '../sheet/palette.js';
import { keyOf } from './run-picture.js';
import type { Drawing } from './scene-sheet.js';

/** More areas than these at once would hide the map and each other: the latest are drawn, and the name tells how many there are. */
const MOST_AREAS = 24;

export function drawWarning({ sheet, picture }: Drawing): void {
  const { palette, context, projector, now_us } = sheet;
  const stands = ({ from_us, until_us }: { readonly from_us: number; readonly until_us: number }) =>
    from_us <= now_us && now_us < until_us;
  const areas = picture.warned.filter(({ area }) => stands(area.span));
  context.globalAlpha = 1;
  const drawn = areas.slice(-MOST_AREAS);
  for (const { ring } of drawn) {
    sheet.ring(ring, faded(palette.warning, 0.75), 1.4, faded(palette.warning, 0.022), [10, 4, 2, 4]);
  }
  const [named] = drawn;
  if (named !== undefined) {
    // The northernmost corner, of one of them: they are often many, and much the same.
    let top = 0;
    for (let i = 0; i < named.ring.length; i += 3) if (named.ring[i + 2] > named.ring[top + 2]) top = i;
    if (projector.project(named.ring[top], named.ring[top + 1], named.ring[top + 2])) {
      sheet.label('warned', projector.x, projector.y, {
        text: areasInWords(areas.length, drawn.length),
        colour: palette.warning,
        rank: 25,
        gap: 3,
        sides: ['above', 'right', 'left', 'below'],
      });
    }
  }
  for (const { pick, at, alarms } of picture.places) {
    if (!alarms.some(stands) || !projector.project(...at)) continue;
    const { x, y } = projector;
    context.beginPath();
    context.arc(x, y, 13, 0, 2 * Math.PI);
    sheet.stroke(palette.warning, 2);
    context.beginPath();
    context.arc(x, y, 17, 0, 2 * Math.PI);
    sheet.stroke(faded(palette.warning, 0.6), 1.2, [4, 4]);
    sheet.label(`alarm/${keyOf(pick)}`, x, y, {
      text: 'ALARM',
      colour: palette.warning,
      rank: 85,
      strong: true,
      gap: 20,
      sides: ['left', 'below', 'right', 'far-below'],
    });
  }
}

function areasInWords(there: number, drawn: number): string {
  if (there === 1) return 'warned area';
  return drawn < there ? `warned areas (${there}, the last ${drawn} drawn)` : `warned areas (${there})`;
}
