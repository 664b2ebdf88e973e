/**
 * `npm run release -- --dry-run`: builds, packs every package in order, checks what would be published, and says what it would be.
 *
 *   --dry-run   publishes nothing
 *   --out DIR   keeps the packages there
 *   --publish   publishes them, one after the other, where every check holds; without this word nothing ever is
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { buildPackages } from './lib/build.mjs';
import { installPackages, npm } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { faultsOf, faultsOfVersions, pack } from './lib/packing.mjs';
import { repositoryRoot } from './lib/root.mjs';
import { exitWith, Refusal, run } from './lib/run.mjs';
import { buildSite } from './lib/site.mjs';
import { publishedPackages } from './lib/workspaces.mjs';

/** @typedef {import('./lib/packing.mjs').Packed} Packed */

requireNode();
await exitWith(async () => {
  const { publish, out } = readArguments();
  await installPackages(repositoryRoot, console.error);
  await buildPackages(repositoryRoot, console.error);
  await buildSite(repositoryRoot, console.error);
  const folder = out === undefined ? mkdtempSync(join(tmpdir(), 'testudo-release-')) : resolve(out);
  mkdirSync(folder, { recursive: true });
  try {
    return await release(folder, publish);
  } finally {
    if (out === undefined) rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * @param {string} folder
 * @param {boolean} publish
 */
async function release(folder, publish) {
  const { version } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'));
  const packages = publishedPackages(repositoryRoot);
  /** @type {string[]} */
  const faults = [];
  const check = (/** @type {string} */ what, /** @type {readonly string[]} */ found) => {
    console.log(`${found.length === 0 ? 'ok      ' : 'FAILED  '}${what}`);
    for (const one of found) console.log(`        ${one}`);
    faults.push(...found);
  };
  check(`every package is version ${version}`, faultsOfVersions(packages, version));
  check(`CHANGELOG.md tells of ${version}`, faultsOfChangelog(version, publish));
  check('nothing lies about uncommitted', await faultsOfTree());
  /** @type {Packed[]} */
  const packed = [];
  for (const one of packages) {
    const made = await pack(repositoryRoot, one, folder);
    packed.push(made);
    check(`${one.manifest.name} is packed as it should be`, faultsOf(repositoryRoot, made));
    check(`${one.manifest.name} is fit for others (publint)`, await faultsByPublint(made));
  }
  console.log(`\n${publish ? 'Publishing' : 'Would publish'}, in this order:`);
  for (const { one, size, files } of packed) {
    const kilobytes = Math.ceil(size / 1000);
    console.log(`  ${one.manifest.name} ${version}: ${files.length} files, ${kilobytes} kB packed`);
  }
  if (faults.length > 0) {
    console.log(`\n${faults.length === 1 ? 'One thing is' : `${faults.length} things are`} in the way.`);
    return 1;
  }
  if (publish) await publishAll(packed);
  else console.log('\nNothing was published.');
  return 0;
}

/**
 * Before a release the section may still be called "Unreleased"; for one it carries the version.
 *
 * @param {string} version
 * @param {boolean} publish
 */
function faultsOfChangelog(version, publish) {
  const text = readFileSync(join(repositoryRoot, 'CHANGELOG.md'), 'utf8');
  const headings = [...text.matchAll(/^## (\S+)/gm)].map(([, heading]) => heading);
  if (headings.includes(version)) return [];
  if (!publish && headings[0] === 'Unreleased') return [];
  return [`the newest section is "${headings[0]}": call it ${version}`];
}

async function faultsOfTree() {
  const { code, output } = await run('git', ['status', '--porcelain'], { cwd: repositoryRoot, quiet: true });
  if (code !== 0) return [`git status: ${output.trim()}`];
  return output.split('\n').filter(Boolean);
}

/** @param {Packed} packed */
async function faultsByPublint({ tarball }) {
  const bytes = readFileSync(tarball);
  const { messages, pkg } = await publint({
    pkgDir: 'package',
    pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
    strict: true,
  });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/** @param {readonly Packed[]} packed */
async function publishAll(packed) {
  for (const { one, tarball } of packed) {
    const { code, output } = await npm(repositoryRoot, ['publish', tarball, '--access', 'public']);
    console.log(output.trimEnd());
    if (code !== 0) throw new Refusal(`${one.manifest.name} was not published; those before it were.`);
  }
}

function readArguments() {
  const usage = 'Usage: npm run release -- --dry-run | --publish [--out DIR]';
  try {
    const { values } = parseArgs({
      options: { 'dry-run': { type: 'boolean' }, publish: { type: 'boolean' }, out: { type: 'string' } },
    });
    const publish = values.publish === true;
    if (publish === (values['dry-run'] === true)) throw new Error('say either --dry-run or --publish');
    return { publish, out: values.out };
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : error}\n${usage}`, 2);
  }
}
