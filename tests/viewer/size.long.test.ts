/** What a reader has to fetch before anything is seen. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { buildSite } from '../../tools/lib/site.mjs';
import { repositoryRoot } from '../law/source-tree.js';
import { siteFolder } from './site.js';

const compressed = (path: string): number =>
  gzipSync(readFileSync(join(siteFolder, path)), { level: 6 }).length;
const page = () => readFileSync(join(siteFolder, 'index.html'), 'utf8');

beforeAll(async () => {
  await buildSite(repositoryRoot, () => {});
});

it('the scripts that the page asks for at once are below 2.5 MB compressed', () => {
  const scripts = [...page().matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, path]) => path ?? '');
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.reduce((sum, path) => sum + compressed(path), 0)).toBeLessThan(2.5e6);
});

it("the engine's worker is below 150 kB compressed, and holds no reader of scenario files", () => {
  const scripts = readdirSync(join(siteFolder, 'assets')).filter((name) => name.endsWith('.js'));
  const starts = scripts.flatMap((name) => [
    ...readFileSync(join(siteFolder, 'assets', name), 'utf8').matchAll(
      /(worker-[\w-]+\.js)[^{}]*\{[^{}]*name:["'`]engine["'`]/g,
    ),
  ]);
  expect(starts).toHaveLength(1);
  const path = join('assets', starts[0]?.[1] ?? '');
  expect(compressed(path)).toBeLessThan(150e3);
  expect(readFileSync(join(siteFolder, path), 'utf8')).not.toMatch(/ZodError|YAMLParseError/);
});

it('the page has no script of its own in its text, and asks for nothing beyond its folder', () => {
  const text = page();
  expect(text).not.toMatch(/<script(?![^>]*\bsrc=)/);
  for (const [, address] of text.matchAll(/(?:src|href)="([^"]*)"/g))
    expect(address).toMatch(/^(\.\/|data:,)/);
});
