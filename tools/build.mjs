/** `npm run build`: installs what is missing and builds what has changed. */
import { buildPackages } from './lib/build.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { repositoryRoot } from './lib/root.mjs';
import { exitWith } from './lib/run.mjs';

requireNode();
await exitWith(async () => {
  await installPackages(repositoryRoot, console.error);
  if ((await buildPackages(repositoryRoot, console.error)) === 'present')
    console.error('The build is up to date.');
  return 0;
});
