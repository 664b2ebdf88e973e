/** More than these nobody reads in one sentence. */
const MOST = 5;

/** Reasons in a row: the first five, and how many more there are. */
export function firstOf(reasons: readonly string[]): string {
  const more = reasons.length - MOST;
  return `${reasons.slice(0, MOST).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
