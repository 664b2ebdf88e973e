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

const NAME = 'iraq-2020/january';
const SEED = 1;
const NODES = ['TESTUDO_NODE_22', 'TESTUDO_NODE_24'] as const;

const folder = mkdtempSync(join(tmpdir(), 'testudo-digest-'));
let scenario: ResolvedScenario;
let script = '';
/** From the sources, in the Node that runs the tests. */
let expected = '';

beforeAll(async () => {
  const loaded = loadShippedScenario(NAME);
  if (!loaded?.ok) throw new Error(`${NAME} does not load`);
  scenario = loaded.scenario;
  script = await bundle(join(repositoryRoot, 'tests/same-bits/digest.ts'), folder);
  expected = digestOf(scenario, SEED);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe(`the digest of ${NAME}, seed ${SEED}`, () => {
  it('is a SHA-256 in lowercase hex, and another with another seed', () => {
    expect(expected).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf(scenario, SEED + 1)).not.toBe(expected);
  });

  it('is the same when bundled', async () => {
    expect(await inNode(process.execPath, script, 'digestOf', [scenario, SEED])).toBe(expected);
  });

  it.for(NODES)('is the same on %s', async (name, context) => {
    expect(await inNode(provided(context, name), script, 'digestOf', [scenario, SEED])).toBe(expected);
  });

  it('is the same on TESTUDO_CHROMIUM', async (context) => {
    const program = provided(context, 'TESTUDO_CHROMIUM');
    expect(await inChromium(program, script, 'digestOf', [scenario, SEED])).toBe(expected);
  });

  it('is the one that the built command prints', () => {
    expect(digestOfCommand(process.execPath)).toBe(expected);
  });

  it.for(NODES)('is the one that the built command prints on %s', (name, context) => {
    expect(digestOfCommand(provided(context, name))).toBe(expected);
  });
});

function digestOfCommand(node: string): unknown {
  const command = join(repositoryRoot, 'packages/cli/bin/testudo.js');
  const args = [command, 'run', NAME, '--seed', String(SEED), '--json'];
  const output = execFileSync(node, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
  return (JSON.parse(output) as { digest: unknown }).digest;
}
