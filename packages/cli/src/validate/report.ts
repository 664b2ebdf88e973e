import { plainText, type Terminal, table, wrapText } from '../terminal/index.js';
import type { CheckedClaim } from './check-claims.js';

/** The table of claims for a terminal. */
export function claimsReport(
  checked: readonly CheckedClaim[],
  { width, colours }: Pick<Terminal, 'width' | 'colours'>,
): string {
  const rows = checked.map((claim) => [
    claim.id,
    String(claim.points),
    shortNumber(claim.worst),
    shortNumber(claim.tolerance),
    claim.unit,
    claim.verdict === 'holds' ? colours.green('holds') : colours.red('FAILS'),
  ]);
  const columns = [
    { title: 'claim' },
    { title: 'points', align: 'right' },
    { title: 'worst error', align: 'right' },
    { title: 'tolerance', align: 'right' },
    { title: 'unit' },
    { title: 'verdict' },
  ] as const;
  const held = checked.filter(({ verdict }) => verdict === 'holds').length;
  const failures = checked.filter(({ verdict }) => verdict === 'fails').map((claim) => whyItFails(claim));
  const sum = `${held} of ${checked.length} claims hold.`;
  return [table(columns, rows, width), '', ...failures.map((text) => wrapText(text, width)), sum].join('\n');
}

function whyItFails({ id, failure, rows }: CheckedClaim): string {
  if (failure !== undefined) return `${id}: ${plainText(failure)}`;
  const broken = rows.filter(({ points, worst, tolerance }) => !(points > 0 && worst <= tolerance));
  return `${id}: ${broken.map(({ what, worst, unit }) => `${what}: off by ${shortNumber(worst)} ${unit}`).join('; ')}`;
}

/** Three digits are enough to see how near an error comes to its tolerance. */
export function shortNumber(value: number | null): string {
  if (value === null) return '—';
  return Number.isInteger(value) && Math.abs(value) < 1e6 ? String(value) : value.toExponential(2);
}
