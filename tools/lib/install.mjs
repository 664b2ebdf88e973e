import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { whileLocked } from './lock.mjs';
import { Refusal, run } from './run.mjs';
import { hashOf, readStamp, removeStamp, writeStamp } from './stamp.mjs';

/**
 * Installs the packages of the lock file into `root` unless that has been done.
 *
 * Done means: a stamp inside node_modules, written after success only, names this lock file, this major version of Node
 * and this platform. An installation that was killed leaves no stamp, and `npm ci` starts by removing what is there.
 * Works under NODE_ENV=production and with install scripts switched off.
 *
 * @param {string} root
 * @param {(message: string) => void} say
 * @returns {Promise<'installed' | 'present'>}
 * @throws {Refusal} when npm cannot do it
 */
export async function installPackages(root, say) {
  const wanted = wantedInstallation(root);
  if (isInstalled(root, wanted)) return 'present';
  return whileLocked(
    join(root, '.cache', 'testudo', 'lock'),
    async () => {
      if (isInstalled(root, wanted)) return 'present';
      removeStamp(stampPath(root));
      await installWithNpm(root, say);
      writeStamp(stampPath(root), { wanted });
      return 'installed';
    },
    say,
  );
}

/** What the installation in `root` is made from, as one hash.
 * @param {string} root */
export function wantedInstallation(root) {
  const major = process.versions.node.split('.')[0] ?? '';
  return hashOf([readFileSync(join(root, 'package-lock.json')), major, process.platform, process.arch]);
}

/** @param {string} root */
const stampPath = (root) => join(root, 'node_modules', '.testudo-install.json');

/**
 * @param {string} root
 * @param {string} wanted
 */
const isInstalled = (root, wanted) => readStamp(stampPath(root))?.wanted === wanted;

const ALL_KINDS = ['--include=dev', '--include=optional'];

/**
 * @param {string} root
 * @param {(message: string) => void} say
 */
async function installWithNpm(root, say) {
  say('Installing packages (only the first time and after updates; usually 10 to 60 s) …');
  const started_ms = performance.now();
  const first = await npm(root, ['ci', '--prefer-offline', ...ALL_KINDS]);
  let result = first;
  if (first.code !== 0 && first.code !== 127) {
    say('npm ci did not succeed; trying once more with npm install …');
    result = await npm(root, ['install', '--no-save', ...ALL_KINDS]);
  }
  if (result.code !== 0)
    throw new Refusal(whyNpmFailed(result, first), result.code === 127 ? 1 : result.code);
  say(`Packages installed in ${((performance.now() - started_ms) / 1000).toFixed(1)} s.`);
}

/** Without a network npm's own pauses between tries add up to three minutes; with these it is said within one. */
const PATIENCE = { npm_config_fetch_retry_mintimeout: '2000', npm_config_fetch_retry_maxtimeout: '10000' };

/**
 * @param {string} root
 * @param {readonly string[]} args
 */
export function npm(root, args) {
  const quietly = [...args, '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const { command, before, shell } = npmCommand();
  return run(command, [...before, ...quietly], {
    cwd: root,
    env: { ...PATIENCE, ...process.env },
    quiet: true,
    shell,
  });
}

/** How npm is started: the npm that runs us where there is one, else the one on the PATH. */
export function npmCommand() {
  const outer = process.env.npm_execpath;
  if (outer !== undefined && basename(outer) === 'npm-cli.js' && existsSync(outer)) {
    return { command: process.execPath, before: [outer], shell: false };
  }
  const windows = process.platform === 'win32';
  return { command: windows ? 'npm.cmd' : 'npm', before: [], shell: windows };
}

const NO_NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/;

/**
 * @param {import('./run.mjs').RunResult} result
 * @param {import('./run.mjs').RunResult} first
 */
function whyNpmFailed(result, first) {
  const output = `${first.output}${result.output}`;
  const reason =
    result.code === 127
      ? 'npm was not found. It comes with Node: install Node from https://nodejs.org and try again.'
      : NO_NETWORK.test(output)
        ? 'npm could not reach the package registry. Check the network connection (and proxy settings) and try again.'
        : /ENOSPC/.test(output)
          ? 'The disk is full. Make room and try again.'
          : /EACCES|EPERM|EROFS/.test(output)
            ? 'npm may not write here. Check who owns this folder and try again.'
            : 'npm failed; what it said is above.';
  return `${output.trimEnd()}\n\nThe packages could not be installed. ${reason}`;
}
