/** The manifest of a run folder: what it is, what made it, and what lies in it. */

/** What a run folder may hold besides its manifest. */
export const KEPT_FILES = {
  'scenario.json': 'the scenario as it was run: every value with its range and source, SI units',
  'events.ndjson': 'the recording: a header that declares the kinds of event, then one event a line',
  'trajectories.ndjson': 'where each body was, second by second: a header, then one body a line',
  'interceptors.ndjson':
    'each interceptor: what it was fired at, how it ended, and where it was: a header, then one a line',
  'outcome.json': 'what the run came to, threat by threat and place by place',
  'study.json': 'what the trials came to: figures with their spread',
  'trials.csv': 'one row for each trial',
  'story.txt': 'the run told for a reader',
  'report.html': 'the run as a page with figures, for any browser; it needs nothing else',
} as const;

export type KeptName = keyof typeof KEPT_FILES;

export const MANIFEST = 'manifest.json';

/** A file of a folder, with what is needed to notice damage. */
export interface KeptFile<Name extends string = KeptName> {
  readonly name: Name;
  readonly about: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ManifestStudy {
  readonly id: string;
  readonly digest: string;
  /** Trials that were asked for, and that were done: fewer where the study was stopped. */
  readonly trials: number;
  readonly done: number;
  readonly invalid: number;
  readonly samples: number;
  /** The signal that stopped it. */
  readonly stoppedBy?: string;
}

export interface Manifest {
  readonly format: 1;
  readonly kind: 'run';
  /** A run is a simulation; nothing in it happened. */
  readonly simulation: true;
  /** When the folder was written, UTC. Part of no digest. */
  readonly created: string;
  readonly engineVersion: string;
  readonly packages: { readonly [name: string]: string };
  readonly scenario: { readonly id: string; readonly title: string; readonly hash: string };
  /** A decimal number: it may be larger than a float64 holds. */
  readonly seed: string;
  readonly trial: number;
  readonly digest: string;
  readonly study?: ManifestStudy;
  /** The command that makes this again, without the paths of the machine it ran on. */
  readonly command: string;
  /** What the command gives where it does not give all of this again: the study was stopped. */
  readonly commandGives?: string;
  /** What was said about the scenario when it was made ready. */
  readonly remarks?: readonly string[];
  readonly files: readonly KeptFile[];
}

/** What a manifest says before it is known which files there are. */
export type ManifestHead = Omit<Manifest, 'files'>;

export type ReadManifest =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly reason: string };

/** Reads a manifest's text; what is no manifest of ours, or of a later format, is said. */
export function parseManifest(text: string): ReadManifest {
  const head = parseHead(text, 'run');
  if (!head.ok) return head;
  const { scenario, digest, seed, files } = head.value as Partial<Manifest>;
  const sound =
    typeof scenario?.id === 'string' &&
    typeof scenario.hash === 'string' &&
    typeof digest === 'string' &&
    typeof seed === 'string' &&
    areKeptFiles(files, KEPT_FILES);
  if (!sound) return { ok: false, reason: 'its manifest lacks what a run has' };
  return { ok: true, manifest: head.value as unknown as Manifest };
}

export type ReadHead =
  | { readonly ok: true; readonly value: object }
  | { readonly ok: false; readonly reason: string };

/** What every manifest begins with: that it is one of ours, of this kind and of a format that this version knows. */
export function parseHead(text: string, kind: 'run' | 'comparison'): ReadHead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'its manifest is no JSON' };
  }
  if (typeof value !== 'object' || value === null) return { ok: false, reason: 'its manifest is no object' };
  const head = value as { readonly kind?: unknown; readonly format?: unknown };
  if (head.kind !== kind) return { ok: false, reason: `its manifest is not that of a ${kind}` };
  if (head.format !== 1)
    return { ok: false, reason: `its format is ${String(head.format)}; this version reads format 1` };
  return { ok: true, value };
}

/** Whether a manifest's list of files holds nothing but files of known names, with size and hash. */
export function areKeptFiles(files: unknown, known: Readonly<Record<string, string>>): boolean {
  if (!Array.isArray(files)) return false;
  return files.every((value: unknown) => {
    const { name, bytes, sha256 } = (value ?? {}) as Partial<KeptFile<string>>;
    return (
      typeof name === 'string' &&
      Object.hasOwn(known, name) &&
      typeof bytes === 'number' &&
      typeof sha256 === 'string'
    );
  });
}
