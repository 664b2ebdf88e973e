import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesWithSizes, walk } from './files.mjs';
import { wantedInstallation } from './install.mjs';
import { whileLocked } from './lock.mjs';
import { Refusal, run } from './run.mjs';
import { hashOf, readStamp, removeStamp, writeStamp } from './stamp.mjs';

/**
 * Compiles the packages and the shipped library unless what is there was made from these very sources.
 *
 * The stamp holds a hash of everything that goes in, and a list of what came out with sizes: a source changed, a file of
 * the output lost or cut short, and the build is done again. A vanished source takes its old output with it.
 *
 * @param {string} root
 * @param {(message: string) => void} say
 * @returns {Promise<'built' | 'present'>}
 * @throws {Refusal} with the compiler's words when the sources do not compile
 */
export async function buildPackages(root, say) {
  if (isBuilt(root, sourcesOf(root))) return 'present';
  return whileLocked(
    join(root, '.cache', 'testudo', 'lock'),
    async () => {
      const sources = sourcesOf(root);
      const before = readStamp(stampPath(root));
      if (isBuilt(root, sources)) return 'present';
      removeStamp(stampPath(root));
      say('Building (usually 5 to 20 s) …');
      const started_ms = performance.now();
      if (!isContinuation(root, before, sources)) removeOutputs(root);
      const failure = await compile(root);
      const made = failure === undefined ? sources.hash : 'nothing: the build failed';
      writeStamp(stampPath(root), { made, sources: sources.paths, outputs: outputsOf(root) });
      if (failure !== undefined) throw failure;
      say(`Built in ${((performance.now() - started_ms) / 1000).toFixed(1)} s.`);
      return 'built';
    },
    say,
  );
}

const LIBRARY_BUILD = 'tools/build-library.mjs';
const ROOT_INPUTS = [
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'tools/lib/build.mjs',
  'tools/lib/files.mjs',
  LIBRARY_BUILD,
];
const NEVER_INPUTS = new Set(['dist', 'node_modules', 'coverage', '.cache']);

/** What the last build that went through was made from; undefined where there is none.
 * @param {string} root */
export const builtFrom = (root) => readStamp(stampPath(root))?.made;

/** @param {string} root */
const stampPath = (root) => join(root, 'node_modules', '.testudo-build.json');

/** The folder of the viewer, which is not compiled but bundled, by `npm run build:site`. */
const VIEWER = 'web';

/** The folders that are built: every workspace but the viewer.
 * @param {string} root */
function workspaces(root) {
  const packages = readdirSync(join(root, 'packages'), { withFileTypes: true });
  const named = packages
    .filter((entry) => entry.isDirectory() && entry.name !== VIEWER)
    .map((entry) => `packages/${entry.name}`);
  return [...named.sort(), 'library', 'validation'].filter((folder) => existsSync(join(root, folder)));
}

/**
 * @param {string} root
 * @returns {{ hash: string, paths: string[] }}
 */
function sourcesOf(root) {
  const paths = ROOT_INPUTS.filter((path) => existsSync(join(root, path)));
  for (const folder of workspaces(root)) {
    walk(root, folder, NEVER_INPUTS, (path) => {
      if (!path.endsWith('.test.ts')) paths.push(path);
    });
  }
  const parts = paths.flatMap((path) => [path, readFileSync(join(root, path))]);
  return { hash: hashOf([wantedInstallation(root), ...parts]), paths };
}

/**
 * @param {string} root
 * @returns {string[]} `size path` of every file of the output
 */
function outputsOf(root) {
  return workspaces(root).flatMap((folder) => filesWithSizes(root, `${folder}/dist`));
}

/**
 * @param {string} root
 * @param {{ hash: string }} sources
 */
function isBuilt(root, sources) {
  const stamp = readStamp(stampPath(root));
  if (stamp?.made !== sources.hash || !Array.isArray(stamp.outputs)) return false;
  return stamp.outputs.join('\n') === outputsOf(root).join('\n');
}

/**
 * Whether the compiler's own record of the last build can be trusted: it is not when outputs were lost, when sources
 * have vanished, or when the last build did not finish.
 *
 * @param {string} root
 * @param {Record<string, unknown> | undefined} before
 * @param {{ paths: string[] }} sources
 */
function isContinuation(root, before, sources) {
  if (!Array.isArray(before?.sources) || !Array.isArray(before.outputs)) return false;
  const now = new Set(sources.paths);
  if (before.sources.some((path) => !now.has(path))) return false;
  return before.outputs.join('\n') === outputsOf(root).join('\n');
}

/** @param {string} root */
function removeOutputs(root) {
  for (const folder of workspaces(root)) rmSync(join(root, folder, 'dist'), { recursive: true, force: true });
}

/**
 * @param {string} root
 * @returns {Promise<Refusal | undefined>} what went wrong, if anything
 */
async function compile(root) {
  const steps = [['node_modules/typescript/bin/tsc', '-b', '--pretty', 'false'], [LIBRARY_BUILD]];
  for (const step of steps) {
    if (!existsSync(join(root, step[0] ?? ''))) continue;
    const { code, output } = await run(process.execPath, step, { cwd: root, quiet: true });
    if (code !== 0) {
      return new Refusal(
        `${output.trimEnd()}\n\nThe build failed in ${step[0]}; what it said is above.`,
        code,
      );
    }
  }
  return undefined;
}
