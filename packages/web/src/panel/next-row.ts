/**
 * The row that a step from a row leads to: never beyond the ends, and never a heading, which one passes over in the direction of the
 * step; at the end of the list one comes back to the last row before it.
 *
 * @param from −1 stands before the first row
 * @returns undefined where all rows are headings
 */
export function nextRow(
  from: number,
  by: number,
  count: number,
  isHeading: (index: number) => boolean = () => false,
): number | undefined {
  const meant = Math.min(Math.max(from + by, 0), count - 1);
  for (const way of [by < 0 ? -1 : 1, by < 0 ? 1 : -1]) {
    for (let to = meant; to >= 0 && to < count; to += way) if (!isHeading(to)) return to;
  }
  return undefined;
}
