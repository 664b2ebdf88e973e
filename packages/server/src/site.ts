/** The files of a built site, listed once: what is not in the list cannot be asked for, whatever an address says. */
import { readdirSync, realpathSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { mediaTypeOf } from './media-types.js';

interface SiteFile {
  readonly file: string;
  readonly mediaType: string;
}

/** By the path in an address. */
export type Site = ReadonlyMap<string, SiteFile>;

/**
 * Lists the regular files in a folder and the folders in it. Links, and names that begin with a dot, are no part of a site.
 *
 * @throws the error of the system where the folder cannot be read, and an Error where it holds no index.html
 */
export function listSite(folder: string): Site {
  const site = new Map<string, SiteFile>();
  const visit = (inside: string, path: string): void => {
    for (const entry of readdirSync(inside, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const file = join(inside, entry.name);
      const name = `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(file, name);
      else if (entry.isFile()) site.set(name, { file, mediaType: mediaTypeOf(extname(entry.name)) });
    }
  };
  visit(realpathSync(folder), '');
  const index = site.get('/index.html');
  if (index === undefined) throw new Error('the folder of the site holds no index.html');
  return site.set('/', index);
}

/** The content of a file of the site; undefined where it is gone, or something else has taken its place since. */
export async function contentOf({ file }: SiteFile): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return (await realpath(file)) === file ? await readFile(file) : undefined;
  } catch {
    return undefined;
  }
}
