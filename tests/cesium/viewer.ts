/** A document opened in Cesium in a headless browser: a page of our own, served from this machine alone. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumSwitches } from '../../tools/lib/chromium.mjs';
import { repositoryRoot } from '../law/source-tree.js';

const CESIUM = join(repositoryRoot, 'node_modules/cesium/Build/Cesium');
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.xml': 'text/xml',
  '.svg': 'image/svg+xml',
};

/** The formats that Cesium reads. */
export type Kind = 'czml' | 'kml';

/** A dark globe with the imagery that Cesium ships, no service of anybody's, and the document loaded. */
const PAGE = (kind: Kind) => `<!doctype html><meta charset="utf-8"><title>CZML</title>
<link rel="stylesheet" href="/cesium/Widgets/widgets.css">
<style>html,body,#globe{margin:0;width:100%;height:100%;background:#0a0e14}</style>
<div id="globe"></div><script>window.CESIUM_BASE_URL='/cesium/'</script><script src="/cesium/Cesium.js"></script>
<script>
Cesium.Ion.defaultAccessToken = '';
const imagery = Cesium.ImageryLayer.fromProviderAsync(
  Cesium.TileMapServiceImageryProvider.fromUrl('/cesium/Assets/Textures/NaturalEarthII'),
  { brightness: 0.45, saturation: 0.25, contrast: 1.1 });
const viewer = new Cesium.Viewer('globe', { baseLayer: imagery, baseLayerPicker: false, geocoder: false, navigationHelpButton: false,
   msaaSamples: 1, skyBox: false, skyAtmosphere: false, contextOptions: { webgl: { preserveDrawingBuffer: true } } });
viewer.scene.globe.showGroundAtmosphere = false;
window.errors = [];
viewer.scene.renderError.addEventListener((_, error) => window.errors.push(String(error)));
window.loaded = Cesium.${kind === 'czml' ? 'CzmlDataSource' : 'KmlDataSource'}.load('/raid').then((source) => {
  window.source = source;
  return viewer.dataSources.add(source);
});
</script>`;

export interface CesiumViewer {
  readonly page: Page;
  /** Errors that the page or the globe told of, and addresses outside this machine that were asked for. */
  readonly complaints: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Opens a document; resolves when it is loaded and the globe is drawn. */
export async function openInCesium(executablePath: string, kind: Kind, text: string): Promise<CesiumViewer> {
  const server = await serve(kind, text);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    server.close();
  };
  try {
    browser = await chromium.launch({ executablePath, args: chromiumSwitches });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const said: string[] = [];
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') said.push(message.text());
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) said.push(`asked for ${url}`);
    });
    await page.goto(`${origin}/`);
    await page.evaluate('window.loaded');
    return {
      page,
      complaints: async () => [...said, ...((await page.evaluate('window.errors')) as string[])],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function serve(kind: Kind, document: string): Promise<Server> {
  const server = createServer((request, response): void => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const send = (type: string, body: string | Buffer): void => {
      response.writeHead(200, { 'content-type': type }).end(body);
    };
    const missing = (): void => {
      response.writeHead(404).end();
    };
    const file = normalize(join(CESIUM, path.replace(/^\/cesium\//, '')));
    if (path === '/') send('text/html', PAGE(kind));
    else if (path === '/raid') send(kind === 'czml' ? 'application/json' : 'text/xml', document);
    else if (path === '/favicon.ico') send('image/x-icon', '');
    else if (!file.startsWith(CESIUM)) missing();
    else
      readFile(file).then((body) => send(TYPES[extname(file)] ?? 'application/octet-stream', body), missing);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
