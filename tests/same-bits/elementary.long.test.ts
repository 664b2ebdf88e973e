import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../law/source-tree.js';
import { provided } from '../provisions.js';
import { bundle } from './bundle.js';
import { inChromium, inNode, versionOf } from './engines.js';
import { fingerprints } from './fingerprint.js';

type Fingerprints = ReturnType<typeof fingerprints>;

/** A million inputs for each function. */
const COUNT = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'testudo-bits-'));
let here: Fingerprints;
let script = '';
const engines = new Map<string, Fingerprints>();

beforeAll(async () => {
  script = await bundle(join(repositoryRoot, 'tests/same-bits/fingerprint.ts'), folder);
  here = (await inNode(process.execPath, script, 'fingerprints', [COUNT])) as Fingerprints;
  engines.set(process.version, here);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the elementary functions give the same bits', () => {
  it('bundled as from the sources', () => {
    expect(fingerprints(COUNT).ours).toEqual(here.ours);
  });

  it.for(['TESTUDO_NODE_22', 'TESTUDO_NODE_24'] as const)('on %s', async (name, context) => {
    const program = provided(context, name);
    expect(await versionOf(program)).toMatch(name.slice(-2));
    const there = (await inNode(program, script, 'fingerprints', [COUNT])) as Fingerprints;
    engines.set(name, there);
    expect(there.ours).toEqual(here.ours);
  });

  it('on TESTUDO_CHROMIUM', async (context) => {
    const program = provided(context, 'TESTUDO_CHROMIUM');
    const there = (await inChromium(program, script, 'fingerprints', [COUNT])) as Fingerprints;
    engines.set('chromium', there);
    expect(there.ours).toEqual(here.ours);
  });

  it("where the engines' own functions do not, so that a difference would be seen", (context) => {
    if (!engines.has('TESTUDO_NODE_24') && !engines.has('chromium'))
      context.skip('no other engine was there');
    const own = new Set([...engines.values()].map(({ engine }) => JSON.stringify(engine)));
    expect(own.size).toBeGreaterThan(1);
  });
});
