/** Puts a new folder in the place of an old one, whole or not at all. */
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
export function isReplaceable(path: string, { noun, files, parse }: FolderKind = RUN_FOLDER): Replaceable {
  const no = (reason: string): Replaceable => ({ ok: false, reason });
  if (path === '') return no('an empty name names no folder');
  if (!isThere(path)) return mayHoldMore(dirname(resolve(path)));
  if (!existsSync(path)) return no('it is a link to nothing');
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
 * Writes files into a folder beside `path`, which then takes its place.
 *
 * @throws Error where something stands there that must not be replaced: see `isReplaceable`
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
  if (!free.ok) throw new Error(free.reason);
  const target = existsSync(path) ? realpathSync(path) : resolve(path);
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

const MARK = '.testudo-';

function besides(target: string, what: 'new' | 'old'): string {
  return join(dirname(target), `.${basename(target)}${MARK}${process.pid}-${what}`);
}

function takePlace(fresh: string, target: string): void {
  if (!existsSync(target)) {
    renameSync(fresh, target);
    return;
  }
  const old = besides(target, 'old');
  renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

/** What a process left beside the target that was killed in the middle. A run that was set aside comes back. */
function removeLeftovers(target: string): void {
  const prefix = `.${basename(target)}${MARK}`;
  for (const name of readdirSync(dirname(target))) {
    const [, pid, what] =
      /^([0-9]+)-(new|old)$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : '') ?? [];
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
