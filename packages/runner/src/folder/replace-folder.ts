/** Puts a new folder in the place of an old one, whole or not at all. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type FolderKind, RUN_FOLDER } from './folder-kind.js';
import { MANIFEST } from './manifest.js';

export type Replaceable = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * Whether a folder of a kind may be written at a path: nothing is there, or an empty folder, or a folder of the same kind that
 * holds nothing but what was written into it; and the folder around it may be written to.
 */
export function isReplaceable(path: string, kind: FolderKind = RUN_FOLDER): Replaceable {
  const seen = judged(path, kind);
  // A folder that another command is just replacing looks odd for a moment: a no is believed at the second look.
  return seen.ok ? seen : judged(path, kind);
}

function judged(path: string, { noun, files, parse }: FolderKind): Replaceable {
  const no = (reason: string): Replaceable => ({ ok: false, reason });
  if (path === '') return no('an empty name names no folder');
  if (!isThere(path)) return mayHoldMore(dirname(resolve(path)));
  if (!existsSync(path))
    return isThere(path) ? no('it is a link to nothing') : mayHoldMore(dirname(resolve(path)));
  try {
    return holdsNothingElse(path, { noun, files, parse });
  } catch (error) {
    // Another command has just set it aside, to put its own there.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return no(OTHER_WRITER);
    throw error;
  }
}

/** Of what is there. */
function holdsNothingElse(path: string, { noun, files, parse }: FolderKind): Replaceable {
  const no = (reason: string): Replaceable => ({ ok: false, reason });
  const target = realpathSync(path);
  if (!lstatSync(target).isDirectory()) return no('there is a file of that name');
  if (!relative(target, realpathSync(process.cwd())).startsWith('..')) {
    return no('it is the folder you are in, or one around it');
  }
  const names = readdirSync(target);
  if (names.length === 0) return mayHoldMore(dirname(target));
  if (!names.includes(MANIFEST)) return no(`the folder holds something that is no ${noun}`);
  const manifest = parse(readFileSync(join(target, MANIFEST), 'utf8'));
  if (!manifest.ok) return no(`the folder holds something else: ${manifest.reason}`);
  const foreign = names.find((name) => name !== MANIFEST && !Object.hasOwn(files, name));
  return foreign === undefined
    ? mayHoldMore(dirname(target))
    : no(`besides an earlier ${noun} the folder holds ${JSON.stringify(foreign)}, which would be lost`);
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    throw error;
  }
}

/**
 * Whether something new may be made in a folder, or in the nearest around it that is there: known before hours of work.
 * It is tried, and taken away again: rights on paper say little to a superuser, or where a disk cannot be written to.
 */
function mayHoldMore(folder: string): Replaceable {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  if (!statSync(there).isDirectory())
    return { ok: false, reason: 'a part of the path is a file and no folder' };
  try {
    rmdirSync(mkdtempSync(join(there, MARK)));
    return { ok: true };
  } catch {
    return { ok: false, reason: `${there} may not be written to` };
  }
}

/** Writes one file through to the disk. */
export type WriteFile = (path: string, text: string) => void;

const writeThrough: WriteFile = (path, text) => {
  const handle = openSync(path, 'wx');
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/**
 * Writes files into a folder beside `path`, which then takes its place. Of two that write the same folder, the later one's stays.
 *
 * @throws NotReplaced where something stands there that must not be replaced (see `isReplaceable`), or another command never lets go
 *
 * A failure on the way (a full disk, no permission) leaves what was there as it was and nothing new beside it.
 */
export function replaceFolder(
  path: string,
  files: ReadonlyMap<string, string>,
  kind: FolderKind,
  write: WriteFile = writeThrough,
): void {
  const free = isReplaceable(path, kind);
  if (!free.ok) throw new NotReplaced(free.reason);
  const target = targetOf(path);
  const parent = dirname(target);
  const created = mkdirSync(parent, { recursive: true });
  removeLeftovers(target);
  const fresh = besides(target, 'new');
  try {
    mkdirSync(fresh);
    for (const [name, text] of files) write(join(fresh, name), text);
    takePlace(fresh, target);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (created !== undefined) removeEmpty(parent, created);
    throw error;
  }
}

/** The folder itself where the path is a link to it. */
function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return resolve(path);
    throw error;
  }
}

const MARK = '.testudo-';

const OTHER_WRITER = 'another command is writing the same folder';

/** Why a folder was not written, in words. */
export class NotReplaced extends Error {}

/** A name that nothing has: other processes, threads and replacements have names of their own. */
function besides(target: string, what: 'new' | 'old'): string {
  const own = `${process.pid}-${randomBytes(6).toString('hex')}`;
  return join(dirname(target), `.${basename(target)}${MARK}${own}-${what}`);
}

/** Another command may put its folder there while the old one is set aside: that is then set aside as well. */
const MOST_TRIES = 50;

function takePlace(fresh: string, target: string): void {
  const aside: string[] = [];
  try {
    for (let tries = 1; ; tries++) {
      const old = besides(target, 'old');
      if (happens(() => renameSync(target, old), ['ENOENT'])) aside.push(old);
      // One that holds something now is another command's.
      if (happens(() => renameSync(fresh, target), ['ENOTEMPTY', 'EEXIST'])) return;
      if (tries === MOST_TRIES) throw new NotReplaced(OTHER_WRITER);
    }
  } catch (error) {
    const last = aside.pop();
    if (last !== undefined && !existsSync(target)) renameSync(last, target);
    else if (last !== undefined) aside.push(last);
    throw error;
  } finally {
    for (const old of aside) rmSync(old, { recursive: true, force: true });
  }
}

/** Does it, or not where it fails in one of the ways that another command's doings cause. */
function happens(action: () => void, otherwise: readonly string[]): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (otherwise.includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/** What a process left beside the target that was killed in the middle. A run that was set aside comes back. */
function removeLeftovers(target: string): void {
  const prefix = `.${basename(target)}${MARK}`;
  for (const name of readdirSync(dirname(target))) {
    const [, pid, what] =
      /^([0-9]+)-(?:[0-9a-f]+-)?(new|old)$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : '') ??
      [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const leftover = join(dirname(target), name);
    if (what === 'old' && !existsSync(target)) renameSync(leftover, target);
    else rmSync(leftover, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Takes away the folders made for this, from the inside out, as far as they are empty. */
function removeEmpty(innermost: string, outermost: string): void {
  try {
    for (let folder = innermost; folder.startsWith(outermost); folder = dirname(folder)) rmdirSync(folder);
  } catch {
    // Someone else has put something there meanwhile.
  }
}
