import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { builtFrom } from './build.mjs';
import { filesWithSizes, walk } from './files.mjs';
import { whileLocked } from './lock.mjs';
import { Refusal, run } from './run.mjs';
import { hashOf, readStamp, removeStamp, writeStamp } from './stamp.mjs';

/** Where the site lies. */
export const SITE = 'packages/web/dist';

/**
 * Bundles the viewer into static files unless what is there was made from these very sources. The packages are built before.
 *
 * @param {string} root
 * @param {(message: string) => void} say
 * @returns {Promise<'built' | 'present'>}
 * @throws {Refusal} with the bundler's words when it fails
 */
export async function buildSite(root, say) {
  if (isBuilt(root)) return 'present';
  return whileLocked(
    join(root, '.cache', 'testudo', 'lock'),
    async () => {
      if (isBuilt(root)) return 'present';
      removeStamp(stampPath(root));
      say('Building the viewer (usually 5 to 20 s) …');
      rmSync(join(root, SITE), { recursive: true, force: true });
      const made = sourcesOf(root);
      const vite = join(root, 'node_modules/vite/bin/vite.js');
      const { code, output } = await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
        cwd: join(root, 'packages/web'),
        // Whoever asks, tests too: another word there makes a page for developers, with paths of this machine in it.
        env: { ...process.env, NODE_ENV: 'production' },
        quiet: true,
      });
      if (code !== 0) throw new Refusal(`${output.trimEnd()}\n\nThe viewer could not be built.`, code);
      writeStamp(stampPath(root), { made, outputs: filesWithSizes(root, SITE) });
      return 'built';
    },
    say,
  );
}

/** @param {string} root */
const stampPath = (root) => join(root, 'node_modules', '.testudo-site.json');

/** @param {string} root */
function isBuilt(root) {
  const stamp = readStamp(stampPath(root));
  if (stamp?.made !== sourcesOf(root) || !Array.isArray(stamp.outputs)) return false;
  return stamp.outputs.length > 0 && stamp.outputs.join('\n') === filesWithSizes(root, SITE).join('\n');
}

/** A hash of all that goes in: the viewer's own sources, and the build of the packages it is made from.
 * @param {string} root */
function sourcesOf(root) {
  /** @type {(string | Uint8Array)[]} */
  const parts = [String(builtFrom(root)), readFileSync(join(root, 'tools/lib/site.mjs'))];
  walk(root, 'packages/web', new Set(['dist', 'node_modules']), (path) => {
    if (!/\.test\.tsx?$/.test(path)) parts.push(path, readFileSync(join(root, path)));
  });
  // The viewer's glossary is made from these.
  for (const page of ['docs/glossary.md', 'docs/concepts/words-in-results.md'])
    parts.push(page, readFileSync(join(root, page)));
  return hashOf(parts);
}
