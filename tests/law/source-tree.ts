import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Source texts by path from the repository's root, with forward slashes: read from disk, or made up by a test. */
export type SourceTree = ReadonlyMap<string, string>;

/** One place where a law is broken. */
export interface Violation {
  readonly where: string;
  readonly what: string;
}

export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));

const NEVER = new Set(['node_modules', 'dist', 'coverage', '.cache', '.git']);

/** Reads the files under `folders` whose names end as `endings` say. */
export function readTree(folders: readonly string[], endings: readonly string[]): SourceTree {
  const tree = new Map<string, string>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(`${repositoryRoot}${folder}`, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!NEVER.has(entry.name)) visit(path);
      } else if (endings.some((ending) => entry.name.endsWith(ending))) {
        tree.set(path, readFileSync(`${repositoryRoot}${path}`, 'utf8'));
      }
    }
  };
  for (const folder of folders) if (existsSync(`${repositoryRoot}${folder}`)) visit(folder);
  return tree;
}

/** One line per violation, for a failing test to show. */
export const listed = (violations: readonly Violation[]): string[] =>
  violations.map(({ where, what }) => `${where}: ${what}`);
