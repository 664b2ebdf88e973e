import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Deeper folders than this are no library of scenarios. */
const DEEPEST = 16;

/** Every YAML file in a folder and the folders in it, sorted; hidden ones and `node_modules` are passed over. */
export function yamlFilesIn(folder: string, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return yamlFilesIn(path, depth + 1);
    return /\.ya?ml$/i.test(entry.name) && !entry.isSymbolicLink() ? [path] : [];
  });
}
