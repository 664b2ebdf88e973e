import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { reasonOf } from '../input/index.js';
import { EXIT, Refusal } from '../terminal/index.js';

/**
 * Writes a whole file or nothing: into a temporary file beside it, which then takes its place. So a full disk or a
 * power cut leaves the old file as it was. A link stays a link, and the file keeps its permissions.
 *
 * @throws Refusal where it cannot be written
 */
export function replaceFile(path: string, text: string): void {
  let temporary: string | undefined;
  try {
    const target = targetOf(path);
    temporary = besides(target);
    writeThrough(temporary, text);
    takePlace(temporary, target);
  } catch (error) {
    refuse(path, temporary, error);
  }
}

/**
 * The same where something else writes the temporary file, through to the disk.
 *
 * @param write given the path of the temporary file, which is not there yet; its reason where it could not
 * @throws Refusal where it cannot be written
 */
export async function replaceFileBy(
  path: string,
  write: (
    temporary: string,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>,
): Promise<void> {
  let temporary: string | undefined;
  try {
    const target = targetOf(path);
    temporary = besides(target);
    // Asked of the folder first: it is said here in our own words.
    writeThrough(temporary, '');
    rmSync(temporary);
    const written = await write(temporary);
    if (!written.ok) throw new Refusal(`${path}: cannot be written: ${written.reason}`, EXIT.failed);
    takePlace(temporary, target);
  } catch (error) {
    refuse(path, temporary, error);
  }
}

const targetOf = (path: string): string => (existsSync(path) ? realpathSync(path) : path);
const besides = (target: string): string =>
  join(dirname(target), `.testudo-${process.pid}-${Date.now()}.tmp`);

function takePlace(temporary: string, target: string): void {
  if (existsSync(target)) chmodSync(temporary, statSync(target).mode & 0o7777);
  renameSync(temporary, target);
}

function refuse(path: string, temporary: string | undefined, error: unknown): never {
  if (temporary !== undefined) rmSync(temporary, { force: true });
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof Refusal || code === undefined) throw error;
  const reason = code === 'ENOENT' ? 'there is no such folder' : reasonOf(error);
  const disk = code === 'ENOSPC' || code === 'EIO';
  throw new Refusal(`${path}: cannot be written: ${reason}`, disk ? EXIT.failed : EXIT.badInput);
}

/** Until the bytes are on the disk: a rename must not come before them. */
function writeThrough(path: string, text: string): void {
  const handle = openSync(path, 'wx');
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
