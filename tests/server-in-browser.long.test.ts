/** The viewer's server and a real browser: its own page may do what a viewer needs, and pages from elsewhere nothing. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '@testudo/server';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { chromiumSwitches } from '../tools/lib/chromium.mjs';
import { provided } from './provisions.js';

const SECRET = 'shown-to-the-user-alone';
/** Smallest there is: magic number and version. */
const WASM = 'new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])';

const folder = mkdtempSync(join(tmpdir(), 'testudo-browser-'));
const site = join(folder, 'site');
mkdirSync(join(site, 'assets'), { recursive: true });
writeFileSync(
  join(site, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>viewer</title><link rel="icon" href="data:,">
  <link rel="stylesheet" href="./assets/style.css"><script type="module" crossorigin src="./assets/main.js"></script>
  <p style="color: rgb(1, 2, 3)">text</p><script>window.inline = true</script><img src="x" onerror="window.inline = true">`,
);
writeFileSync(join(site, 'assets/style.css'), 'p { font-weight: 900 }');
writeFileSync(
  join(site, 'assets/worker.js'),
  "onmessage = async () => postMessage(await (await fetch('/api/opened')).json());",
);
writeFileSync(
  join(site, 'assets/main.js'),
  `const worker = new Worker('/assets/worker.js', { type: 'module' });
   const work = () => new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); worker.postMessage(0); });
   const shown = (src) => new Promise((resolve) => Object.assign(new Image(), { src, onload: () => resolve(true), onerror: () => resolve(false) }));
   const tried = async (what) => { try { await what(); return true; } catch { return false; } };
   const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
   window.found = (async () => ({
     worker: await work(),
     data: await shown('data:image/svg+xml,' + encodeURIComponent(svg)),
     blob: await shown(URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))),
     wasm: await tried(() => WebAssembly.compile(${WASM})),
     styled: getComputedStyle(document.querySelector('p')).fontWeight + getComputedStyle(document.querySelector('p')).color,
     text: await tried(() => (0, eval)('1')),
     elsewhere: await tried(() => fetch(new URLSearchParams(location.search).get('elsewhere'), { mode: 'no-cors' })),
     picture: await shown(new URLSearchParams(location.search).get('elsewhere')),
     inline: window.inline === true,
     cookie: document.cookie,
   }))();`,
);

let browser: Browser | undefined;
let context: BrowserContext;
let server: RunningServer;
let opened = 0;
let elsewhere: Server;
let elsewhereHtml = '';
const asked: string[] = [];
afterAll(async () => {
  await browser?.close();
  await server?.close();
  elsewhere?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ready(test: TestContext): Promise<void> {
  const executablePath = provided(test, 'TESTUDO_CHROMIUM');
  server ??= await startServer({
    site,
    opened: () => {
      opened++;
      return JSON.stringify({ kind: SECRET });
    },
  });
  elsewhere ??= await new Promise<Server>((resolve) => {
    const made = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'text/html' }).end(elsewhereHtml);
    }).listen(0, '127.0.0.1', () => resolve(made));
  });
  browser ??= await chromium.launch({ executablePath, args: chromiumSwitches });
  context = await browser.newContext();
}
beforeEach(ready);

const address = (host: string) => `http://${host}:${(elsewhere.address() as AddressInfo).port}/`;
const origin = () => `http://127.0.0.1:${server.port}`;

/** A browser that the server has let in, on its own page. */
async function letIn(query = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}${query}`);
  return page;
}

it('lets a browser in, takes the token out of the address, and keeps the rest of it', async () => {
  const page = await letIn('&seed=7');
  expect(page.url()).toBe(`${origin()}/?from=server&seed=7`);
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', expires: -1 });
  await page.goto(`${origin()}/`);
  expect(await page.title()).toBe('viewer');
  const stranger = await (await browser?.newContext())?.newPage();
  expect((await stranger?.goto(`${origin()}/`))?.status()).toBe(403);
});

it('its page may do what a viewer needs, run no text, and reach nothing else', async () => {
  const page = await letIn(`&elsewhere=${encodeURIComponent(`${address('localhost')}asked`)}`);
  expect(await page.evaluate('window.found')).toEqual({
    worker: { kind: SECRET },
    data: true,
    blob: true,
    wasm: true,
    styled: '900rgb(1, 2, 3)',
    text: false,
    elsewhere: false,
    picture: false,
    inline: false,
    cookie: '',
  });
  expect(asked).not.toContain('/asked');
});

describe.each(['127.0.0.1', 'localhost'])('a page from elsewhere (%s)', (host) => {
  it('reads, runs, shows, frames and posts nothing', async () => {
    const own = await letIn();
    await own.evaluate('window.found');
    elsewhereHtml = '<!doctype html><title>elsewhere</title>';
    const page = await context.newPage();
    await page.goto(address(host));
    const before = opened;
    const got = await page.evaluate(
      `(async () => {
        const own = ${JSON.stringify(origin())};
        const text = (path, init) => fetch(own + path, init).then((response) => response.text(), () => 'nothing');
        const load = (made) => new Promise((resolve) => {
          made.onload = () => resolve('loaded'); made.onerror = () => resolve('failed');
          document.body.append(made);
        });
        const script = Object.assign(document.createElement('script'), { src: own + '/assets/main.js' });
        const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: own + '/assets/style.css' });
        return [
          await text('/api/opened', { credentials: 'include' }),
          await text('/api/opened', { credentials: 'include', mode: 'no-cors' }),
          await text('/api/opened', { credentials: 'include', method: 'POST', body: 'a=b' }),
          await text(${JSON.stringify(new URL(server.url).search.replace(/^/, '/'))}, { credentials: 'include' }),
          await load(script), await load(style),
          await load(Object.assign(document.createElement('iframe'), { src: own + '/' })),
        ].join();
      })()`,
    );
    expect(got).toBe('nothing,nothing,nothing,nothing,failed,failed,loaded');
    // Nor was it the browser alone that kept it from the page: the server gave nothing.
    expect(opened).toBe(before);
    expect(page.frames()).toHaveLength(2);
    expect(await page.frames()[1]?.content()).not.toMatch(/<title>viewer|text<\/p>/);
  });

  it('may lead to the first address, and to no other', async () => {
    elsewhereHtml = `<!doctype html><a id="in" href="${server.url.replaceAll('&', '&amp;')}&amp;seed=3">in</a><a id="past" href="${origin()}/">past</a>`;
    const page = await context.newPage();
    await page.goto(address(host));
    await page.click('#past');
    await page.waitForURL(`${origin()}/`);
    expect(await page.content()).toMatch(/wrong-origin/);
    await page.goto(address(host));
    await page.click('#in');
    await page.waitForURL(`${origin()}/?from=server&seed=3`);
    expect(await page.title()).toBe('viewer');
  });
});
