/** The trials of a study as a table for spreadsheets. */
import { withoutControls } from '@testudo/core/scenario';
import { type Figured, figuresFor, type TrialRow } from '@testudo/core/study';

type Cell = string | number | undefined;

/**
 * One row for each trial, one column for each figure with its unit in the header (RFC 4180).
 *
 * An invalid trial has its reason and no figures; a figure that a trial does not have is an empty cell.
 */
export function trialsCsv(rows: readonly TrialRow[], scenario: Figured): string {
  const figures = figuresFor(scenario);
  const header = [
    'simulation',
    'trial',
    'sample',
    'valid',
    'digest',
    'launched (count)',
    ...figures.map(({ id, unit }) => `${id} (${unit})`),
    'why invalid',
  ];
  const body = rows.map((row): Cell[] => [
    'exercise',
    row.trial,
    row.sample,
    row.ok ? 'yes' : 'no',
    row.ok ? row.digest : undefined,
    row.ok ? row.launched : undefined,
    ...figures.map(({ valueIn }) => (row.ok ? valueIn(row) : undefined)),
    row.ok ? undefined : row.reason,
  ]);
  return [header, ...body].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Text that begins so is taken for a formula by spreadsheets. */
const FORMULA = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]/;

function cell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = withoutControls(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
