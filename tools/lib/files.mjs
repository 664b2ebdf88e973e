import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Visits the files under a folder, by name order; a folder that is not there holds none.
 *
 * @param {string} root
 * @param {string} folder
 * @param {ReadonlySet<string>} leaveOut
 * @param {(path: string) => void} visit
 */
export function walk(root, folder, leaveOut, visit) {
  if (!existsSync(join(root, folder))) return;
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (leaveOut.has(entry.name)) continue;
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(root, path, leaveOut, visit);
    else if (entry.isFile()) visit(path);
  }
}

/**
 * The files under a folder, each as `size path`.
 *
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
export function filesWithSizes(root, folder) {
  /** @type {string[]} */
  const files = [];
  walk(root, folder, new Set(), (path) => files.push(`${statSync(join(root, path)).size} ${path}`));
  return files;
}
