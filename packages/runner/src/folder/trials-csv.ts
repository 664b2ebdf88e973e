/** The trials of a study as a table for spreadsheets. */
import { withoutControls } from '@testudo/core/scenario';
import { type Figured, figuresFor, type TrialRow } from '@testudo/core/study';
import type { Parsed } from '@testudo/interop';

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

/** How many arrived in a valid trial. */
export interface TrialArrivals {
  readonly trial: number;
  /** The draw of the unknowns that it was run under. */
  readonly sample: number;
  readonly arrived: number;
}

/** The arrivals of rows, in the order of the trials. */
export function arrivalsOf(rows: readonly TrialRow[]): readonly TrialArrivals[] {
  return rows
    .flatMap((row) => (row.ok ? [{ trial: row.trial, sample: row.sample, arrived: row.arrived }] : []))
    .sort((a, b) => a.trial - b.trial);
}

/** The same, read back from the table; none where there is no table. */
export function arrivalsIn(table: string | undefined): Parsed<readonly TrialArrivals[]> {
  if (table === undefined) return { ok: true, value: [] };
  const [header = '', ...lines] = table.split('\r\n').slice(0, -1);
  const titles = header.split(',');
  const [trial, sample, valid, arrived] = ['trial', 'sample', 'valid', 'arrived (count)'].map((title) =>
    titles.indexOf(title),
  ) as [number, number, number, number];
  // Text stands in the last column only, behind all numbers.
  const rows = lines.map((line) => line.split(','));
  const counted = rows
    .filter((cells) => cells[valid] === 'yes')
    .map((cells) => ({
      trial: Number(cells[trial]),
      sample: Number(cells[sample]),
      arrived: Number(cells[arrived]),
    }));
  const sound = counted.every((row) => Object.values(row).every(Number.isSafeInteger));
  if (!sound || arrived < 0) return { ok: false, reason: 'it is no table of trials' };
  return { ok: true, value: [...counted].sort((a, b) => a.trial - b.trial) };
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
