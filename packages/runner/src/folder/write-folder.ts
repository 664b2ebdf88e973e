/** Writes a folder of files with its manifest: whole, or nothing at all. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { ENGINE_VERSION } from '@testudo/core/study';
import type { FolderKind } from './folder-kind.js';
import { type KeptFile, MANIFEST } from './manifest.js';
import { isReplaceable, NotReplaced, replaceFolder, type WriteFile } from './replace-folder.js';

export type Written<M> =
  | { readonly ok: true; readonly manifest: M }
  | { readonly ok: false; readonly reason: string };

/** What goes into a folder: its files and the manifest that lists them. */
export interface Content<M> {
  readonly files: ReadonlyMap<string, string>;
  readonly manifest: M;
}

/**
 * Writes a folder.
 *
 * One that is there already is replaced only where it is of the same kind (or empty).
 *
 * @param make is asked only where it may be written
 * @param write for tests of faults
 */
export function writeFolder<M>(
  path: string,
  kind: FolderKind,
  make: () => Content<M>,
  write?: WriteFile,
): Written<M> {
  try {
    const free = isReplaceable(path, kind);
    if (!free.ok) return free;
    const { files, manifest } = make();
    replaceFolder(path, new Map<string, string>([...files, [MANIFEST, pretty(manifest)]]), kind, write);
    return { ok: true, manifest };
  } catch (error) {
    if (error instanceof NotReplaced) return { ok: false, reason: error.message };
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { ok: false, reason: FAULTS.get(code) ?? (error as Error).message };
  }
}

const FAULTS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full; nothing was written'],
  ['EDQUOT', 'the quota of the disk is used up; nothing was written'],
  ['EACCES', 'it may not be written there'],
  ['EPERM', 'it may not be written there'],
  ['EROFS', 'the disk can only be read'],
  ['ENOENT', 'no folder can be made there'],
  ['ENOTDIR', 'a part of the path is a file and no folder'],
  ['EEXIST', 'a part of the path is a file and no folder'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EIO', 'the disk failed; nothing was written'],
]);

/** The files of a folder as its manifest lists them. */
export function listed<Name extends string>(
  files: ReadonlyMap<Name, string>,
  about: Readonly<Record<Name, string>>,
): readonly KeptFile<Name>[] {
  return [...files].map(([name, text]) => ({ name, about: about[name], ...fingerprint(text) }));
}

/** Size and SHA-256 of a file's text in UTF-8. */
export function fingerprint(text: string): { readonly bytes: number; readonly sha256: string } {
  const bytes = Buffer.from(text, 'utf8');
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The versions that made a folder. */
export function versions(): { readonly [name: string]: string } {
  const own = createRequire(import.meta.url)('../../package.json') as { readonly version: string };
  return { '@testudo/core': ENGINE_VERSION, '@testudo/runner': own.version };
}

export function pretty(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}
