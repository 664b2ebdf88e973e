/** Writes everything that one run and its study gave into a folder. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { type Seed, seedText } from '@testudo/core/numerics';
import { type ResolvedScenario, resolvedToCanonicalJson, withoutControls } from '@testudo/core/scenario';
import type { Simulated } from '@testudo/core/simulation';
import {
  ENGINE_VERSION,
  type StudyPlan,
  type StudySummary,
  scenarioHash,
  studyDigest,
  studyId,
  type TrialRow,
} from '@testudo/core/study';
import { KEPT_FILES, type KeptName, MANIFEST, type Manifest, type ManifestStudy } from './manifest.js';
import { recordingText } from './recording.js';
import { isReplaceable, replaceFolder, type WriteFile } from './replace-folder.js';
import { trajectoriesOf, trajectoriesText } from './trajectories.js';
import { trialsCsv } from './trials-csv.js';

/** What is kept of a run. */
export interface RunToKeep {
  readonly scenario: ResolvedScenario;
  readonly seed: Seed;
  readonly simulated: Simulated;
  readonly study?: StudyToKeep;
  /** The command line that makes it again, without the paths of this machine. */
  readonly command: string;
  readonly story: string;
  readonly created: Date;
}

export interface StudyToKeep {
  readonly plan: StudyPlan;
  readonly rows: readonly TrialRow[];
  readonly summary: StudySummary;
  /** The signal that stopped it. */
  readonly stoppedBy?: string;
}

export type Written =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly reason: string };

/**
 * Writes a run folder: whole, or nothing at all.
 *
 * A folder that is there already is replaced only where it is a run folder (or empty).
 *
 * @param write for tests of faults
 */
export function writeRunFolder(path: string, run: RunToKeep, write?: WriteFile): Written {
  try {
    const free = isReplaceable(path);
    if (!free.ok) return free;
    const files = filesOf(run);
    const manifest = manifestOf(run, files);
    replaceFolder(path, new Map<string, string>([...files, [MANIFEST, pretty(manifest)]]), write);
    return { ok: true, manifest };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { ok: false, reason: FAULTS.get(code) ?? (error as Error).message };
  }
}

const FAULTS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full; nothing was written'],
  ['EDQUOT', 'the quota of the disk is used up; nothing was written'],
  ['EACCES', 'it may not be written there'],
  ['EPERM', 'it may not be written there'],
  ['EROFS', 'the disk can only be read'],
  ['ENOENT', 'no folder can be made there'],
  ['ENOTDIR', 'a part of the path is a file and no folder'],
  ['EEXIST', 'a part of the path is a file and no folder'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EIO', 'the disk failed; nothing was written'],
]);

function filesOf({ scenario, simulated, study, story }: RunToKeep): ReadonlyMap<KeptName, string> {
  const files = new Map<KeptName, string>([
    ['scenario.json', `${resolvedToCanonicalJson(scenario)}\n`],
    ['events.ndjson', recordingText(simulated.events)],
    ['trajectories.ndjson', trajectoriesText(trajectoriesOf(simulated.flights))],
    ['outcome.json', pretty(simulated.outcome)],
    ['story.txt', story],
  ]);
  if (study !== undefined) {
    files.set('study.json', pretty(study.summary));
    files.set(
      'trials.csv',
      trialsCsv(
        study.rows,
        scenario.places.map(({ id }) => id),
      ),
    );
  }
  return files;
}

function manifestOf(run: RunToKeep, files: ReadonlyMap<KeptName, string>): Manifest {
  const { scenario, seed, simulated, study, command, created } = run;
  return {
    format: 1,
    kind: 'run',
    simulation: true,
    created: created.toISOString(),
    engineVersion: ENGINE_VERSION,
    packages: { '@testudo/core': ENGINE_VERSION, '@testudo/runner': ownVersion() },
    scenario: { id: scenario.id, title: withoutControls(scenario.title), hash: scenarioHash(scenario) },
    seed: seedText(seed),
    trial: 0,
    digest: simulated.digest,
    ...(study === undefined ? {} : { study: manifestStudy(scenario, study) }),
    command: withoutControls(command),
    files: [...files].map(([name, text]) => ({ name, about: KEPT_FILES[name], ...fingerprint(text) })),
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

/** Size and SHA-256 of a file's text in UTF-8. */
export function fingerprint(text: string): { readonly bytes: number; readonly sha256: string } {
  const bytes = Buffer.from(text, 'utf8');
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function ownVersion(): string {
  return (createRequire(import.meta.url)('../../package.json') as { readonly version: string }).version;
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}
