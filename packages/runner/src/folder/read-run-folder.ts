/** Reads a run folder, and notices what was damaged since it was written. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digestOfLog, type LoggedEvent } from '@testudo/core/engine';
import { InvariantError } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { EVENT_KINDS, type Outcome } from '@testudo/core/simulation';
import { type StudySummary, scenarioHash } from '@testudo/core/study';
import { type InterceptorTrajectory, parseInterceptors } from './interceptors.js';
import { type KeptFile, MANIFEST, type Manifest, parseManifest } from './manifest.js';
import { type Parsed, parseRecording } from './recording.js';
import { parseTrajectories, type Trajectory } from './trajectories.js';
import { fingerprint } from './write-folder.js';

/** A run as it was recorded. */
export interface RecordedRun {
  readonly manifest: Manifest;
  readonly scenario: ResolvedScenario;
  /** A decimal number: it may be larger than a float64 holds. */
  readonly seed: string;
  readonly trial: number;
  readonly digest: string;
  readonly events: readonly LoggedEvent[];
  readonly trajectories: readonly Trajectory[];
  /** None in folders of versions that did not keep them. */
  readonly interceptors: readonly InterceptorTrajectory[];
  readonly outcome: Outcome;
  readonly study?: StudySummary;
}

export type ReadRun =
  | { readonly ok: true; readonly run: RecordedRun }
  | { readonly ok: false; readonly reason: string };

/** A damaged folder, on its way up to `readRunFolder`. */
class Damage extends Error {}

/**
 * Reads a run folder whole.
 *
 * Every file is held against its size and SHA-256 in the manifest, the scenario against its hash, and the digest is computed
 * anew from the events: a folder that was altered is refused with the file named.
 */
export function readRunFolder(path: string): ReadRun {
  try {
    return { ok: true, run: readAll(path) };
  } catch (error) {
    if (error instanceof Damage) return { ok: false, reason: error.message };
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { ok: false, reason: `it cannot be read (${code})` };
  }
}

/** Whether a folder says that it is a run folder; nothing of it is checked. */
export function isRunFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory() && parseManifest(readFileSync(join(path, MANIFEST), 'utf8')).ok;
  } catch {
    return false;
  }
}

function readAll(path: string): RecordedRun {
  const manifest = readManifest(path);
  const texts = new Map(manifest.files.map((file) => [file.name, readKept(path, file)]));
  const text = (name: KeptFile['name']): string => {
    const found = texts.get(name);
    if (found === undefined) throw new Damage(`its manifest does not list ${name}`);
    return found;
  };
  const scenario = parsed<ResolvedScenario>('scenario.json', text('scenario.json'));
  if (scenarioHash(scenario) !== manifest.scenario.hash)
    throw new Damage('scenario.json is not the scenario of the manifest');
  const events = wellFormed('events.ndjson', parseRecording(text('events.ndjson')));
  if (digestOf(events) !== manifest.digest) {
    throw new Damage('events.ndjson is damaged: its events do not have the digest of the manifest');
  }
  const study = texts.get('study.json');
  const interceptors = texts.get('interceptors.ndjson');
  return {
    manifest,
    scenario,
    seed: manifest.seed,
    trial: manifest.trial,
    digest: manifest.digest,
    events,
    trajectories: wellFormed('trajectories.ndjson', parseTrajectories(text('trajectories.ndjson'))),
    interceptors:
      interceptors === undefined ? [] : wellFormed('interceptors.ndjson', parseInterceptors(interceptors)),
    outcome: parsed<Outcome>('outcome.json', text('outcome.json')),
    ...(study === undefined ? {} : { study: parsed<StudySummary>('study.json', study) }),
  };
}

function readManifest(path: string): Manifest {
  let text: string;
  try {
    text = readFileSync(join(path, MANIFEST), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Damage(
      code === 'ENOENT'
        ? `there is no ${MANIFEST}: it is no run folder`
        : `${MANIFEST} cannot be read (${code})`,
    );
  }
  const parsed = parseManifest(text);
  if (!parsed.ok) throw new Damage(parsed.reason);
  return parsed.manifest;
}

function readKept(path: string, { name, bytes, sha256 }: KeptFile): string {
  let text: string;
  try {
    text = readFileSync(join(path, name), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Damage(code === 'ENOENT' ? `${name} is missing` : `${name} cannot be read (${code})`);
  }
  const found = fingerprint(text);
  if (found.bytes !== bytes) throw new Damage(`${name} is damaged: ${found.bytes} bytes instead of ${bytes}`);
  if (found.sha256 !== sha256) throw new Damage(`${name} is damaged: it is not what was written`);
  return text;
}

function parsed<T>(name: string, text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Damage(`${name} is no JSON`);
  }
}

function wellFormed<T>(name: string, found: Parsed<T>): T {
  if (!found.ok) throw new Damage(`${name}: ${found.reason}`);
  return found.value;
}

function digestOf(events: readonly LoggedEvent[]): string {
  try {
    return digestOfLog(EVENT_KINDS, events);
  } catch (error) {
    if (error instanceof InvariantError) throw new Damage(`events.ndjson: ${error.message}`);
    throw error;
  }
}
