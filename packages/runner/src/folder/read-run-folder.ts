/** Reads a run folder, and notices what was damaged since it was written. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digestOfLog, type LoggedEvent } from '@testudo/core/engine';
import { InvariantError } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { EVENT_KINDS, type Outcome } from '@testudo/core/simulation';
import { type StudySummary, scenarioHash } from '@testudo/core/study';
import {
  type InterceptorTrajectory,
  type Parsed,
  parseInterceptors,
  parseRecording,
  parseTrajectories,
  type Trajectory,
} from '@testudo/interop';
import { Damage, keptTexts, parsedJson, readManifest, textOf, whole } from './kept-texts.js';
import { MANIFEST, type Manifest, type ManifestHead, parseManifest } from './manifest.js';
import { arrivalsIn, type TrialArrivals } from './trials-csv.js';

/** A run as it was recorded. */
export interface RecordedRun {
  readonly manifest: ManifestHead;
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
  /** How many arrived in each valid trial; empty where there were none. */
  readonly arrivals: readonly TrialArrivals[];
}

/** The same, as it lies in a folder. */
export interface KeptRun extends RecordedRun {
  readonly manifest: Manifest;
}

export type ReadRun =
  | { readonly ok: true; readonly run: KeptRun }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads a run folder whole.
 *
 * Every file but the report is held against its size and SHA-256 in the manifest, the scenario against its hash, and the digest
 * is computed anew from the events: a folder that was altered is refused with the file named.
 */
export function readRunFolder(path: string): ReadRun {
  const read = whole(() => readAll(path));
  return read.ok ? { ok: true, run: read.value } : read;
}

/** Whether a folder says that it is a run folder; nothing of it is checked. */
export function isRunFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory() && parseManifest(readFileSync(join(path, MANIFEST), 'utf8')).ok;
  } catch {
    return false;
  }
}

function readAll(path: string): KeptRun {
  const manifest = readManifest(path, 'run', parseManifest);
  const texts = keptTexts(path, manifest.files);
  const scenario = parsedJson<ResolvedScenario>('scenario.json', textOf(texts, 'scenario.json'));
  if (scenarioHash(scenario) !== manifest.scenario.hash)
    throw new Damage('scenario.json is not the scenario of the manifest');
  const events = wellFormed('events.ndjson', parseRecording(textOf(texts, 'events.ndjson')));
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
    trajectories: wellFormed('trajectories.ndjson', parseTrajectories(textOf(texts, 'trajectories.ndjson'))),
    interceptors:
      interceptors === undefined ? [] : wellFormed('interceptors.ndjson', parseInterceptors(interceptors)),
    outcome: parsedJson<Outcome>('outcome.json', textOf(texts, 'outcome.json')),
    ...(study === undefined ? {} : { study: parsedJson<StudySummary>('study.json', study) }),
    arrivals: wellFormed('trials.csv', arrivalsIn(texts.get('trials.csv'))),
  };
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
