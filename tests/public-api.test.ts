/** The packages as others see them: what they export, that importing them does nothing, and what their manifests promise. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiPackages, publicApi } from '../tools/lib/public-api.mjs';
import { shortName, typedExports } from '../tools/lib/workspaces.mjs';
import { repositoryRoot } from './law/source-tree.js';

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8');

const packages = apiPackages(repositoryRoot).map((one) => ({ name: shortName(one), ...one }));

describe('the listing of the public API', () => {
  it.each(packages)('of $name is in step with what is built', ({ name, folder, manifest }) => {
    const hint = `docs/api/${name}.txt differs from what is built: if the change is meant, say in CHANGELOG.md what changes for users, then node tools/api.mjs --write`;
    expect(read(`docs/api/${name}.txt`), hint).toBe(publicApi(repositoryRoot, { folder, manifest }));
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
  it.each(packages)('of $name says each path it exports, with types, and no side effects', (one) => {
    expect(one.manifest).toMatchObject({ sideEffects: false });
    for (const [path, to] of Object.entries(one.manifest.exports ?? {})) {
      if (!path.endsWith('.json')) expect(to, path).toMatchObject({ types: expect.any(String) });
    }
    for (const { path, ...files } of typedExports(one)) {
      expect(path).not.toContain('*');
      for (const file of [files.types, files.default]) {
        expect(existsSync(join(repositoryRoot, one.folder, file)), `${one.folder}/${file}`).toBe(true);
      }
    }
  });

  it('of core exports each of its folders', () => {
    const core = packages.find(({ name }) => name === 'core');
    if (core === undefined) throw new Error('no core');
    const folders = readdirSync(join(repositoryRoot, 'packages/core/src'));
    expect(
      typedExports(core)
        .map(({ path }) => path.slice(2))
        .sort(),
    ).toEqual(folders.sort());
  });
});

describe('importing every entry point in Node', () => {
  const specifiers = packages.flatMap((one) =>
    typedExports(one).map(({ path }) => `${one.manifest.name}${path.slice(1)}`),
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
