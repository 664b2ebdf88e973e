import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{
 *   name: string, version: string, private?: boolean, description: string, license: string, files?: string[],
 *   exports?: Record<string, string | { types: string, default: string }>, bin?: Record<string, string>,
 *   dependencies?: Record<string, string>, devDependencies?: Record<string, string>,
 * }} Manifest
 * @typedef {{ folder: string, manifest: Manifest }} Workspace
 */

/**
 * The packages of the project that are published, each after those that it depends on.
 *
 * @param {string} root
 * @returns {Workspace[]}
 */
export function publishedPackages(root) {
  const { workspaces } = manifestOf(root, '.');
  const folders = /** @type {string[]} */ (workspaces).flatMap((pattern) =>
    pattern.endsWith('/*')
      ? readdirSync(join(root, pattern.slice(0, -2))).map((name) => `${pattern.slice(0, -1)}${name}`)
      : [pattern],
  );
  const found = folders
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => ({ folder, manifest: manifestOf(root, folder) }))
    .filter(({ manifest }) => manifest.private !== true);
  return inOrder(found);
}

/**
 * @param {readonly Workspace[]} packages
 * @returns {Workspace[]}
 */
function inOrder(packages) {
  /** @type {Workspace[]} */
  const ordered = [];
  const waiting = [...packages];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ manifest }) =>
      Object.keys(manifest.dependencies ?? {}).every(
        (name) => !waiting.some((other) => other.manifest.name === name),
      ),
    );
    if (next < 0) throw new Error('packages depend on each other in a ring');
    ordered.push(...waiting.splice(next, 1));
  }
  return ordered;
}

/**
 * @param {string} root
 * @param {string} folder
 */
function manifestOf(root, folder) {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}

/** The last part of a package's name. @param {Workspace} one */
export const shortName = ({ manifest }) => manifest.name.slice(manifest.name.indexOf('/') + 1);

/** The paths that a package exports with types. @param {Workspace} one */
export function typedExports({ manifest }) {
  return Object.entries(manifest.exports ?? {}).flatMap(([path, to]) =>
    typeof to === 'object' ? [{ path, ...to }] : [],
  );
}
