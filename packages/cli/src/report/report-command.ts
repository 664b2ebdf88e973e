/** What `testudo report` does. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { releaseOf } from '@testudo/interop/release';
import { releaseReport } from '@testudo/report';
import { readComparisonFolder, readRunFolder, replaceReport } from '@testudo/runner';
import { replaceFile } from '../files/index.js';
import { type AskedRelease, askedRelease } from '../release/asked.js';
import { remarkOn } from '../study/remarks.js';
import { EXIT, Refusal, type Terminal } from '../terminal/index.js';
import { atlas } from './atlas.js';
import type { ReportFlags } from './index.js';
import { openInBrowser } from './open-in-browser.js';
import { pageOfComparison, pageOfRun } from './pages.js';

/**
 * Makes the page of a folder, in it or elsewhere.
 *
 * @throws Refusal where the folder cannot be read or the page not be written; then nothing was written
 */
export async function reportCommand(folder: string, flags: ReportFlags, terminal: Terminal): Promise<void> {
  const { out } = flags;
  if (out === '') throw new Refusal('--out: an empty name names no file', EXIT.wrongUsage);
  if (out === undefined && flags.force === true)
    throw new Refusal(
      '--force: goes with --out; the page in the folder is made anew without it',
      EXIT.wrongUsage,
    );
  if (out !== undefined && flags.force !== true && existsSync(out)) {
    throw new Refusal(`${out}: is there already; --force writes over it`);
  }
  const asked = askedRelease(flags, terminal);
  const noun = isComparison(folder) ? 'comparison' : 'run';
  if (asked !== undefined && noun === 'comparison')
    throw new Refusal('--audience: a comparison is not released; a run is', EXIT.wrongUsage);
  if (asked !== undefined && out === undefined)
    throw new Refusal(
      '--audience: name a file with --out, away from the folder, which holds everything',
      EXIT.wrongUsage,
    );
  if (asked !== undefined && out !== undefined && isWithin(out, folder))
    throw new Refusal(
      `${out}: not written: it lies in the folder, which holds everything; name a file elsewhere with --out`,
      EXIT.wrongUsage,
    );
  const page =
    asked !== undefined
      ? releasePage(folder, asked)
      : noun === 'run'
        ? runPage(folder)
        : comparisonPage(folder);
  const path = out ?? join(folder, 'report.html');
  if (out !== undefined) replaceFile(out, page);
  else {
    const written = replaceReport(folder, noun, page);
    if (!written.ok) throw new Refusal(`${path}: not written: ${written.reason}`, EXIT.failed);
  }
  const remark = remarkOn(terminal, flags);
  remark(`Written: ${path} (a simulation)`);
  if (flags.open === true) await openInBrowser(path, remark);
}

/** Whether a file lies in a folder or below, links followed; neither has to be there. */
function isWithin(file: string, folder: string): boolean {
  const parent = dirname(resolve(file));
  if (!existsSync(parent) || !existsSync(folder)) return false;
  const way = relative(realpathSync(folder), realpathSync(parent));
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
}

/** What a folder says of itself; whether that is sound is for its reader to find out. */
function isComparison(folder: string): boolean {
  try {
    const head = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      readonly kind?: unknown;
    } | null;
    return head?.kind === 'comparison';
  } catch {
    return false;
  }
}

function releasePage(folder: string, { policy, audience, asOfUnix_us }: AskedRelease): string {
  const read = readRunFolder(folder);
  if (!read.ok) throw new Refusal(`${folder}: no release can be made: ${read.reason}`);
  return releaseReport(releaseOf(read.run, policy, audience, asOfUnix_us), atlas());
}

function runPage(folder: string): string {
  const read = readRunFolder(folder);
  if (!read.ok) throw new Refusal(`${folder}: no report can be made: ${read.reason}`);
  return pageOfRun(read.run);
}

function comparisonPage(folder: string): string {
  const read = readComparisonFolder(folder);
  if (!read.ok) throw new Refusal(`${folder}: no report can be made: ${read.reason}`);
  return pageOfComparison(read.comparison);
}
