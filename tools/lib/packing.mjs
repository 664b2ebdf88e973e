import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './install.mjs';
import { Refusal } from './run.mjs';
import { typedExports } from './workspaces.mjs';

/** @typedef {import('./workspaces.mjs').Workspace} Workspace */
/** @typedef {{ one: Workspace, tarball: string, size: number, files: readonly string[] }} Packed */

/**
 * Packs one package as `npm publish` would.
 *
 * @param {string} root
 * @param {Workspace} one
 * @param {string} into a folder that is there
 * @returns {Promise<Packed>}
 */
export async function pack(root, one, into) {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', into];
  const { code, output } = await npm(join(root, one.folder), args);
  if (code !== 0) throw new Refusal(`npm pack of ${one.manifest.name} failed:\n${output.trim()}`);
  // npm says other things too, before and after.
  const said = JSON.parse(output.slice(output.search(/^[[{]/m), output.search(/^[\]}]/m) + 1));
  const [about] = Array.isArray(said) ? said : Object.values(said);
  const files = about.files.map((/** @type {{ path: string }} */ { path }) => path);
  return { one, tarball: join(into, about.filename), size: about.size, files };
}

const NEVER_PACKED = /\.(test|fixture)\.|tsbuildinfo|tsconfig|(^|\/)(node_modules|coverage|\.cache)\//;

/**
 * What is wrong with what was packed: what must be there and is not, what is there and should not be.
 *
 * @param {string} root
 * @param {Packed} packed
 * @returns {string[]}
 */
export function faultsOf(root, { one, files }) {
  const there = new Set(files);
  const wanted = [
    'package.json',
    'README.md',
    'LICENSE',
    ...typedExports(one).flatMap((entry) => [entry.types.slice(2), entry.default.slice(2)]),
    ...Object.values(one.manifest.bin ?? {}).map((path) => path.replace(/^\.\//, '')),
  ];
  return [
    ...wanted.filter((path) => !there.has(path)).map((path) => `${path} is missing`),
    ...files.filter((path) => NEVER_PACKED.test(path)).map((path) => `${path} should not be in it`),
    ...files
      .filter((path) => /\.ts$/.test(path) && !/\.d\.ts$/.test(path))
      .map((path) => `${path} is a source`),
    ...files
      .filter((path) => mentions(join(root, one.folder, path), root))
      .map((path) => `${path} names ${root}`),
  ];
}

/** Whether a file names the folder it was built in.
 * @param {string} path
 * @param {string} root */
function mentions(path, root) {
  return existsSync(path) && readFileSync(path, 'utf8').includes(root);
}

/**
 * What keeps the packages from being one release.
 *
 * @param {readonly Workspace[]} packages
 * @param {string} version of the project
 * @returns {string[]}
 */
export function faultsOfVersions(packages, version) {
  const ours = new Set(packages.map(({ manifest }) => manifest.name));
  return packages.flatMap(({ manifest }) => [
    ...(manifest.version === version
      ? []
      : [`${manifest.name} is ${manifest.version}, the project ${version}`]),
    ...Object.entries(manifest.dependencies ?? {}).flatMap(([name, wanted]) =>
      !ours.has(name) || wanted === version
        ? []
        : [`${manifest.name} wants ${name} ${wanted}, not ${version}`],
    ),
  ]);
}
