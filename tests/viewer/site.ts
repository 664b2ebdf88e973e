/** The viewer's site, built where it is not, and served as any file server would: static files in a folder of some name. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { buildSite, SITE } from '../../tools/lib/site.mjs';
import { repositoryRoot } from '../law/source-tree.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.xml': 'text/xml',
};

export const siteFolder = join(repositoryRoot, SITE);

export interface ServedSite {
  /** The address of the page, without a query. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Builds the site where sources changed, and serves it on this machine alone. */
export async function serveSite(): Promise<ServedSite> {
  await buildSite(repositoryRoot, () => {});
  const server = createServer((request, response): void => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = normalize(
      join(siteFolder, path.replace(/^\/some\/folder\//, '/').replace(/\/$/, '/index.html')),
    );
    const missing = () => response.writeHead(404).end();
    if (!path.startsWith('/some/folder/') || !file.startsWith(siteFolder + sep)) missing();
    else
      readFile(file).then(
        (body) =>
          response
            .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
            .end(body),
        missing,
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/folder/`,
    close: () => closed(server),
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
