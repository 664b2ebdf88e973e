import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from './served.fixture.js';
import { listSite } from './site.js';

let served: Served & { readonly end: () => Promise<void> };
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.end());

describe('the list of a site', () => {
  // Windows lets few users make links, and has no sockets in folders.
  it.skipIf(process.platform === 'win32')(
    'holds its files, and no link, no socket, no hidden name',
    async () => {
      const socket = createServer();
      await new Promise<void>((resolve) => socket.listen(join(served.site, 'socket'), resolve));
      expect([...listSite(served.site).keys()].sort()).toEqual([
        '/',
        '/assets/a b.svg',
        '/assets/app.js',
        '/assets/engine.wasm',
        '/index.html',
      ]);
      socket.close();
    },
  );
});
