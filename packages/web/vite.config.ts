/** The viewer as static files that work from any file server, in any folder, with no network beyond it. */
import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentSecurityPolicy } from '@testudo/server/content-security-policy';
import { defineConfig, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const engine = dirname(createRequire(import.meta.url).resolve('@cesium/engine/package.json'));

/** What Cesium asks for while it draws; its other assets (sky, buildings, tutorials) are not used. */
const CESIUM_FILES = [
  'Build/Workers',
  'Source/Assets/approximateTerrainHeights.json',
  'Source/Assets/IAU2006_XYS',
  'Source/Assets/Images/ion-credit.png',
];

/** Puts Cesium's own files beside the page. */
function cesiumFiles(): Plugin {
  return {
    name: 'cesium-files',
    apply: 'build',
    closeBundle() {
      cpSync(join(engine, 'LICENSE.md'), join(here, 'dist/cesium/LICENSE.md'));
      for (const file of CESIUM_FILES) {
        const to = file.slice(file.indexOf('/') + 1);
        cpSync(join(engine, file), join(here, 'dist/cesium', to), { recursive: true });
      }
    },
  };
}

/** Says it in the page itself, for file servers that say nothing. */
function policyInPage(): Plugin {
  return {
    name: 'policy-in-page',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as { version: string };

export default defineConfig({
  root: here,
  base: './',
  define: { __TESTUDO_VERSION__: JSON.stringify(version) },
  plugins: [cesiumFiles(), policyInPage()],
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 6000,
    reportCompressedSize: false,
    license: { fileName: 'licences.md' },
  },
});
