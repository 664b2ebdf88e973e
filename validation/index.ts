import { atmosphere } from './atmosphere/claim.js';
import type { Claim, ClaimResult } from './claim.js';
import { ecefEnu } from './ecef-enu/claim.js';
import { elementaryFunctions } from './elementary-functions/claim.js';
import { geodesics } from './geodesics/claim.js';
import { gravity } from './gravity/claim.js';
import { leakage } from './leakage/claim.js';
import { minimumEnergyArcs } from './minimum-energy-arcs/claim.js';
import { nasaCheckCases } from './nasa-check-cases/claim.js';
import { radarDetection } from './radar-detection/claim.js';
import { radarHorizonTable } from './radar-horizon/claim.js';
import { randomNumbers } from './random-numbers/claim.js';
import { statistics } from './statistics/claim.js';
import { trackingFilter } from './tracking-filter/claim.js';

export type { Claim, ClaimResult, ClaimRow } from './claim.js';

/** Every claim, in the order in which they are printed. */
export const claims: readonly Claim[] = [
  elementaryFunctions,
  randomNumbers,
  statistics,
  geodesics,
  ecefEnu,
  gravity,
  atmosphere,
  minimumEnergyArcs,
  radarHorizonTable,
  radarDetection,
  nasaCheckCases,
  trackingFilter,
  leakage,
];

/** Whether a claim held: something was compared, and every row stayed within its tolerance. */
export function verdict(result: ClaimResult): 'holds' | 'fails' {
  const kept = result.rows.every((row) => row.points > 0 && row.worst <= row.tolerance);
  return kept && result.points > 0 && result.worst <= result.tolerance ? 'holds' : 'fails';
}

/** A claim together with what its check found. */
export interface CheckedClaim {
  readonly claim: Claim;
  readonly result: ClaimResult;
}

/** Checks every claim. */
export function checkAll(): readonly CheckedClaim[] {
  return claims.map((claim) => ({ claim, result: claim.check() }));
}

/** The validation table in Markdown: a line for each claim, and one for each of its rows where it has several. */
export function claimsTable(results: readonly CheckedClaim[]): string {
  const lines = [
    '| claim | points | worst error | tolerance | unit | verdict | source |',
    '| --- | ---: | ---: | ---: | --- | --- | --- |',
  ];
  for (const { claim, result } of results) {
    lines.push(line(claim.title, result, verdict(result), claim.source));
    if (result.rows.length < 2) continue;
    for (const row of result.rows) lines.push(line(`— ${row.what}`, row, '', ''));
  }
  return `${lines.join('\n')}\n`;
}

function line(what: string, figures: Omit<ClaimResult, 'rows'>, judged: string, source: string): string {
  const { points, worst, tolerance, unit } = figures;
  const cells = [what, points, short(worst), short(tolerance), unit, judged, source];
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}

function short(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e6 ? String(value) : value.toExponential(2);
}
