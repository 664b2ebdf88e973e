/** The packages as others see them: what they export, that importing them does nothing, and what their manifests promise. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { API_PACKAGES, publicApi } from '../tools/lib/public-api.mjs';
import { repositoryRoot } from './law/source-tree.js';

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8');

interface Manifest {
  readonly name: string;
  readonly sideEffects: boolean;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}
const manifestOf = (folder: string) => JSON.parse(read(`${folder}/package.json`)) as Manifest;
const packages = [...API_PACKAGES].map(([name, folder]) => ({ name, folder, manifest: manifestOf(folder) }));

describe('the listing of the public API', () => {
  it.each(packages)('of $name is in step with what is built', ({ name, folder }) => {
    const hint = `docs/api/${name}.txt differs from what is built: if the change is meant, say in CHANGELOG.md what changes for users, then node tools/api.mjs --write`;
    expect(read(`docs/api/${name}.txt`), hint).toBe(publicApi(repositoryRoot, folder));
  });

  it('names functions with what they take and give, constants with their types, and no private part', () => {
    const core = read('docs/api/core.txt');
    expect(core).toMatch(/^ {2}function minimumEnergyArc\(range_m: number, .*\): MinimumEnergyArc$/m);
    expect(core).toMatch(/^ {2}const US_PER_S = 1000000$/m);
    expect(core).not.toMatch(/private |import\(|\/\*/);
    // Nothing that is exported answers how a launcher would have to be pointed.
    expect(core).not.toMatch(/function aim/);
  });
});

describe('the manifest', () => {
  it.each(packages)(
    'of $name says each path it exports, with types, and no side effects',
    ({ folder, manifest }) => {
      expect(manifest.sideEffects).toBe(false);
      for (const [path, to] of Object.entries(manifest.exports)) {
        if (path.endsWith('.json')) continue;
        expect(path).not.toContain('*');
        if (typeof to === 'string') throw new Error(`${path} has no types`);
        for (const file of [to.types, to.default]) {
          expect(existsSync(join(repositoryRoot, folder, file)), `${folder}/${file}`).toBe(true);
        }
      }
    },
  );

  it('of core exports each of its folders', () => {
    const folders = readdirSync(join(repositoryRoot, 'packages/core/src'));
    const exported = Object.keys(manifestOf('packages/core').exports).filter(
      (path) => !path.endsWith('.json'),
    );
    expect(exported.map((path) => path.slice(2)).sort()).toEqual(folders.sort());
  });
});

describe('importing every entry point in Node', () => {
  const specifiers = packages.flatMap(({ manifest }) =>
    Object.keys(manifest.exports)
      .filter((path) => !path.endsWith('.json'))
      .map((path) => `${manifest.name}${path.slice(1)}`),
  );

  it('prints nothing, keeps nothing going, and leaves the globals as they were', () => {
    const script = `
      const before = new Set(Reflect.ownKeys(globalThis));
      const listeners = () => process.eventNames().map((name) => [String(name), process.listenerCount(name)]);
      const heard = JSON.stringify(listeners());
      for (const one of ${JSON.stringify(specifiers)}) await import(one);
      const changed = [];
      // Schemas of zod share a registry under two names of its own.
      for (const key of Reflect.ownKeys(globalThis))
        if (!before.has(key) && !String(key).startsWith('__zod_')) changed.push(String(key));
      if (JSON.stringify(listeners()) !== heard) changed.push('listeners of the process');
      const going = process.getActiveResourcesInfo().filter((name) => !/^(TTYWrap|PipeWrap|FSReqPromise|CloseReq)$/.test(name));
      if (changed.length + going.length > 0) throw new Error([...changed, ...going].join(', '));`;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: repositoryRoot,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    expect(output).toBe('');
    expect(specifiers.length).toBeGreaterThan(18);
  });
});
