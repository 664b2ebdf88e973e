/** Where a note stands beside what it explains, so that all of it is on the page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 6;
const EDGE = 8;

/** Below what it explains, or above where there is no room below. */
export function placeBeside(
  of: Box,
  note: { readonly width: number; readonly height: number },
  page: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const below = of.top + of.height + GAP;
  const fits = below + note.height + EDGE <= page.height;
  const top = fits ? below : Math.max(EDGE, of.top - GAP - note.height);
  const left = Math.max(EDGE, Math.min(of.left, page.width - note.width - EDGE));
  return { left, top };
}
