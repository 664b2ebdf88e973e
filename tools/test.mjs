/**
 * `npm test`: installs and builds what is missing, then runs the tests of a lane.
 *
 *   --lane short     (default) style, types and every *.test.ts
 *   --lane long      every *.long.test.ts, one file after the other, within twenty minutes (--minutes N for another limit)
 *   --lane release   both, with the full figures and no limit
 *
 * Ends with one line `tests: N passed, N failed, N skipped`; skips are printed with their reasons.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPackages } from './lib/build.mjs';
import { checkWith, conclude, runVitest } from './lib/checks.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { provideFor } from './lib/provisions.mjs';
import { repositoryRoot } from './lib/root.mjs';
import { exitWith, Refusal } from './lib/run.mjs';
import { testFiles } from './lib/test-files.mjs';

/** @typedef {import('./lib/summary-reporter.mjs').Summary} Summary */

const started_ms = performance.now();
requireNode();
await exitWith(async () => {
  const { lane, minutes } = readArguments();
  await installPackages(repositoryRoot, console.error);
  const files = testFiles(repositoryRoot);
  const summaries = await failuresOfBuild();
  if (lane !== 'long') summaries.push(...(await shortLane(files.short, lane)));
  if (lane !== 'short') {
    const limit_ms = lane === 'release' ? Number.POSITIVE_INFINITY : minutes * 60_000;
    summaries.push(...(await longLane(files.long, lane, limit_ms)));
  }
  return conclude(summaries);
});

/** Most tests read the sources, so a build that fails is one failure and not the end.
 * @returns {Promise<Summary[]>} */
async function failuresOfBuild() {
  try {
    await buildPackages(repositoryRoot, console.error);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.log(error.message);
    return [{ passed: 0, failures: ['build'], skips: [] }];
  }
}

function readArguments() {
  try {
    const { values } = parseArgs({ options: { lane: { type: 'string' }, minutes: { type: 'string' } } });
    const lane = values.lane ?? 'short';
    const minutes = Number(values.minutes ?? 20);
    if (lane !== 'short' && lane !== 'long' && lane !== 'release')
      throw new Error(`no lane is called ${lane}`);
    if (!(minutes > 0)) throw new Error('--minutes wants a number above 0');
    return { lane: /** @type {'short' | 'long' | 'release'} */ (lane), minutes };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(`${why}\nUsage: node tools/test.mjs [--lane short|long|release] [--minutes N]`, 2);
  }
}

/**
 * @param {readonly string[]} files
 * @param {'short' | 'release'} lane
 * @returns {Promise<Summary[]>}
 */
async function shortLane(files, lane) {
  const env = await provideFor(sourcesOf(files), console.log);
  return [
    await checkWith('style and lint (biome)', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']),
    await checkWith('types of sources and tests (tsc)', [
      'node_modules/typescript/bin/tsc',
      '-p',
      'tsconfig.tests.json',
    ]),
    await checkWith('types of the viewer (tsc)', ['node_modules/typescript/bin/tsc', '-p', 'packages/web']),
    await runVitest({ lane: lane === 'release' ? 'short' : lane, env }),
  ];
}

/**
 * @param {readonly string[]} files
 * @param {'long' | 'release'} lane
 * @param {number} limit_ms counted from the start of this process
 * @returns {Promise<Summary[]>}
 */
async function longLane(files, lane, limit_ms) {
  const env = await provideFor(sourcesOf(files), console.log);
  /** @type {Summary[]} */
  const summaries = [];
  for (const [index, file] of files.entries()) {
    const left_ms = started_ms + limit_ms - performance.now();
    if (left_ms < 1000) {
      const reason = `not reached within ${limit_ms / 60_000} minutes`;
      summaries.push({ passed: 0, failures: [], skips: [{ name: file, reason }] });
      continue;
    }
    console.log(`\n[${index + 1}/${files.length}] ${file}`);
    summaries.push(
      await runVitest({ lane, env, file, ...(Number.isFinite(left_ms) ? { limit_ms: left_ms } : {}) }),
    );
  }
  return summaries;
}

/** @param {readonly string[]} files */
function sourcesOf(files) {
  return files.map((file) => readFileSync(join(repositoryRoot, file), 'utf8'));
}
