/** The page of what a folder holds, the same when it is written and when it is made anew. */
import { comparisonReport, runReport } from '@testudo/report';
import type { RecordedComparison, RecordedRun } from '@testudo/runner';
import { atlas } from './atlas.js';

/** A run as a page. */
export function pageOfRun(run: RecordedRun): string {
  const { manifest, study, arrivals } = run;
  return runReport(
    {
      recording: run,
      provenance: manifest,
      remarks: manifest.remarks ?? [],
      ...(study === undefined ? {} : { summary: study }),
      arrivals: arrivals.map(({ sample, arrived }) => ({ sample, value: arrived })),
    },
    atlas(),
  );
}

/** A comparison as a page. */
export function pageOfComparison({ manifest, a, b, comparison, pairs }: RecordedComparison): string {
  const labels = { a: manifest.a.label, b: manifest.b.label };
  return comparisonReport(
    {
      told: { a, b, labels, seed: manifest.seed, remarks: manifest.remarks ?? [] },
      comparison,
      pairs,
      provenance: manifest,
    },
    atlas(),
  );
}
