/** Reads a release policy from its file. */
import { readLayers } from '../extends.js';
import { defaultLimits, type LoadLimits } from '../limits.js';
import { type FormatHistory, formatHistory } from '../migrations.js';
import { type Problem, ProblemList } from '../problem.js';
import { checkShape } from '../shape-problems.js';
import type { ReadFile } from '../source-text.js';
import type { ReleasePolicy } from './policy.js';
import { resolvePolicy } from './resolve.js';
import { releasePolicySchema } from './schema.js';

/** What loading a policy needs from outside. */
export interface PolicyPorts {
  readonly readFile: ReadFile;
  readonly limits?: Partial<LoadLimits>;
  readonly history?: FormatHistory;
}

export type LoadedReleasePolicy =
  | { readonly ok: true; readonly policy: ReleasePolicy }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a release policy; it may extend another one beside it.
 *
 * Refused is what tells an audience less than the one before it, the public less than what is declared observable, or anyone but the
 * analyst the truth. All problems come back at once, each with file, line and column.
 */
export function loadReleasePolicy(path: string, ports: PolicyPorts): LoadedReleasePolicy {
  const problems = new ProblemList();
  const files: string[] = [];
  const root = readLayers(path, 'release-policy', {
    readFile: ports.readFile,
    limits: { ...defaultLimits, ...ports.limits },
    problems,
    history: ports.history ?? formatHistory,
    files,
    spent: { nodes: 0 },
  });
  if (root?.kind === 'mapping') {
    checkShape(root, releasePolicySchema, problems);
    const policy = resolvePolicy(root, problems);
    if (problems.isEmpty && policy !== undefined) return { ok: true, policy };
  }
  return { ok: false, problems: problems.sorted(files) };
}
