/** Connections that hold on: each is let go, and others are served meanwhile. How soon is the limits' business. */
import { writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LIMITS } from './limits.js';
import { type Served, SHOWN, serve, statusOf } from './served.fixture.js';
import { startWithin } from './start-server.js';

const SOON = { request_ms: 200, idle_ms: 300, keepAlive_ms: 100, lookEvery_ms: 20 };

let served: Served & { readonly end: () => Promise<void> };
const timers: NodeJS.Timeout[] = [];
beforeEach(async () => {
  served = await serve(SOON);
});
afterEach(async () => {
  for (const timer of timers.splice(0)) clearInterval(timer);
  await served.end();
});

/** A connection, and what came over it until the server ended it. */
function held(port = served.port): { readonly socket: Socket; readonly ended: Promise<string> } {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk;
  });
  socket.on('error', () => {});
  socket.on('end', () => socket.destroy());
  return { socket, ended: new Promise((resolve) => socket.on('close', () => resolve(text))) };
}

const whole = (target: string): string =>
  `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\nCookie: ${served.cookie}\r\n\r\n`;

async function stillServes(): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${served.port}/`, { headers: { cookie: served.cookie } });
  expect(await response.text()).toContain(SHOWN);
}

it('says nothing: is let go', async () => {
  const { ended } = held();
  await stillServes();
  expect(statusOf(await ended) ?? 408).toBe(408);
});

it('sends its headers a byte at a time: is told that this is too slow', async () => {
  const { socket, ended } = held();
  const bytes = `${whole('/').slice(0, -2)}X-Slow: ${'a'.repeat(10_000)}`;
  let at = 0;
  timers.push(setInterval(() => socket.write(bytes.charAt(at++)), 5));
  await stillServes();
  const response = await ended;
  expect(statusOf(response)).toBe(408);
  expect(response).toContain('"code":"too-slow"');
  expect(response).not.toContain(SHOWN);
});

it('keeps the connection after an answer: is let go, having had it', async () => {
  const { socket, ended } = held();
  socket.write(whole('/'));
  await stillServes();
  expect(statusOf(await ended)).toBe(200);
});

it('asks for much and reads nothing: is let go', async () => {
  const path = join(served.site, 'large.bin');
  writeFileSync(path, Buffer.alloc(32 << 20));
  // The site is listed at the start.
  const other = await startWithin({ site: served.site }, { ...LIMITS, ...SOON });
  const { headers } = await fetch(other.url, { redirect: 'manual' });
  const [cookie] = (headers.get('set-cookie') ?? '').split(';');
  const { socket, ended } = held(other.port);
  socket.pause();
  socket.write(`GET /large.bin HTTP/1.1\r\nHost: 127.0.0.1:${other.port}\r\nCookie: ${cookie}\r\n\r\n`);
  // Resumed only when the server has given up, so that what is read is less than all of it.
  await new Promise((resolve) => setTimeout(resolve, 5 * SOON.idle_ms));
  socket.resume();
  expect((await ended).length).toBeLessThan(32 << 20);
  await other.close();
});

it('is refused and keeps its end of the connection open: takes no place of another', async () => {
  const one = await startWithin({ site: served.site }, { ...LIMITS, connections: 1 });
  const socket = connect({ port: one.port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => {}).resume();
  socket.write('no request\r\n\r\n');
  await new Promise((resolve) => socket.on('end', resolve));
  expect((await fetch(one.url, { redirect: 'manual' })).status).toBe(303);
  socket.destroy();
  await one.close();
});

it('comes in great numbers: those above the limit are let go', async () => {
  const few = await startWithin({ site: served.site }, { ...LIMITS, connections: 3 });
  const held_ = Array.from({ length: 3 }, () => held(few.port));
  await Promise.all(held_.map(({ socket }) => new Promise((resolve) => socket.on('connect', resolve))));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await held(few.port).ended).toBe('');
  await few.close();
});
