/** A server with a small site, beside which lies what nobody may get; and requests to it as bytes. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Opened } from './answers.js';
import { LIMITS, type Limits } from './limits.js';
import { type RunningServer, startWithin } from './start-server.js';

/** In the files that may be had, and in those that may not: no refusal holds either. */
export const SHOWN = 'shown-only-to-who-was-let-in';
export const HIDDEN = 'shown-to-nobody';

export interface Served extends RunningServer {
  readonly folder: string;
  readonly site: string;
  readonly token: string;
  /** `name=value` of the session, as a browser that was let in holds it. */
  readonly cookie: string;
}

/** Serves, and lets one browser in. `end` ends the server and removes the folder. */
export async function serve(
  limits: Partial<Limits> = {},
  opened: Opened = () => JSON.stringify({ kind: SHOWN }),
): Promise<Served & { readonly end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'testudo-served-'));
  const site = join(folder, 'site');
  mkdirSync(join(site, 'assets'), { recursive: true });
  mkdirSync(join(site, '.git'));
  mkdirSync(join(folder, 'beside'));
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  write('site/index.html', `<!doctype html><title>${SHOWN}</title>`);
  write('site/assets/app.js', `export const text = '${SHOWN}';\n${'// a line\n'.repeat(500)}`);
  write('site/assets/engine.wasm', '\0asm');
  write('site/assets/a b.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  write('site/.git/config', HIDDEN);
  write('site/.env', HIDDEN);
  write('secret.txt', HIDDEN);
  write('beside/secret.txt', HIDDEN);
  symlinkSync(join(folder, 'secret.txt'), join(site, 'link.txt'));
  symlinkSync(join(folder, 'beside'), join(site, 'linked'));
  symlinkSync(folder, join(site, 'assets', 'up'));
  const server = await startWithin({ site, opened }, { ...LIMITS, ...limits });
  const { headers } = await fetch(server.url, { redirect: 'manual' });
  const [cookie = ''] = (headers.get('set-cookie') ?? '').split(';');
  return {
    ...server,
    folder,
    site,
    token: new URL(server.url).searchParams.get('token') ?? '',
    cookie,
    end: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What came back over a connection until it was closed, each byte one character. */
export function sent(port: number, bytes: string, thenEnd = false): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
    });
    // Who is cut off while still sending has been refused, with or without a last word.
    socket.on('error', () => {});
    socket.on('end', () => socket.destroy());
    socket.on('close', () => resolve(text));
    socket.write(bytes, 'latin1');
    if (thenEnd) socket.end();
  });
}

export const statusOf = (response: string): number | undefined => {
  const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(response) ?? [];
  return status === undefined ? undefined : Number(status);
};
