/** What a folder keeps that would be lost if something else were written over it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ComparisonManifest, parseComparisonManifest } from './comparison-manifest.js';
import { MANIFEST, type Manifest, parseManifest } from './manifest.js';

/** What is about to be kept. */
export interface ToBeKept {
  readonly kind: 'run' | 'comparison';
  /** One of a run; A and B of a comparison. */
  readonly scenarios: readonly { readonly id: string; readonly hash: string }[];
  /** A decimal number. */
  readonly seed: string;
  /** Trials of a run, pairs of a comparison. */
  readonly trials: number;
}

/**
 * Why what a folder keeps is not made again by what is about to be kept: it is of another kind, scenario or seed, or has more
 * trials. A scenario that was changed since is the same one: who writes it runs it again and again.
 *
 * @returns undefined where nothing is lost: the same with as many trials or more, or no folder of ours
 */
export function lostIn(path: string, next: ToBeKept): string | undefined {
  const there = keptIn(path);
  if (there === undefined) return undefined;
  const { kind, seed, trials } = there;
  if (kind !== next.kind) return `it holds a ${kind}`;
  const ids = (of: ToBeKept): string => of.scenarios.map(({ id }) => id).join(' against ');
  if (ids(there) !== ids(next)) return `it holds a ${kind} of ${ids(there)}`;
  if (seed !== next.seed) return `it holds a ${kind} with seed ${seed}`;
  if (trials <= next.trials) return undefined;
  const noun = kind === 'run' ? 'trial' : 'pair';
  return `it holds ${trials} ${noun}${trials === 1 ? '' : 's'}, and ${next.trials === 0 ? 'none' : next.trials} would be left`;
}

/** Whether what a folder keeps is of a scenario that was changed since. */
export function isOfAnother(path: string, next: ToBeKept): boolean {
  const hashes = (of: ToBeKept | undefined): string => of?.scenarios.map(({ hash }) => hash).join() ?? '';
  const there = keptIn(path);
  return there !== undefined && hashes(there) !== hashes(next);
}

function keptIn(path: string): ToBeKept | undefined {
  const text = textAt(join(path, MANIFEST));
  const run = parseManifest(text);
  if (run.ok) return ofRun(run.manifest);
  const comparison = parseComparisonManifest(text);
  return comparison.ok ? ofComparison(comparison.manifest) : undefined;
}

/** Nothing where it cannot be read: whether such a folder may be replaced is not asked here. */
function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function ofRun({ scenario, seed, study }: Manifest): ToBeKept {
  return { kind: 'run', scenarios: [scenario], seed, trials: study?.done ?? 0 };
}

function ofComparison({ a, b, seed, done }: ComparisonManifest): ToBeKept {
  return { kind: 'comparison', scenarios: [a.scenario, b.scenario], seed, trials: done };
}
