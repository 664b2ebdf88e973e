import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breachesOfImportLaw, FLOORS, type Manifest } from './law/import-law.js';
import { listed, readTree, repositoryRoot } from './law/source-tree.js';

/** Workspace folders, and '' for the repository itself. */
function manifestsOnDisk(): Map<string, Manifest> {
  const packages = readdirSync(`${repositoryRoot}packages`).map((name) => `packages/${name}`);
  const folders = ['', ...packages, 'library', 'validation'];
  const withManifest = folders.filter((folder) => existsSync(`${repositoryRoot}${folder}/package.json`));
  return new Map(
    withManifest.map((folder) => [
      folder,
      JSON.parse(readFileSync(`${repositoryRoot}${folder}/package.json`, 'utf8')),
    ]),
  );
}

describe('the import law, on this repository', () => {
  const tree = readTree(['packages', 'library', 'validation', 'tests', 'examples', 'bench'], ['.ts', '.tsx']);

  it('is kept by every file', () => {
    expect(listed(breachesOfImportLaw(tree, manifestsOnDisk()))).toEqual([]);
  });

  it('is looked for where the code is', () => {
    const core = [...tree.keys()].filter((path) => path.startsWith('packages/core/src/'));
    expect(core.length).toBeGreaterThan(20);
  });
});

describe('the import law, on made-up trees', () => {
  const manifests = new Map<string, Manifest>([
    ['', { name: 'root', devDependencies: { vitest: '4', 'fast-check': '4', typescript: '6' } }],
    ['packages/core', { name: '@testudo/core', dependencies: { yaml: '2', zod: '4' } }],
    [
      'packages/report',
      { name: '@testudo/report', dependencies: { '@testudo/core': '0', '@types/topology': '1' } },
    ],
    ['packages/web', { name: '@testudo/web', devDependencies: { preact: '10' } }],
    ['packages/cli', { name: '@testudo/cli', dependencies: { '@testudo/core': '0', commander: '14' } }],
  ]);
  /** A tree of empty files, but for the imports given. */
  const breaches = (files: Record<string, string>): string[] =>
    listed(breachesOfImportLaw(new Map(Object.entries(files)), manifests));
  const core = (path: string): string => `packages/core/src/${path}`;

  it('lets the viewer, which ships as a bundle, use what is declared for development', () => {
    const viewer = {
      'packages/web/src/a.tsx': '',
      'packages/web/src/main.tsx': "import './a.js'; import 'preact';",
    };
    expect(breaches(viewer)).toEqual([]);
    expect(breaches({ 'packages/web/src/a.ts': "import 'uplot';" })).toHaveLength(1);
    expect(breaches({ 'packages/web/src/a.tsx': "import './b.js';" })).toHaveLength(1);
  });

  it('lets an honest tree pass', () => {
    expect(
      breaches({
        [core('numerics/index.ts')]: 'export const one = 1;',
        [core('messages/index.ts')]:
          "import { one } from '../numerics/index.js'; export const two = one + one;",
        [core('radar/index.ts')]: "export { two } from '../messages/index.js'; import './look.js';",
        [core('radar/look.ts')]: '',
        [core('radar/look.test.ts')]:
          "import { it } from 'vitest'; import fs from 'node:fs'; import './look.js';",
        [core('scenario/index.ts')]: "import { parse } from 'yaml'; export const read = parse;",
        [core('simulation/index.ts')]:
          "import type { read } from '../scenario/index.js'; import '../radar/index.js';",
        'packages/cli/src/main.ts':
          "import '@testudo/core/radar'; import 'node:fs'; import { Command } from 'commander';",
        'packages/report/src/map.ts': "import type { Topology } from 'topology';",
      }),
    ).toEqual([]);
  });

  const FLOOR_BREACHES: readonly [string, string][] = [
    ['numerics', 'earth'],
    ['earth', 'engine'],
    ['motion', 'messages'],
    ['radar', 'tracking'],
    ['threat', 'warning'],
    ['command', 'battery'],
    ['interceptor', 'engine'],
    ['engine', 'earth'],
    ['catalogue', 'scenario'],
    ['scenario', 'simulation'],
    ['simulation', 'study'],
  ];
  it.each(FLOOR_BREACHES)('refuses %s importing %s', (from, to) => {
    const files = {
      [core(`${to}/index.ts`)]: '',
      [core(`${from}/a.ts`)]: `import type { X } from '../${to}/index.js';`,
    };
    expect(breaches(files)).toEqual([expect.stringContaining(`imports ../${to}/index.js`)]);
  });

  it('names every folder of the design once', () => {
    expect([...FLOORS.values()].filter((floor) => floor === 4)).toHaveLength(8);
    expect(FLOORS.size).toBe(17);
  });

  it.each([
    ['a sibling by re-export', core('radar/a.ts'), "export * from '../threat/a.js';", 'imports go down only'],
    [
      'a sibling by import()',
      core('radar/a.ts'),
      "const x = import('../threat/a.js');",
      'imports go down only',
    ],
    ['a sibling in a type', core('radar/a.ts'), "let x: import('../threat/a.js').T;", 'imports go down only'],
    ['Node in core', core('earth/a.ts'), "import { readFileSync } from 'node:fs';", 'core is pure'],
    ['Node without its prefix in core', core('earth/a.ts'), "import fs from 'fs';", 'core is pure'],
    ['Node in the report', 'packages/report/src/a.ts', "import 'node:fs';", 'this package is pure'],
    [
      'core importing itself by name',
      core('earth/a.ts'),
      "import '@testudo/core/numerics';",
      'nor itself by name',
    ],
    ['vitest outside tests', 'packages/cli/src/a.ts', "import type { Mock } from 'vitest';", 'only tests'],
    ['fast-check outside tests', core('earth/a.ts'), "import fc from 'fast-check';", 'only tests'],
    [
      'what has types alone',
      'packages/report/src/a.ts',
      "import { a } from 'topology';",
      'does not declare topology',
    ],
    ['an undeclared package', 'packages/cli/src/a.ts', "import 'picocolors';", 'does not declare picocolors'],
    [
      'an undeclared neighbour',
      'packages/cli/src/a.ts',
      "import '@testudo/runner';",
      'does not declare @testudo/runner',
    ],
    [
      'a development package',
      'packages/cli/src/a.ts',
      "import ts from 'typescript';",
      'does not declare typescript',
    ],
    [
      'leaving a package',
      'packages/cli/src/a.ts',
      "import '../../core/src/threat/a.js';",
      'by a relative path',
    ],
    ['a file that is not there', core('earth/a.ts'), "import './nowhere.js';", 'there is no'],
  ])('refuses %s', (_, path, text, expected) => {
    const found = breaches({ [core('threat/a.ts')]: '', [path]: text });
    expect(found.join('\n')).toContain(expected);
  });

  it('refuses a folder on no floor', () => {
    expect(breaches({ [core('helpers/a.ts')]: '' })).toEqual([expect.stringContaining('is on no floor')]);
  });

  it('refuses a ring of files', () => {
    const ring = {
      [core('earth/a.ts')]: "import './b.js';",
      [core('earth/b.ts')]: "import './c.js';",
      [core('earth/c.ts')]: "import './a.js';",
    };
    expect(breaches(ring)).toEqual([expect.stringContaining('a.ts → packages/core/src/earth/b.ts')]);
  });

  it.each(['yaml', 'zod'])('refuses %s behind the simulation, however far', (heavy) => {
    const files = {
      [core('simulation/index.ts')]: "export * from './wire.js';",
      [core('simulation/wire.ts')]: "import { read } from '../scenario/read.js'; read();",
      [core('scenario/read.ts')]: `import * as heavy from '${heavy}'; export const read = () => heavy;`,
    };
    expect(breaches(files)).toEqual([expect.stringContaining(`loads ${heavy}`)]);
  });
});
