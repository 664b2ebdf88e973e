import type { CheckedClaim } from './check-claims.js';
import { shortNumber } from './report.js';

/** The validation table as a page of the documentation. It holds no date and no machine, so that it changes only with results. */
export function validationPage(checked: readonly CheckedClaim[]): string {
  const failed = checked.filter(({ verdict }) => verdict === 'fails').length;
  const lines = [
    '# Validation',
    '',
    'Written by `testudo validate --write docs/validation.md`; do not edit by hand.',
    '',
    'Each claim is checked against truth from outside: published figures, or figures computed by independent means. What a',
    'claim does not show is said in the README of its folder under `validation/`.',
    '',
    failed === 0 ? `All ${checked.length} claims hold.` : `**${failed} of ${checked.length} claims fail.**`,
    '',
    '| claim | points | worst error | tolerance | unit | verdict | source |',
    '| --- | ---: | ---: | ---: | --- | --- | --- |',
  ];
  for (const claim of checked) {
    const verdict =
      claim.verdict === 'holds'
        ? 'holds'
        : `**fails**${claim.failure === undefined ? '' : `: ${claim.failure}`}`;
    const name = `[${claim.title}](../validation/${claim.id}/README.md)`;
    lines.push(line([name, ...figures(claim), verdict, claim.source]));
    if (claim.rows.length > 1)
      for (const row of claim.rows) lines.push(line([`— ${row.what}`, ...figures(row), '', '']));
  }
  return `${lines.join('\n')}\n`;
}

interface Figures {
  readonly points: number;
  readonly worst: number | null;
  readonly tolerance: number;
  readonly unit: string;
}

function figures({ points, worst, tolerance, unit }: Figures): readonly string[] {
  return [String(points), shortNumber(worst), shortNumber(tolerance), unit];
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
