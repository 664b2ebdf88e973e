/**
 * `npm start`: installs and builds what is missing, then runs the main job on the shipped scenario.
 *
 * What follows `npm start --` goes to the command: `npm start -- --seed 2`. Everything said here goes to stderr, so that
 * stdout is the command's alone.
 */
import { buildPackages } from './lib/build.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { repositoryRoot } from './lib/root.mjs';
import { exitWith, run } from './lib/run.mjs';

requireNode();
await exitWith(async () => {
  await installPackages(repositoryRoot, console.error);
  await buildPackages(repositoryRoot, console.error);
  const job = ['run', 'iraq-2020/january', ...process.argv.slice(2)];
  console.error(
    `Running: testudo ${job.join(' ')} (usually under 10 s; Ctrl-C stops it and keeps what is done)\n`,
  );
  const { code } = await run(process.execPath, [`${repositoryRoot}/packages/cli/bin/testudo.js`, ...job], {
    passThrough: true,
  });
  return code;
});
