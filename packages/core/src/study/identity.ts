/** Names for studies and their results, by content. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { seedText, utf8Bytes } from '../numerics/index.js';
import { canonicalJson, resolvedToCanonicalJson } from '../scenario/canonical.js';
import type { ResolvedScenario } from '../scenario/resolved.js';
import type { StudyPlan } from './plan.js';
import type { TrialRow } from './trial-row.js';

/** The version of the models and the engine: results of different versions are not mixed. It is the package's version. */
export const ENGINE_VERSION = '0.1.0';

/** SHA-256 of the scenario with its catalogue values, keys sorted; lowercase hexadecimal. */
export function scenarioHash(scenario: ResolvedScenario): string {
  return hashOf(resolvedToCanonicalJson(scenario));
}

/** The name of a study: equal exactly when scenario, seed, plan and engine are, so that equal names mean equal results. */
export function studyId(scenario: ResolvedScenario, plan: StudyPlan, engineVersion = ENGINE_VERSION): string {
  const { trials, samples } = plan;
  const seed = seedText(plan.seed);
  return hashOf(canonicalJson({ format: 1, scenario, seed, trials, samples, engineVersion }));
}

/**
 * The digest of a study's results: the same on one worker and on many.
 *
 * Model: SHA-256 over one line for each trial in the order of their numbers: number, blank, digest of its log or the word
 * `invalid`, line feed.
 *
 * @param rows in any order
 */
export function studyDigest(rows: readonly TrialRow[]): string {
  const ordered = [...rows].sort((a, b) => a.trial - b.trial);
  return hashOf(ordered.map((row) => `${row.trial} ${row.ok ? row.digest : 'invalid'}\n`).join(''));
}

/** The name of a comparison: equal exactly when both studies are, in the same order. */
export function comparisonId(
  a: ResolvedScenario,
  b: ResolvedScenario,
  plan: StudyPlan,
  engineVersion = ENGINE_VERSION,
): string {
  const studies = [a, b].map((scenario) => studyId(scenario, plan, engineVersion));
  return hashOf(canonicalJson({ format: 1, kind: 'comparison', studies }));
}

/** The digest of a comparison's results: SHA-256 over the digests of its two studies, a line each. */
export function comparisonDigest(rowsOfA: readonly TrialRow[], rowsOfB: readonly TrialRow[]): string {
  return hashOf(`${studyDigest(rowsOfA)}\n${studyDigest(rowsOfB)}\n`);
}

/** SHA-256 of a text in UTF-8, lowercase hexadecimal. */
export function hashOf(text: string): string {
  return bytesToHex(sha256(utf8Bytes(text)));
}
