/** Writes everything that one run and its study gave into a folder. */
import { type Seed, seedText } from '@testudo/core/numerics';
import { type ResolvedScenario, withoutControls } from '@testudo/core/scenario';
import { interceptorFlights, type Simulated } from '@testudo/core/simulation';
import {
  ENGINE_VERSION,
  type StudyPlan,
  type StudySummary,
  scenarioHash,
  studyDigest,
  studyId,
  type TrialRow,
} from '@testudo/core/study';
import {
  interceptorsText,
  interceptorTrajectoriesOf,
  recordingText,
  trajectoriesOf,
  trajectoriesText,
} from '@testudo/interop';
import { ANY_FOLDER, RUN_FOLDER } from './folder-kind.js';
import {
  KEPT_FILES,
  type KeptName,
  type Manifest,
  type ManifestHead,
  type ManifestStudy,
} from './manifest.js';
import { marked, scenarioText } from './mark.js';
import type { RecordedRun } from './read-run-folder.js';
import type { WriteFile } from './replace-folder.js';
import { arrivalsOf, trialsCsv } from './trials-csv.js';
import { listed, pretty, versions, type Written, writeFolder } from './write-folder.js';

/** What is kept of a run. */
export interface RunToKeep {
  readonly scenario: ResolvedScenario;
  readonly seed: Seed;
  readonly simulated: Simulated;
  readonly study?: StudyToKeep;
  /** The command line that makes it again, without the paths of this machine. */
  readonly command: string;
  /** What the command gives where it does not give all of this again: the study was stopped. */
  readonly commandGives?: string;
  readonly story: string;
  /** What was said about the scenario when it was made ready. */
  readonly remarks?: readonly string[];
  /** Makes the page with figures; left out where none is wanted. */
  readonly report?: (run: RecordedRun) => string;
  readonly created: Date;
  /** Replaces a run or comparison that is there; left out, a run only. */
  readonly force?: true;
}

export interface StudyToKeep {
  readonly plan: StudyPlan;
  readonly rows: readonly TrialRow[];
  readonly summary: StudySummary;
  /** The signal that stopped it. */
  readonly stoppedBy?: string;
}

/**
 * Writes a run folder: whole, or nothing at all.
 *
 * A folder that is there already is replaced only where it is a run folder (or empty).
 *
 * @param write for tests of faults
 */
export function writeRunFolder(path: string, run: RunToKeep, write?: WriteFile): Written<Manifest> {
  const make = () => {
    const recorded = recordedRun(run);
    const files = filesOf(run, recorded);
    return { files, manifest: { ...recorded.manifest, files: listed(files, KEPT_FILES) } };
  };
  return writeFolder(path, run.force === true ? ANY_FOLDER : RUN_FOLDER, make, write);
}

/** The run as it will be read back. */
function recordedRun(run: RunToKeep): RecordedRun {
  const { scenario, simulated, study } = run;
  const manifest = headOf(run);
  return {
    manifest,
    scenario,
    seed: manifest.seed,
    trial: manifest.trial,
    digest: manifest.digest,
    events: simulated.events,
    trajectories: trajectoriesOf(simulated.flights),
    interceptors: interceptorTrajectoriesOf(interceptorFlights(simulated)),
    outcome: simulated.outcome,
    ...(study === undefined ? {} : { study: study.summary }),
    arrivals: arrivalsOf(study?.rows ?? []),
  };
}

function filesOf(
  { scenario, simulated, study, story, report }: RunToKeep,
  recorded: RecordedRun,
): ReadonlyMap<KeptName, string> {
  const files = new Map<KeptName, string>([
    ['scenario.json', scenarioText(scenario)],
    ['events.ndjson', recordingText(simulated.events)],
    ['trajectories.ndjson', trajectoriesText(recorded.trajectories)],
    ['interceptors.ndjson', interceptorsText(recorded.interceptors)],
    ['outcome.json', pretty(marked(simulated.outcome))],
    ['story.txt', story],
  ]);
  if (study !== undefined) {
    files.set('study.json', pretty(marked(study.summary)));
    files.set('trials.csv', trialsCsv(study.rows, scenario));
  }
  if (report !== undefined) files.set('report.html', report(recorded));
  return files;
}

function headOf(run: RunToKeep): ManifestHead {
  const { scenario, seed, simulated, study, command, commandGives, remarks, created } = run;
  return {
    format: 1,
    kind: 'run',
    simulation: true,
    created: created.toISOString(),
    engineVersion: ENGINE_VERSION,
    packages: versions(),
    scenario: { id: scenario.id, title: withoutControls(scenario.title), hash: scenarioHash(scenario) },
    seed: seedText(seed),
    trial: 0,
    digest: simulated.digest,
    ...(study === undefined ? {} : { study: manifestStudy(scenario, study) }),
    command: withoutControls(command),
    ...(commandGives === undefined ? {} : { commandGives }),
    ...(remarks === undefined ? {} : { remarks: remarks.map(withoutControls) }),
  };
}

function manifestStudy(
  scenario: ResolvedScenario,
  { plan, rows, summary, stoppedBy }: StudyToKeep,
): ManifestStudy {
  return {
    id: studyId(scenario, plan),
    digest: studyDigest(rows),
    trials: plan.trials,
    done: summary.done,
    invalid: summary.invalid,
    samples: plan.samples,
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
  };
}
