/**
 * The packages of others that ours need when they run, with their licences, between the marks of THIRD-PARTY.md.
 *
 * node tools/third-party.mjs           says whether the page is in step
 * node tools/third-party.mjs --write   writes it
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './lib/root.mjs';
import { thirdPartyPage } from './lib/third-party.mjs';

const path = join(repositoryRoot, 'THIRD-PARTY.md');
const page = readFileSync(path, 'utf8');
const right = thirdPartyPage(repositoryRoot, page);
if (process.argv.includes('--write')) writeFileSync(path, right);
else if (page !== right) {
  console.error(
    'THIRD-PARTY.md is not in step with what the packages need: node tools/third-party.mjs --write',
  );
  process.exitCode = 1;
}
