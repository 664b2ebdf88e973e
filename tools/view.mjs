/**
 * `npm run view -- [SCENARIO|RUN]`: installs and builds what is missing, the viewer too, then opens it in the browser as
 * `testudo view` does; what follows `--` goes to that command.
 */
import { join } from 'node:path';
import { buildPackages } from './lib/build.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { repositoryRoot } from './lib/root.mjs';
import { exitWith, run } from './lib/run.mjs';
import { buildSite } from './lib/site.mjs';

requireNode();
await exitWith(async () => {
  await installPackages(repositoryRoot, console.error);
  await buildPackages(repositoryRoot, console.error);
  await buildSite(repositoryRoot, console.error);
  const command = [join(repositoryRoot, 'packages/cli/bin/testudo.js'), 'view', ...process.argv.slice(2)];
  const { code } = await run(process.execPath, command, { passThrough: true });
  return code;
});
