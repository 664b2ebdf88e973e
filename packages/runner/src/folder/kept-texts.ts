/** Reads the files of a folder, and notices what was damaged since they were written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KeptFile, MANIFEST } from './manifest.js';
import { unmarked } from './mark.js';
import { fingerprint } from './write-folder.js';

/** A damaged folder, on its way up to whoever reads it. */
export class Damage extends Error {}

/** A page that shows what the other files hold: nothing is read from it, and it can be made anew. */
export const REPORT = 'report.html';

type ReadHead<M> =
  | { readonly ok: true; readonly manifest: M }
  | { readonly ok: false; readonly reason: string };

/**
 * The manifest of a folder.
 *
 * @param noun what the folder should be
 * @throws Damage
 */
export function readManifest<M>(path: string, noun: string, parse: (text: string) => ReadHead<M>): M {
  let text: string;
  try {
    text = readFileSync(join(path, MANIFEST), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Damage(
      code === 'ENOENT'
        ? `there is no ${MANIFEST}: it is no ${noun} folder`
        : code === 'ENOTDIR'
          ? 'it is a file and no folder'
          : `${MANIFEST} cannot be read (${code})`,
    );
  }
  const parsed = parse(text);
  if (!parsed.ok) throw new Damage(parsed.reason);
  return parsed.manifest;
}

/**
 * The texts of the files that a manifest lists, each held against its size and SHA-256; the report is left out.
 *
 * @throws Damage
 */
export function keptTexts<Name extends string>(
  path: string,
  files: readonly KeptFile<Name>[],
): ReadonlyMap<Name, string> {
  const read = files.filter(({ name }) => name !== REPORT);
  return new Map(read.map((file) => [file.name, readKept(path, file)]));
}

function readKept(path: string, { name, bytes, sha256 }: KeptFile<string>): string {
  let text: string;
  try {
    text = readFileSync(join(path, name), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Damage(code === 'ENOENT' ? `${name} is missing` : `${name} cannot be read (${code})`);
  }
  const found = fingerprint(text);
  if (found.bytes !== bytes) throw new Damage(`${name} is damaged: ${found.bytes} bytes instead of ${bytes}`);
  if (found.sha256 !== sha256) throw new Damage(`${name} is damaged: it is not what was written`);
  return text;
}

/** One of the texts. @throws Damage where the manifest does not list it */
export function textOf<Name extends string>(texts: ReadonlyMap<Name, string>, name: Name): string {
  const found = texts.get(name);
  if (found === undefined) throw new Damage(`its manifest does not list ${name}`);
  return found;
}

/** What a text holds as JSON, without the mark of simulation. @throws Damage */
export function parsedJson<T extends object>(name: string, text: string): T {
  try {
    return unmarked(JSON.parse(text) as T);
  } catch {
    throw new Damage(`${name} is no JSON`);
  }
}

/** What comes of reading; damage is a reason, every other fault of the disk too. */
export function whole<T>(
  read: () => T,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string } {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof Damage) return { ok: false, reason: error.message };
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { ok: false, reason: `it cannot be read (${code})` };
  }
}
