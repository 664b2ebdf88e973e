/** Reads the files of a run folder, and notices what was damaged since they were written. */
import { digestOfLog, type LoggedEvent } from '@testudo/core/engine';
import { InvariantError, parseSeed } from '@testudo/core/numerics';
import { EVENT_KINDS, type Outcome } from '@testudo/core/simulation';
import { scenarioHash } from '@testudo/core/study';
import { type Parsed, parseInterceptors, parseRecording, parseTrajectories } from '@testudo/interop';
import { type FileProblem, ofFile, type ReadAnswer } from './protocol.js';
import { jsonOf, problemsOf, resolvedFrom, unmarked } from './read-resolved.js';
import {
  EVENTS_SHAPE,
  INTERCEPTORS_SHAPE,
  MANIFEST_SHAPE,
  OUTCOME_SHAPE,
  TRAJECTORIES_SHAPE,
} from './recording-shape.js';
import { misfits, type Shape } from './shape.js';
import type { RecordingFile } from './what-is-given.js';

/** What is read of a manifest. */
interface Manifest {
  readonly scenario: { readonly id: string; readonly hash: string };
  readonly seed: string;
  readonly trial: number;
  readonly digest: string;
  readonly remarks?: readonly string[];
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

/** Problems on their way up. */
class Unreadable extends Error {
  readonly problems: readonly FileProblem[];
  constructor(problems: readonly FileProblem[]) {
    super('unreadable');
    this.problems = problems;
  }
}

/**
 * A run as its folder keeps it.
 *
 * Each file is held against its size and SHA-256 in the manifest, the scenario against its hash, and the digest is computed
 * anew from the events: what was altered is refused with the file named.
 */
export async function readRecorded(
  name: string,
  texts: ReadonlyMap<RecordingFile, string>,
): Promise<ReadAnswer> {
  try {
    return await read(name, texts);
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problems: error.problems };
    throw error;
  }
}

async function read(name: string, texts: ReadonlyMap<RecordingFile, string>): Promise<ReadAnswer> {
  const text = (file: RecordingFile) => texts.get(file) ?? '';
  const manifest = shaped(
    'manifest.json',
    json('manifest.json', text('manifest.json')),
    MANIFEST_SHAPE,
  ) as Manifest;
  const parsed = parseSeed(manifest.seed);
  if (!parsed.ok) throw damage('manifest.json', parsed.reason);
  await holdAgainst(manifest, texts);
  const scenario = resolvedFrom('scenario.json', json('scenario.json', text('scenario.json')));
  if (!scenario.ok) throw new Unreadable(scenario.problems);
  if (scenarioHash(scenario.scenario) !== manifest.scenario.hash)
    throw damage('scenario.json', 'damaged: it is not the scenario of the manifest');
  const events = shaped(
    'events.ndjson',
    linesOf('events.ndjson', () => parseRecording(text('events.ndjson'))),
    EVENTS_SHAPE,
  );
  if (digestOf(events) !== manifest.digest)
    throw damage('events.ndjson', 'damaged: its events do not have the digest of the manifest');
  const interceptors = texts.get('interceptors.ndjson');
  return {
    ok: true,
    kind: 'recording',
    // Files by themselves go by the name of their scenario.
    name: name || manifest.scenario.id,
    remarks: manifest.remarks ?? [],
    recording: {
      scenario: scenario.scenario,
      seed: manifest.seed,
      trial: manifest.trial,
      digest: manifest.digest,
      events,
      trajectories: shaped(
        'trajectories.ndjson',
        linesOf('trajectories.ndjson', () => parseTrajectories(text('trajectories.ndjson'))),
        TRAJECTORIES_SHAPE,
      ),
      interceptors:
        interceptors === undefined
          ? []
          : shaped(
              'interceptors.ndjson',
              linesOf('interceptors.ndjson', () => parseInterceptors(interceptors)),
              INTERCEPTORS_SHAPE,
            ),
      outcome: unmarked(
        shaped('outcome.json', json('outcome.json', text('outcome.json')), OUTCOME_SHAPE) as Outcome,
      ),
    },
  };
}

/** Sizes always; hashes where the browser has them to give, which it has on this machine and over https. */
async function holdAgainst(manifest: Manifest, texts: ReadonlyMap<RecordingFile, string>): Promise<void> {
  const problems: FileProblem[] = [];
  for (const { name, bytes, sha256 } of manifest.files) {
    const text = texts.get(name as RecordingFile);
    if (text === undefined) continue;
    const written = new TextEncoder().encode(text);
    if (written.length !== bytes)
      problems.push(
        ofFile(name, 'damaged: it has another size', `${written.length} bytes`, `${bytes} bytes`),
      );
    else if (globalThis.crypto?.subtle !== undefined && (await hashOf(written)) !== sha256)
      problems.push(ofFile(name, 'damaged: it is not what was written'));
  }
  if (problems.length > 0) throw new Unreadable(problems);
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function json(file: RecordingFile, text: string): unknown {
  const parsed = jsonOf(file, text);
  if (!parsed.ok) throw new Unreadable([parsed.problem]);
  return parsed.value;
}

function linesOf<T>(file: RecordingFile, parse: () => Parsed<T>): T {
  let parsed: Parsed<T>;
  try {
    parsed = parse();
  } catch {
    throw damage(file, 'a line is not as it must be');
  }
  if (!parsed.ok) throw damage(file, parsed.reason);
  return parsed.value;
}

function shaped<T>(file: RecordingFile, value: T, shape: Shape): T {
  const wrong = misfits(value, shape);
  if (wrong.length > 0) throw new Unreadable(problemsOf(file, wrong));
  return value;
}

function digestOf(events: readonly LoggedEvent[]): string {
  try {
    return digestOfLog(EVENT_KINDS, events);
  } catch (error) {
    if (error instanceof InvariantError || error instanceof TypeError)
      throw damage('events.ndjson', 'an event is not as its kind must be');
    throw error;
  }
}

function damage(file: RecordingFile, reason: string): Unreadable {
  return new Unreadable([ofFile(file, reason)]);
}
