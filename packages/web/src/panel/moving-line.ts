/** A line that moves along with the clock, drawn as an element: it is touched only where a reader could see it move. */
export function moveLine(
  line: HTMLElement | undefined | null,
  along: 'X' | 'Y',
  share: number,
  length_px: number,
  offset_px = 0,
): void {
  if (line === undefined || line === null) return;
  const within = Math.min(1, Math.max(0, share));
  // Half a pixel: finer steps cannot be seen, and each costs a drawing of what lies below.
  const at = Math.round(2 * (offset_px + within * length_px)) / 2;
  const move = `translate${along}(${at}px)`;
  if (line.style.transform !== move) line.style.transform = move;
  const inside = String(share >= 0 && share <= 1);
  if (line.dataset.inside !== inside) line.dataset.inside = inside;
}
