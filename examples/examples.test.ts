/** The examples stand on what the packages export, and on nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../tools/lib/root.mjs';

const folder = join(repositoryRoot, 'examples');
const files = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
const exported = new Set(
  ['packages/core', 'packages/interop', 'packages/runner', 'library'].flatMap((path) => {
    const manifest = JSON.parse(readFileSync(join(repositoryRoot, path, 'package.json'), 'utf8'));
    return Object.keys(manifest.exports).map((entry) => `${manifest.name}${entry.slice(1)}`);
  }),
);

describe('the examples', () => {
  it('are five, and what they share', () => {
    expect(files.filter((name) => /^\d\d-/.test(name))).toHaveLength(5);
  });

  it.each(files)('%s imports exported paths, Node and its neighbours only', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const specifiers = [...text.matchAll(/(?:from|import\() ?'([^']+)'/g)].map(([, specifier]) => specifier);
    expect(specifiers.length).toBeGreaterThan(0);
    for (const specifier of specifiers) {
      const isFine =
        specifier.startsWith('node:') || /^\.\/[\w-]+\.mjs$/.test(specifier) || exported.has(specifier);
      expect(isFine, `${file} imports ${specifier}`).toBe(true);
    }
  });

  it.each(files)('%s is told of in the page about the examples', (file) => {
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(`](${file})`);
  });
});
