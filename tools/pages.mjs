/**
 * Runs the blocks of pages and holds what they show against what they print: tools/lib/pages.mjs says how a block is marked.
 *
 * node tools/pages.mjs [PAGE…]           says what differs
 * node tools/pages.mjs --write [PAGE…]   writes it into the pages, but where lines are left out with …
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runPage } from './lib/pages.mjs';
import { repositoryRoot } from './lib/root.mjs';

const words = process.argv.slice(2);
const write = words.includes('--write');
const named = words.filter((word) => word !== '--write');
for (const page of named.length > 0 ? named : runPages()) {
  for (const { line, kind, about } of await runPage(page, { write })) {
    if (kind === 'ran') continue;
    console.error(`${page}:${line}: ${kind}: ${about}\n`);
    if (kind === 'failed') process.exitCode = 1;
  }
}

/** Every page with blocks that are run. */
function runPages() {
  const folders = ['docs/tutorials', 'docs/how-to', 'examples'];
  return folders.flatMap((folder) =>
    readdirSync(join(repositoryRoot, folder))
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => `${folder}/${name}`),
  );
}
