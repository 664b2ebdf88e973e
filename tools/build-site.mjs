/** `npm run build:site`: installs and builds what is missing, then makes the viewer as static files for any file server. */
import { buildPackages } from './lib/build.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { repositoryRoot } from './lib/root.mjs';
import { exitWith } from './lib/run.mjs';
import { buildSite, SITE } from './lib/site.mjs';

requireNode();
await exitWith(async () => {
  await installPackages(repositoryRoot, console.error);
  await buildPackages(repositoryRoot, console.error);
  const made = await buildSite(repositoryRoot, console.error);
  console.error(made === 'present' ? `The site in ${SITE} is up to date.` : `The site is in ${SITE}.`);
  return 0;
});
