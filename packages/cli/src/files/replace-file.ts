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
    const target = existsSync(path) ? realpathSync(path) : path;
    temporary = join(dirname(target), `.testudo-${process.pid}-${Date.now()}.tmp`);
    writeThrough(temporary, text);
    if (existsSync(target)) chmodSync(temporary, statSync(target).mode & 0o7777);
    renameSync(temporary, target);
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const reason = code === 'ENOENT' ? 'there is no such folder' : reasonOf(error);
    const disk = code === 'ENOSPC' || code === 'EIO';
    throw new Refusal(`${path}: cannot be written: ${reason}`, disk ? EXIT.failed : EXIT.badInput);
  }
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
