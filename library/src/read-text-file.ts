import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { ReadFile } from '@testudo/core/scenario';

/** Why a file cannot be read, for a person. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'a part of the path is a file and no folder'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'it may not be read'],
  ['EPERM', 'it may not be read'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ERR_INVALID_ARG_VALUE', 'the name holds a character that no file name may hold'],
]);

/**
 * Reads a file as text for the scenario loader: never a folder or a device, never more than the limit. Bytes that are
 * no UTF-8 become U+FFFD, which the loader then points at.
 */
export const readTextFile: ReadFile = (path, sizeLimit) => {
  let handle: number | undefined;
  try {
    // Without waiting, so that a pipe nobody writes to is refused instead of waited for.
    handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const status = fstatSync(handle);
    if (status.isDirectory()) return { ok: false, reason: 'it is a folder' };
    if (!status.isFile()) return { ok: false, reason: 'it is no ordinary file' };
    // A character takes four bytes at most, so no acceptable text is refused here.
    if (status.size > 4 * sizeLimit) {
      return {
        ok: false,
        reason: `it has ${status.size} bytes, over the limit "size"; --limit size=N lifts it`,
      };
    }
    return { ok: true, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(handle)) };
  } catch (error) {
    const code = (error as { readonly code?: string }).code ?? 'an unknown fault';
    return { ok: false, reason: REASONS.get(code) ?? code };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
};
