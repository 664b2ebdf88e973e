/** A ring round what is picked, and a fainter one round what is pointed at. */
import type { Pick } from '../../state/state.js';
import { faded } from '../sheet/palette.js';
import { keyOf } from './run-picture.js';
import type { Drawing } from './scene-sheet.js';

export function drawHalo(
  { sheet, picked, hovered }: Drawing,
  pick: Pick,
  x: number,
  y: number,
  radius: number,
): void {
  const key = keyOf(pick);
  const isPicked = picked !== undefined && keyOf(picked) === key;
  if (!isPicked && (hovered === undefined || keyOf(hovered) !== key)) return;
  const { context, palette } = sheet;
  context.beginPath();
  context.arc(x, y, radius + 4, 0, 2 * Math.PI);
  context.fillStyle = faded(palette.ink, isPicked ? 0.12 : 0.06);
  context.fill();
  sheet.stroke(faded(palette.ink, isPicked ? 0.95 : 0.5), isPicked ? 1.8 : 1.2);
}
