import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** A file's text, or a phrase for the user that says why there is none. */
export type TextOrReason =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/** Far above any input of a calculator. */
const LARGEST_BYTES = 5_000_000;

/** Reads a text file: never a folder, a device or something without end. */
export function readText(path: string): TextOrReason {
  return textOf(() => readOrdinaryFile(path));
}

/** Reads standard input to its end. */
export function readStandardInput(): TextOrReason {
  return textOf(readToTheEnd);
}

function textOf(read: () => Uint8Array | string): TextOrReason {
  try {
    const bytes = read();
    return typeof bytes === 'string' ? { ok: false, reason: bytes } : decoded(bytes);
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

/** Why the system refused, in words. */
export function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return REASONS.get(code ?? '') ?? code ?? String(error);
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'a part of the path is a file and no folder'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'permission is missing'],
  ['EPERM', 'permission is missing'],
  ['EROFS', 'the disk cannot be written to'],
  ['ENOSPC', 'the disk is full'],
  ['EIO', 'the disk reports an error'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ERR_INVALID_ARG_VALUE', 'the name holds a character that no file name may hold'],
]);

function readOrdinaryFile(path: string): Uint8Array | string {
  // Without waiting, so that a pipe nobody writes to is refused instead of waited for.
  const handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const status = fstatSync(handle);
    if (status.isDirectory()) return 'it is a folder';
    if (!status.isFile()) return 'it is no ordinary file (use - to read a pipe)';
    return status.size > LARGEST_BYTES ? TOO_LARGE : readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

const TOO_LARGE = `it is larger than ${LARGEST_BYTES / 1e6} MB`;

function readToTheEnd(): Uint8Array | string {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const chunk = new Uint8Array(65_536);
    const count = readChunk(chunk);
    if (count === 0) return Buffer.concat(chunks);
    size += count;
    if (size > LARGEST_BYTES) return TOO_LARGE;
    chunks.push(chunk.subarray(0, count));
  }
}

/** Bytes read, 0 at the end. A terminal or pipe that has nothing yet is asked again. */
function readChunk(into: Uint8Array): number {
  for (;;) {
    try {
      return readSync(0, into);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function decoded(bytes: Uint8Array): TextOrReason {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, reason: 'it is no UTF-8 text' };
  }
}
