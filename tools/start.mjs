/**
 * `npm start`: installs and builds what is missing, then tells the main story: the raid of January as it was, the same raid
 * against the batteries of April, and whether they would have helped.
 *
 * What follows `npm start --` goes to each of the three commands: `npm start -- --seed 2`. Everything said here goes to stderr,
 * so that stdout is the commands' alone. Where nothing follows, the results go to folders of their own, which are made anew each
 * time: so nothing that somebody keeps is in the way or lost.
 */
import { join } from 'node:path';
import { buildPackages } from './lib/build.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { repositoryRoot } from './lib/root.mjs';
import { exitWith, run } from './lib/run.mjs';

const JANUARY = 'iraq-2020/january';
const APRIL = 'iraq-2020/april';

/** As many trials as fit into ten seconds on two cores. April's are run once, in the comparison. */
const JANUARY_TRIALS = ['--trials', '80', '--unknowns', '20'];
const KEPT_IN = join('runs', 'start');
const NO_TRIALS = ['--trials', '0'];
const PAIRS = ['--trials', '80', '--unknowns', '20'];

requireNode();
await exitWith(async () => {
  await installPackages(repositoryRoot, console.error);
  await buildPackages(repositoryRoot, console.error);
  console.error(
    'Three commands follow, usually under 10 s in all; Ctrl-C stops them and keeps what is done.',
  );
  const words = process.argv.slice(2);
  const given = words.length > 0 ? words : ['--out', KEPT_IN, '--force'];
  const jobs = [
    ['run', JANUARY, ...JANUARY_TRIALS, ...inFolder(given, 'january')],
    ['run', APRIL, ...inFolder(given, 'april'), ...NO_TRIALS],
    ['compare', JANUARY, APRIL, ...PAIRS, ...inFolder(given, 'comparison')],
  ];
  for (const job of jobs) {
    console.error(`\nRunning: testudo ${job.join(' ')}\n`);
    const command = [join(repositoryRoot, 'packages/cli/bin/testudo.js'), ...job];
    const { code } = await run(process.execPath, command, { passThrough: true });
    if (code !== 0) return code;
  }
  return 0;
});

/**
 * The words of the command line, with a folder of each command's own inside that of --out.
 *
 * @param {readonly string[]} words
 * @param {string} name
 */
function inFolder(words, name) {
  const inside = (/** @type {string} */ folder) => (folder === '' ? '' : join(folder, name));
  return words.map((word, i) => {
    if (words[i - 1] === '--out') return inside(word);
    return word.startsWith('--out=') ? `--out=${inside(word.slice('--out='.length))}` : word;
  });
}
