import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { loadShippedScenario } from '@testudo/library';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../law/source-tree.js';
import { provided } from '../provisions.js';
import { bundle } from './bundle.js';
import { digestOf } from './digest.js';
import { inChromium, inNode } from './engines.js';

const NAMES = ['iraq-2020/january', 'iraq-2020/april'] as const;
const SEED = 1;
const NODES = ['TESTUDO_NODE_22', 'TESTUDO_NODE_24'] as const;

const folder = mkdtempSync(join(tmpdir(), 'testudo-digest-'));
let script = '';

beforeAll(async () => {
  script = await bundle(join(repositoryRoot, 'tests/same-bits/digest.ts'), folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(NAMES)(`the digest of %s, seed ${SEED}`, (name) => {
  let scenario: ResolvedScenario;
  /** From the sources, in the Node that runs the tests. */
  let expected = '';

  beforeAll(() => {
    const loaded = loadShippedScenario(name);
    if (!loaded?.ok) throw new Error(`${name} does not load`);
    scenario = loaded.scenario;
    expected = digestOf(scenario, SEED);
  });

  it('is a SHA-256 in lowercase hex, and another with another seed', () => {
    expect(expected).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf(scenario, SEED + 1)).not.toBe(expected);
  });

  it('is the same when bundled', async () => {
    expect(await inNode(process.execPath, script, 'digestOf', [scenario, SEED])).toBe(expected);
  });

  it.for(NODES)('is the same on %s', async (node, context) => {
    expect(await inNode(provided(context, node), script, 'digestOf', [scenario, SEED])).toBe(expected);
  });

  it('is the same on TESTUDO_CHROMIUM', async (context) => {
    const program = provided(context, 'TESTUDO_CHROMIUM');
    expect(await inChromium(program, script, 'digestOf', [scenario, SEED])).toBe(expected);
  });

  it('is the one that the built command prints', () => {
    expect(digestOfCommand(name, process.execPath)).toBe(expected);
  });

  it.for(NODES)('is the one that the built command prints on %s', (node, context) => {
    expect(digestOfCommand(name, provided(context, node))).toBe(expected);
  });
});

function digestOfCommand(name: string, node: string): unknown {
  const command = join(repositoryRoot, 'packages/cli/bin/testudo.js');
  const args = [command, 'run', name, '--seed', String(SEED), '--trials', '0', '--json'];
  const output = execFileSync(node, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
  return (JSON.parse(output) as { digest: unknown }).digest;
}
