/** The page of what a folder holds, the same when it is written and when it is made anew. */
import { parseSeed } from '@testudo/core/numerics';
import { prepare } from '@testudo/core/simulation';
import { naturalSpan, type Timeline, timelineOf, timelineSample } from '@testudo/core/study';
import { comparisonReport, runReport } from '@testudo/report';
import type { RecordedComparison, RecordedRun } from '@testudo/runner';
import { atlas } from './atlas.js';

/** A run as a page. */
export function pageOfRun(run: RecordedRun): string {
  const { manifest, study, arrivals } = run;
  const timeline = weeksOf(run);
  return runReport(
    {
      recording: run,
      provenance: manifest,
      remarks: manifest.remarks ?? [],
      ...(study === undefined ? {} : { summary: study }),
      arrivals: arrivals.map(({ sample, arrived }) => ({ sample, value: arrived })),
      ...(timeline === undefined ? {} : { timeline }),
    },
    atlas(),
  );
}

/** Enough for curves that are smooth, in about a second. */
const DRAWS = 200;

/** The weeks of a run's batteries, in the first draws of its seed; undefined where none is deployed. */
function weeksOf({ scenario, manifest }: RecordedRun): Timeline | undefined {
  if (scenario.batteries.every(({ deployment }) => deployment === undefined)) return undefined;
  const preparation = prepare(scenario);
  const seed = parseSeed(manifest.seed);
  if (!preparation.ok || !seed.ok) return undefined;
  const { prepared } = preparation;
  const plan = { seed: seed.seed, samples: DRAWS };
  const lives = Array.from({ length: DRAWS }, (_, sample) => timelineSample(prepared, plan, sample));
  return timelineOf(prepared, lives, naturalSpan(prepared, lives));
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
