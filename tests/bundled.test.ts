/** The built packages in a bundler, through their exports alone, and what comes out in a browser. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedFrom } from '@testudo/core/numerics';
import { simulate } from '@testudo/core/simulation';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from './law/source-tree.js';
import { provided } from './provisions.js';
import { BUNDLE_NAME, inChromium, inNode } from './same-bits/engines.js';
import { prepared, shipped } from './shipped.js';

/** As an application would write it. */
const ENTRY = `
  import { seedFrom } from '@testudo/core/numerics';
  import { prepare, simulate } from '@testudo/core/simulation';
  import scenario from '@testudo/library/scenarios/first-shot/defended.json';
  export function run(seed) {
    const preparation = prepare(scenario);
    if (!preparation.ok) throw new Error(preparation.reasons.join());
    const { digest, outcome } = simulate(preparation.prepared, { seed: seedFrom(seed) });
    return { digest, fate: outcome.threats[0].fate, process: typeof globalThis.process };
  }`;

/** In the repository, because that is where the packages are installed. */
const folder = mkdtempSync(join(repositoryRoot, 'node_modules/.testudo-bundled-'));
const out = mkdtempSync(join(tmpdir(), 'testudo-bundled-'));
afterAll(() => {
  for (const path of [folder, out]) rmSync(path, { recursive: true, force: true });
});

async function bundled(name: string, entry: string): Promise<string> {
  writeFileSync(join(folder, `${name}.js`), entry);
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: {
      outDir: join(out, name),
      target: 'es2022',
      lib: {
        entry: join(folder, `${name}.js`),
        formats: ['iife'],
        name: BUNDLE_NAME,
        fileName: () => 'bundle.js',
      },
    },
  });
  return join(out, name, 'bundle.js');
}

describe('core in a bundle made for browsers', () => {
  let script = '';
  const expected = simulate(prepared(shipped('first-shot/defended')), { seed: seedFrom(5) });
  beforeAll(async () => {
    script = await bundled('run', ENTRY);
  });

  it('runs as it does from the sources', async () => {
    const ran = (await inNode(process.execPath, script, 'run', [5])) as Record<string, unknown>;
    expect(ran.digest).toBe(expected.digest);
  });

  it('runs to the same digest in TESTUDO_CHROMIUM', async (context) => {
    const program = provided(context, 'TESTUDO_CHROMIUM');
    expect(await inChromium(program, script, 'run', [5])).toEqual({
      digest: expected.digest,
      fate: expected.outcome.threats[0].fate,
      process: 'undefined',
    });
  });

  it('holds neither Node nor the readers of scenario files', () => {
    const text = readFileSync(script, 'utf8');
    expect(text).not.toMatch(/node:|require\(|ZodError|YAMLParseError/);
  });
});

describe('what a bundle does not use', () => {
  it('is left out: all of core imported for its effect alone comes to nothing', async () => {
    const exported = JSON.parse(readFileSync(join(repositoryRoot, 'packages/core/package.json'), 'utf8'))
      .exports as Record<string, unknown>;
    const paths = Object.keys(exported).filter((path) => !path.endsWith('.json'));
    const entry = paths.map((path) => `import '@testudo/core${path.slice(1)}';`).join('\n');
    const script = await bundled('nothing', `${entry}\nexport const left = true;`);
    expect(readFileSync(script, 'utf8').length).toBeLessThan(300);
  });
});
