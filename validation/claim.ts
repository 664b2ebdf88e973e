/** One line of a claim's table: what was compared, at how many points, and how far off the worst of them was. */
export interface ClaimRow {
  readonly what: string;
  readonly points: number;
  readonly worst: number;
  readonly tolerance: number;
  readonly unit: string;
}

/**
 * What the check of a claim found.
 *
 * `points` counts all rows. `worst`, `tolerance` and `unit` are those of the row that comes nearest to breaking its tolerance.
 */
export interface ClaimResult {
  readonly points: number;
  readonly worst: number;
  readonly tolerance: number;
  readonly unit: string;
  readonly rows: readonly ClaimRow[];
}

/** Something the project says of itself that is checked against truth from outside. */
export interface Claim {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  check(): ClaimResult;
}

/** Sums rows up; a row whose worst error is not a number counts as the worst of all. */
export function summarise(rows: readonly ClaimRow[]): ClaimResult {
  let points = 0;
  let nearest: ClaimRow | undefined;
  for (const row of rows) {
    points += row.points;
    if (nearest === undefined || !(strain(row) <= strain(nearest))) nearest = row;
  }
  if (nearest === undefined) return { points: 0, worst: Number.NaN, tolerance: 0, unit: '', rows };
  return { points, worst: nearest.worst, tolerance: nearest.tolerance, unit: nearest.unit, rows };
}

/** Share of the tolerance that was used up; infinite where a tolerance of zero was not met, or nothing was compared. */
function strain(row: ClaimRow): number {
  if (!(row.points > 0) || Number.isNaN(row.worst)) return Number.POSITIVE_INFINITY;
  if (row.tolerance === 0) return row.worst === 0 ? 0 : Number.POSITIVE_INFINITY;
  return row.worst / row.tolerance;
}

/** Collects the worst of many errors; one that is not a number stays the worst. */
export class WorstError {
  points = 0;
  worst = 0;

  /** Takes the difference of a computed value from the true one. */
  add(computed: number, expected: number, scale = 1): void {
    this.points++;
    const error = Math.abs(computed - expected) / scale;
    if (!(error <= this.worst) && !Number.isNaN(this.worst)) this.worst = error;
  }

  row(what: string, tolerance: number, unit: string): ClaimRow {
    return { what, points: this.points, worst: this.worst, tolerance, unit };
  }
}
