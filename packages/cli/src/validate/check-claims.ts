import { type Claim, type ClaimRow, verdict } from '@testudo/validation';

/** A claim and what its check found, as plain data. */
export interface CheckedClaim {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly points: number;
  /** Of the row that comes nearest to breaking its tolerance; null where nothing could be compared. */
  readonly worst: number | null;
  readonly tolerance: number;
  readonly unit: string;
  readonly verdict: 'holds' | 'fails';
  readonly rows: readonly ClaimRow[];
  /** Why the check could not be done. */
  readonly failure?: string;
}

/** Checks claims one after the other; a check that breaks down is a claim that fails, never one left out. */
export function checkClaims(claims: readonly Claim[]): readonly CheckedClaim[] {
  return claims.map((claim) => {
    const { id, title, source } = claim;
    try {
      const result = claim.check();
      const worst = Number.isFinite(result.worst) ? result.worst : null;
      return { id, title, source, ...result, worst, verdict: verdict(result) };
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      return {
        id,
        title,
        source,
        points: 0,
        worst: null,
        tolerance: 0,
        unit: '',
        verdict: 'fails',
        rows: [],
        failure,
      };
    }
  });
}
