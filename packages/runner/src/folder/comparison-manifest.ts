/** The manifest of a comparison's folder. */
import { areKeptFiles, type KeptFile, parseHead } from './manifest.js';

/** What the folder of a comparison may hold besides its manifest. */
export const COMPARISON_FILES = {
  'scenario-a.json': 'scenario A as it was run: every value with its range and source, SI units',
  'scenario-b.json': 'scenario B',
  'comparison.json': 'what the comparison came to: every difference is B minus A',
  'trials-a.csv': 'one row for each trial of A; the rows of A and B with the same number are a pair',
  'trials-b.csv': 'one row for each trial of B',
  'story.txt': 'the comparison told for a reader',
  'report.html': 'the comparison as a page with figures, for any browser; it needs nothing else',
} as const;

export type ComparisonFile = keyof typeof COMPARISON_FILES;

/** One of the two scenarios. */
export interface ManifestSide {
  /** What it is called in the story. */
  readonly label: string;
  readonly scenario: { readonly id: string; readonly title: string; readonly hash: string };
  /** Name and digest of its study. */
  readonly study: string;
  readonly digest: string;
}

export interface ComparisonManifest {
  readonly format: 1;
  readonly kind: 'comparison';
  /** A comparison is made of simulations; nothing in it happened. */
  readonly simulation: true;
  /** When the folder was written, UTC. Part of no digest. */
  readonly created: string;
  readonly engineVersion: string;
  readonly packages: { readonly [name: string]: string };
  readonly a: ManifestSide;
  readonly b: ManifestSide;
  /** A decimal number: it may be larger than a float64 holds. */
  readonly seed: string;
  readonly id: string;
  readonly digest: string;
  /** Pairs that were asked for, and that were done: fewer where it was stopped. */
  readonly pairs: number;
  readonly done: number;
  readonly invalid: number;
  readonly samples: number;
  /** The signal that stopped it. */
  readonly stoppedBy?: string;
  /** The command that makes this again, without the paths of the machine it ran on. */
  readonly command: string;
  /** What the command gives where it does not give all of this again: the study was stopped. */
  readonly commandGives?: string;
  /** What was said about the scenarios when they were made ready. */
  readonly remarks?: readonly string[];
  readonly files: readonly KeptFile<ComparisonFile>[];
}

/** What a manifest says before it is known which files there are. */
export type ComparisonHead = Omit<ComparisonManifest, 'files'>;

export type ReadComparisonManifest =
  | { readonly ok: true; readonly manifest: ComparisonManifest }
  | { readonly ok: false; readonly reason: string };

/** Reads a manifest's text; what is no manifest of a comparison is said. */
export function parseComparisonManifest(text: string): ReadComparisonManifest {
  const head = parseHead(text, 'comparison');
  if (!head.ok) return head;
  const { a, b, digest, seed, files } = head.value as Partial<ComparisonManifest>;
  const sound =
    [a, b].every((side) => typeof side?.scenario?.hash === 'string' && typeof side.digest === 'string') &&
    typeof digest === 'string' &&
    typeof seed === 'string' &&
    areKeptFiles(files, COMPARISON_FILES);
  if (!sound) return { ok: false, reason: 'its manifest lacks what a comparison has' };
  return { ok: true, manifest: head.value as ComparisonManifest };
}
