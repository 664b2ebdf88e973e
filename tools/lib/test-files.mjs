import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where tests live; vitest.config.ts looks in the same places. */
const FOLDERS = ['tests', 'packages', 'library', 'validation', 'examples'];
const NEVER = new Set(['node_modules', 'dist', 'coverage', '.cache']);

/**
 * The test files of the project by lane, in path order within each folder, paths with forward slashes from `root`.
 *
 * @param {string} root
 * @returns {{ short: string[], long: string[] }}
 */
export function testFiles(root) {
  const all = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    testsUnder(root, folder),
  );
  return {
    short: all.filter((path) => !path.endsWith('.long.test.ts')),
    long: all.filter((path) => path.endsWith('.long.test.ts')),
  };
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function testsUnder(root, folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NEVER.has(entry.name) ? [] : testsUnder(root, path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}
