/**
 * docs/data-sources.md: every number of the shipped catalogue with its source.
 *
 * node tools/data-sources.mjs           says whether the page is in step with the catalogue
 * node tools/data-sources.mjs --write   writes it
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataSourcesPage } from './lib/data-sources.mjs';
import { repositoryRoot } from './lib/root.mjs';

const path = join(repositoryRoot, 'docs/data-sources.md');
const page = dataSourcesPage(repositoryRoot);
if (process.argv.includes('--write')) writeFileSync(path, page);
else if (readFileSync(path, 'utf8') !== page) {
  console.error(
    'docs/data-sources.md is not in step with the catalogue: node tools/data-sources.mjs --write',
  );
  process.exitCode = 1;
}
