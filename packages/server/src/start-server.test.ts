import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HIDDEN, type Served, SHOWN, sent, serve, statusOf } from './served.fixture.js';
import { startServer } from './start-server.js';

let served: Served & { readonly end: () => Promise<void> };
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.end());

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`http://127.0.0.1:${served.port}${path}`, {
    method,
    redirect: 'manual',
    headers: { cookie: served.cookie, ...headers },
  });

/** As `fetch` would not send it: with headers that browsers keep for themselves. */
const raw = (target: string, ...headers: readonly string[]) =>
  sent(served.port, `GET ${target} HTTP/1.1\r\n${headers.join('\r\n')}\r\nConnection: close\r\n\r\n`);

describe('the first address', () => {
  it('holds a token of at least 128 bits, another one in each server', async () => {
    const tokens = new Set<string>();
    for (let i = 0; i < 4; i++) {
      const other = await startServer({ site: served.site });
      tokens.add(new URL(other.url).searchParams.get('token') ?? '');
      await other.close();
    }
    expect(tokens.size).toBe(4);
    for (const token of tokens) expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
  });

  it('gives a session that scripts and other sites cannot use, and leads on without the token', async () => {
    const response = await fetch(`${served.url}&seed=7&show=a%26b%20%3C%22`, { redirect: 'manual' });
    expect(response.status).toBe(303);
    const location = new URL(response.headers.get('location') ?? '', 'http://here');
    expect(location.pathname).toBe('/');
    expect([...location.searchParams]).toEqual([
      ['from', 'server'],
      ['seed', '7'],
      ['show', 'a&b <"'],
    ]);
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    expect(cookie).not.toContain(served.token);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('leads to the plain address where it holds nothing else, but that a server gave it', async () => {
    const { headers } = await fetch(served.url, { redirect: 'manual' });
    expect(headers.get('location')).toBe('/?from=server');
  });

  it('leads on by a page of ours where a link led to it, for the cookie would not go with a redirect', async () => {
    const response = await raw(
      `/?token=${served.token}&show=%22%3E%3Cscript%3E&b='`,
      `Host: 127.0.0.1:${served.port}`,
      'Sec-Fetch-Site: cross-site',
      'Sec-Fetch-Mode: navigate',
      'Sec-Fetch-Dest: document',
    );
    expect(statusOf(response)).toBe(200);
    expect(response).toMatch(/\r\nset-cookie: testudo-\d+=/i);
    expect(response).toContain('content="0;url=/?show=%22%3E%3Cscript%3E&amp;b=%27"');
    expect(response).not.toContain(served.token);
    expect(response).not.toMatch(/<script|location:/i);
  });

  it('serves a second browser as well', async () => {
    for (let i = 0; i < 2; i++) expect((await fetch(served.url, { redirect: 'manual' })).status).toBe(303);
  });
});

describe('files', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/?seed=1&token-like=2', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/app.js', 'text/javascript; charset=utf-8'],
    ['/assets/engine.wasm', 'application/wasm'],
    ['/assets/a%20b.svg', 'image/svg+xml'],
  ])('%s is sent as %s', async (path, type) => {
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
  });

  it('carry what keeps a browser from doing more with them, and let no other site in', async () => {
    for (const path of ['/', '/assets/app.js', '/api/opened', '/nowhere']) {
      const { headers } = await ask(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; .*frame-ancestors 'none'$/,
      );
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('are sent again only when they have changed', async () => {
    const tag = (await ask('/assets/app.js')).headers.get('etag') ?? '';
    expect(tag).toMatch(/^(W\/)?"[^"]{20,}"$/);
    const again = await ask('/assets/app.js', { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(again.headers.get('content-security-policy')).toContain("default-src 'none'");
    writeFileSync(
      join(served.site, 'assets/app.js'),
      `export const changed = '${SHOWN}';${' '.repeat(2000)}`,
    );
    const changed = await ask('/assets/app.js', { 'if-none-match': tag });
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain('changed');
  });

  it('are packed for who takes them packed, where they are text', async () => {
    const plain = await raw('/assets/app.js', `Host: 127.0.0.1:${served.port}`, `Cookie: ${served.cookie}`);
    const packed = await raw(
      '/assets/app.js',
      `Host: 127.0.0.1:${served.port}`,
      `Cookie: ${served.cookie}`,
      'Accept-Encoding: gzip, br',
    );
    expect(plain).not.toMatch(/content-encoding/i);
    expect(packed).toMatch(/\r\ncontent-encoding: gzip\r\n/i);
    expect(packed).toMatch(/\r\nvary: accept-encoding\r\n/i);
    expect(packed.length).toBeLessThan(plain.length);
    const unpacked = gunzipSync(unchunked(packed)).toString('latin1');
    expect(unpacked).toBe(plain.slice(plain.indexOf('\r\n\r\n') + 4));
  });

  it('have no content for HEAD, and all else', async () => {
    const response = await ask('/assets/engine.wasm', {}, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/wasm');
    expect(await response.text()).toBe('');
  });

  it('are gone where a link has taken the place of one, or of its folder, since the start', async () => {
    const other = await serve();
    const of = (path: string) =>
      fetch(`http://127.0.0.1:${other.port}${path}`, { headers: { cookie: other.cookie } });
    expect((await of('/assets/app.js')).status).toBe(200);
    rmSync(join(other.site, 'index.html'));
    symlinkSync(join(other.folder, 'secret.txt'), join(other.site, 'index.html'));
    renameSync(join(other.site, 'assets'), join(other.folder, 'elsewhere'));
    symlinkSync(join(other.folder, 'elsewhere'), join(other.site, 'assets'));
    for (const path of ['/', '/index.html', '/assets/app.js']) {
      const response = await of(path);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain(HIDDEN);
    }
    await other.end();
  });
});

describe('who asks', () => {
  it.each(['127.0.0.1', 'localhost', 'LOCALHOST'])('may call the server %s', async (name) => {
    const response = await raw('/', `Host: ${name}:${served.port}`, `Cookie: ${served.cookie}`);
    expect(statusOf(response)).toBe(200);
  });

  it('may be a page of the server itself, and hold other cookies', async () => {
    const response = await raw(
      '/api/opened',
      `Host: 127.0.0.1:${served.port}`,
      `Cookie: theme=dark; ${served.cookie}; testudo-1=x`,
      `Origin: http://127.0.0.1:${served.port}`,
      'Sec-Fetch-Site: same-origin',
      'Sec-Fetch-Mode: cors',
      'Sec-Fetch-Dest: empty',
      'Content-Length: 0',
    );
    expect(statusOf(response)).toBe(200);
    expect(response).toContain(SHOWN);
  });

  it('is on this machine', async (context) => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal);
    if (others.length === 0) context.skip('this machine has no address but its own');
    for (const { address } of others) {
      const reached = await new Promise((resolve) => {
        const socket = connect({ port: served.port, host: address }, () => resolve(true));
        socket.on('error', () => resolve(false));
        socket.on('close', () => resolve(false));
      });
      expect(reached, address).toBe(false);
    }
  });
});

describe('what was opened', () => {
  it('is given as JSON that nothing keeps', async () => {
    const response = await ask('/api/opened');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ kind: SHOWN });
  });

  it('may be nothing', async () => {
    const other = await serve({}, () => undefined);
    const response = await fetch(`http://127.0.0.1:${other.port}/api/opened`, {
      headers: { cookie: other.cookie },
    });
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
    await other.end();
  });

  it('tells nobody why it failed', async () => {
    const other = await serve({}, () => Promise.reject(new Error(HIDDEN)));
    const response = await fetch(`http://127.0.0.1:${other.port}/api/opened`, {
      headers: { cookie: other.cookie },
    });
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ error: { code: 'failed', message: expect.any(String) } });
    await other.end();
  });
});

describe('what stands behind a request that is refused', () => {
  const behind = (other: Served) =>
    `GET /api/opened HTTP/1.1\r\nHost: 127.0.0.1:${other.port}\r\nCookie: ${other.cookie}\r\n\r\n`;

  it.each([
    ['by name', 'GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n', 403],
    ['by its method', 'POST / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 0\r\n\r\n', 405],
    ['for its content', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 1\r\n\r\nx', 413],
    ['for what it expects', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nExpect: x\r\n\r\n', 417],
    ['as broken', 'GET / HTTP/1.1\r\nHost : 127.0.0.1:PORT\r\n\r\n', 400],
  ])('%s is looked at by nobody, and the connection ends', async (_, first, status) => {
    let asked = 0;
    const other = await serve({}, () => String(asked++));
    const response = await sent(other.port, first.replace('PORT', String(other.port)) + behind(other));
    expect(statusOf(response)).toBe(status);
    expect(response.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(response).toMatch(/\r\nconnection: close\r\n/i);
    expect(asked).toBe(0);
    // While what stands behind one that is answered is answered too.
    const both = behind(other) + behind(other).replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
    expect((await sent(other.port, both)).match(/HTTP\/1\.1 200 /g)).toHaveLength(2);
    expect(asked).toBe(2);
    await other.end();
  });
});

describe('starting and ending', () => {
  it('refuses a folder without a page, one that is not there, and a port that is taken', async () => {
    await expect(startServer({ site: join(served.folder, 'beside') })).rejects.toThrow('no index.html');
    await expect(startServer({ site: join(served.folder, 'nowhere') })).rejects.toMatchObject({
      code: 'ENOENT',
    });
    await expect(startServer({ site: served.site, port: served.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('ends with connections open, and gives the port back', async () => {
    const first = await serve();
    const socket = connect({ port: first.port, host: '127.0.0.1' });
    await new Promise((resolve) => socket.on('connect', resolve));
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await first.end();
    await closed;
    const second = await startServer({ site: served.site, port: first.port });
    expect(second.port).toBe(first.port);
    await second.close();
  });
});

/** The content of a response that was sent in chunks. */
function unchunked(response: string): Buffer {
  let rest = response.slice(response.indexOf('\r\n\r\n') + 4);
  if (!/transfer-encoding: chunked/i.test(response)) return Buffer.from(rest, 'latin1');
  let content = '';
  for (;;) {
    const length = Number.parseInt(rest, 16);
    if (length === 0) return Buffer.from(content, 'latin1');
    const from = rest.indexOf('\r\n') + 2;
    content += rest.slice(from, from + length);
    rest = rest.slice(from + length + 2);
  }
}
