import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { SITE } from './site.mjs';

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.xml': 'text/xml',
};

/** The site is served from a folder of some name: it must work from any. */
const FOLDER = '/some/folder/';

/**
 * Serves the built site as the plainest file server would, on this machine alone: for tests and pictures.
 *
 * @param {string} root
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} the address of the page
 */
export async function serveSite(root) {
  const site = join(root, SITE);
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = normalize(join(site, path.slice(FOLDER.length).replace(/^$/, 'index.html')));
    const missing = () => response.writeHead(404).end();
    if (!path.startsWith(FOLDER) || !file.startsWith(site + sep)) missing();
    else {
      const head = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' };
      readFile(file).then((body) => response.writeHead(200, head).end(body), missing);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}${FOLDER}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}
