import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from './root.mjs';
import { run } from './run.mjs';

/** @typedef {import('./summary-reporter.mjs').Summary} Summary */

/**
 * Runs one of the packages' programs as a check that passes or fails as a whole.
 *
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<Summary>}
 */
export async function checkWith(name, args) {
  const started_ms = performance.now();
  const { code, output } = await run(process.execPath, args, { cwd: repositoryRoot, quiet: true });
  const took = `${((performance.now() - started_ms) / 1000).toFixed(1)} s`;
  if (code === 0) {
    console.log(`ok      ${name} (${took})`);
    return { passed: 1, failures: [], skips: [] };
  }
  console.log(`${output.trimEnd()}\nFAILED  ${name} (${took})`);
  return { passed: 0, failures: [name], skips: [] };
}

/**
 * Runs vitest, all files of the lane or the one named, and reads what came of it.
 *
 * @param {{ lane: 'short' | 'long' | 'release', env: Record<string, string>, file?: string, limit_ms?: number }} options
 * @returns {Promise<Summary>}
 */
export async function runVitest({ lane, env, file, limit_ms }) {
  const folder = mkdtempSync(join(tmpdir(), 'testudo-tests-'));
  const path = join(folder, 'summary.json');
  const reporters = ['--reporter=default', '--reporter=./tools/lib/summary-reporter.mjs'];
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...(file === undefined ? [] : [file])];
  try {
    const { code, timedOut } = await run(process.execPath, args, {
      cwd: repositoryRoot,
      env: { ...process.env, ...env, TESTUDO_LANE: lane, TESTUDO_TEST_SUMMARY: path },
      ...(limit_ms === undefined ? {} : { limit_ms }),
    });
    const label = file ?? 'vitest';
    if (timedOut)
      return { passed: 0, failures: [], skips: [{ name: label, reason: 'stopped by the time limit' }] };
    const summary = readSummary(path);
    if (code !== 0 && summary.failures.length === 0)
      summary.failures.push(`${label} ended with exit code ${code}`);
    return summary;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} path
 * @returns {Summary}
 */
function readSummary(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { passed: 0, failures: ['vitest left no summary'], skips: [] };
  }
}

/**
 * Prints every failure, every skip with its reason, and the one line that counts.
 *
 * @param {readonly Summary[]} summaries
 * @returns {number} the exit code: 0 when nothing failed and something passed
 */
export function conclude(summaries) {
  const passed = summaries.reduce((sum, one) => sum + one.passed, 0);
  const failures = summaries.flatMap((one) => one.failures);
  const skips = summaries.flatMap((one) => one.skips);
  for (const name of failures) console.log(`FAILED  ${name}`);
  for (const { name, reason } of skips) console.log(`SKIPPED ${name}: ${reason}`);
  console.log(`tests: ${passed} passed, ${failures.length} failed, ${skips.length} skipped`);
  return failures.length === 0 && passed > 0 ? 0 : 1;
}
