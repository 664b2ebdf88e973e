/** Writes everything that a comparison gave into a folder. */
import { seedText } from '@testudo/core/numerics';
import { type ResolvedScenario, withoutControls } from '@testudo/core/scenario';
import {
  type Comparison,
  comparisonDigest,
  comparisonId,
  ENGINE_VERSION,
  type StudyPlan,
  scenarioHash,
  studyDigest,
  studyId,
  type TrialRow,
} from '@testudo/core/study';
import {
  COMPARISON_FILES,
  type ComparisonFile,
  type ComparisonHead,
  type ComparisonManifest,
  type ManifestSide,
} from './comparison-manifest.js';
import { ANY_FOLDER, COMPARISON_FOLDER } from './folder-kind.js';
import { marked, scenarioText } from './mark.js';
import { pairArrivals, type RecordedComparison } from './read-comparison-folder.js';
import type { WriteFile } from './replace-folder.js';
import { arrivalsOf, trialsCsv } from './trials-csv.js';
import { listed, pretty, versions, type Written, writeFolder } from './write-folder.js';

/** One of the two scenarios with its rows. */
export interface SideToKeep {
  readonly label: string;
  readonly scenario: ResolvedScenario;
  readonly rows: readonly TrialRow[];
}

/** What is kept of a comparison. */
export interface ComparisonToKeep {
  readonly a: SideToKeep;
  readonly b: SideToKeep;
  readonly plan: StudyPlan;
  readonly comparison: Comparison;
  /** The signal that stopped it. */
  readonly stoppedBy?: string;
  /** The command line that makes it again, without the paths of this machine. */
  readonly command: string;
  /** What the command gives where it does not give all of this again: the study was stopped. */
  readonly commandGives?: string;
  readonly story: string;
  /** What was said about the scenarios when they were made ready. */
  readonly remarks?: readonly string[];
  /** Makes the page with figures; left out where none is wanted. */
  readonly report?: (comparison: RecordedComparison) => string;
  readonly created: Date;
  /** Replaces a run or comparison that is there; left out, a comparison only. */
  readonly force?: true;
}

/**
 * Writes the folder of a comparison: whole, or nothing at all.
 *
 * A folder that is there already is replaced only where it holds an earlier comparison (or nothing).
 *
 * @param write for tests of faults
 */
export function writeComparisonFolder(
  path: string,
  kept: ComparisonToKeep,
  write?: WriteFile,
): Written<ComparisonManifest> {
  const make = () => {
    const manifest = headOf(kept);
    const files = filesOf(kept, manifest);
    return { files, manifest: { ...manifest, files: listed(files, COMPARISON_FILES) } };
  };
  return writeFolder(path, kept.force === true ? ANY_FOLDER : COMPARISON_FOLDER, make, write);
}

function filesOf(
  { a, b, comparison, story, report }: ComparisonToKeep,
  manifest: ComparisonHead,
): ReadonlyMap<ComparisonFile, string> {
  const files = new Map<ComparisonFile, string>([
    ['scenario-a.json', scenarioText(a.scenario)],
    ['scenario-b.json', scenarioText(b.scenario)],
    ['comparison.json', pretty(marked(comparison))],
    ['trials-a.csv', trialsCsv(a.rows, a.scenario)],
    ['trials-b.csv', trialsCsv(b.rows, b.scenario)],
    ['story.txt', story],
  ]);
  if (report !== undefined) {
    const pairs = pairArrivals(arrivalsOf(a.rows), arrivalsOf(b.rows));
    files.set('report.html', report({ manifest, a: a.scenario, b: b.scenario, comparison, pairs }));
  }
  return files;
}

function headOf({
  a,
  b,
  plan,
  comparison,
  stoppedBy,
  command,
  commandGives,
  remarks,
  created,
}: ComparisonToKeep): ComparisonHead {
  return {
    format: 1,
    kind: 'comparison',
    simulation: true,
    created: created.toISOString(),
    engineVersion: ENGINE_VERSION,
    packages: versions(),
    a: sideOf(a, plan),
    b: sideOf(b, plan),
    seed: seedText(plan.seed),
    id: comparisonId(a.scenario, b.scenario, plan),
    digest: comparisonDigest(a.rows, b.rows),
    pairs: plan.trials,
    done: comparison.done,
    invalid: comparison.invalid,
    samples: plan.samples,
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
    command: withoutControls(command),
    ...(commandGives === undefined ? {} : { commandGives }),
    ...(remarks === undefined ? {} : { remarks: remarks.map(withoutControls) }),
  };
}

function sideOf({ label, scenario, rows }: SideToKeep, plan: StudyPlan): ManifestSide {
  return {
    label: withoutControls(label),
    scenario: { id: scenario.id, title: withoutControls(scenario.title), hash: scenarioHash(scenario) },
    study: studyId(scenario, plan),
    digest: studyDigest(rows),
  };
}
