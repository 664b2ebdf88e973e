/**
 * The public API of the packages as text: docs/api/<package>.txt.
 *
 * node tools/api.mjs           says whether the listings are in step with what is built
 * node tools/api.mjs --write   writes them
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiPackages, publicApi } from './lib/public-api.mjs';
import { repositoryRoot } from './lib/root.mjs';
import { shortName } from './lib/workspaces.mjs';

const write = process.argv.includes('--write');
mkdirSync(join(repositoryRoot, 'docs/api'), { recursive: true });
for (const one of apiPackages(repositoryRoot)) {
  const name = shortName(one);
  const path = join(repositoryRoot, `docs/api/${name}.txt`);
  const text = publicApi(repositoryRoot, one);
  if (write) writeFileSync(path, text);
  else if (textOf(path) !== text) {
    console.error(
      `docs/api/${name}.txt differs from what is built. Say in CHANGELOG.md what changes for users, then:`,
    );
    console.error('  node tools/api.mjs --write');
    process.exitCode = 1;
  }
}

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
