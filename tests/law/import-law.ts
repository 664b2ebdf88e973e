import { byFile, type Import, importsOf, loadedFrom } from './import-graph.js';
import type { SourceTree, Violation } from './source-tree.js';

/**
 * The floors of core: an import goes down, never up and never sideways. So the siblings of air defence (floor 4) never
 * import each other, and what they need of one another arrives as a message or through a port.
 */
export const FLOORS: ReadonlyMap<string, number> = new Map([
  ['numerics', 0],
  ['earth', 1],
  ['engine', 1],
  ['motion', 2],
  ['messages', 3],
  ['threat', 4],
  ['radar', 4],
  ['tracking', 4],
  ['identification', 4],
  ['interceptor', 4],
  ['command', 4],
  ['battery', 4],
  ['warning', 4],
  ['catalogue', 5],
  ['scenario', 6],
  ['simulation', 7],
  ['study', 8],
]);

/** What a package says of itself in its package.json. */
export interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Every breach of the import law in `tree`; `manifests` by the package's folder, the repository's own under ''. */
export function breachesOfImportLaw(tree: SourceTree, manifests: ReadonlyMap<string, Manifest>): Violation[] {
  const imports = importsOf(tree);
  return [
    ...imports.flatMap((one) => [
      ...breachOfFloors(one),
      ...breachOfPurity(one),
      ...breachOfTestsOnly(one),
      ...breachOfPackages(one, manifests),
      ...breachOfExistence(one, tree),
    ]),
    ...unknownFolders(tree),
    ...cycles(imports),
    ...heavyAtRunTime(imports),
  ];
}

const CORE = 'packages/core/src/';
const isTest = (path: string): boolean => path.endsWith('.test.ts') || path.startsWith('tests/');
const breach = ({ from, line, specifier }: Import, why: string): Violation[] => [
  { where: `${from}:${line}`, what: `imports ${specifier}: ${why}` },
];

/** The folder of core that a path lies in: `radar` for `packages/core/src/radar/detect.ts`. */
function coreFolderOf(path: string): string | undefined {
  return path.startsWith(CORE) ? path.slice(CORE.length).split('/')[0] : undefined;
}

function breachOfFloors(one: Import): Violation[] {
  const { from, target } = one;
  if (isTest(from)) return [];
  const own = coreFolderOf(from);
  const other = target.kind === 'file' ? coreFolderOf(target.path) : undefined;
  if (own === undefined || other === undefined || own === other) return [];
  const ownFloor = FLOORS.get(own);
  const otherFloor = FLOORS.get(other);
  if (ownFloor === undefined || otherFloor === undefined) return [];
  if (own === 'engine' && other !== 'numerics') return breach(one, 'the engine knows numerics only');
  if (ownFloor === 4 && other === 'engine') {
    return breach(one, `${own} knows messages and motion, not the engine that runs it`);
  }
  if (otherFloor < ownFloor) return [];
  return breach(one, `${own} is on floor ${ownFloor}, ${other} on floor ${otherFloor}; imports go down only`);
}

/** Beside core: packages that run in a browser as they do in Node. */
const PURE = ['packages/report/src/', 'packages/interop/src/'];

/** Core runs in Node, in a worker and in the browser alike; so do the formats and the report. */
function breachOfPurity(one: Import): Violation[] {
  if (isTest(one.from)) return [];
  if (PURE.some((folder) => one.from.startsWith(folder))) {
    return one.target.kind === 'builtin' ? breach(one, 'this package is pure and has no Node in it') : [];
  }
  if (coreFolderOf(one.from) === undefined) return [];
  if (one.target.kind === 'builtin') return breach(one, 'core is pure and has no Node in it');
  if (one.target.kind === 'workspace')
    return breach(one, 'core imports no other package of ours, nor itself by name');
  return [];
}

function breachOfTestsOnly(one: Import): Violation[] {
  const { from, target } = one;
  if (isTest(from) || from === 'vitest.config.ts' || target.kind !== 'package') return [];
  return target.name === 'vitest' || target.name === 'fast-check'
    ? breach(one, 'only tests import the test libraries')
    : [];
}

/** The viewer ships as a bundle that holds what it uses, so what it uses is a development dependency. */
const BUNDLED = 'packages/web';

/** npm workspaces let a package import an undeclared neighbour without a word; this does not. */
function breachOfPackages(one: Import, manifests: ReadonlyMap<string, Manifest>): Violation[] {
  const { from, target } = one;
  const folder = packageFolderOf(from, manifests);
  const own = manifests.get(folder);
  if (own === undefined) return breach(one, 'the file belongs to no package');
  if (target.kind === 'builtin') return [];
  if (target.kind === 'file') {
    const leaves = folder !== '' && !isTest(from) && !target.path.startsWith(`${folder}/`);
    return leaves ? breach(one, `leaves the package ${own.name} by a relative path`) : [];
  }
  if (target.name === own.name)
    return isTest(from) ? [] : breach(one, 'a package does not import itself by name');
  if (folder === '' && target.kind === 'workspace') return [];
  const shipped = { ...own.dependencies, ...own.optionalDependencies, ...own.peerDependencies };
  if (target.name in shipped) return [];
  // What consists of types alone is declared by their name.
  if (one.typeOnly && `@types/${target.name}` in shipped) return [];
  const development = { ...own.devDependencies, ...manifests.get('')?.devDependencies };
  const mayUseDevelopment = isTest(from) || folder === '' || folder === BUNDLED;
  // Types vanish at run time, so a development dependency is enough for them.
  if ((mayUseDevelopment || one.typeOnly) && target.name in development) return [];
  return breach(one, `${own.name} does not declare ${target.name} among its dependencies`);
}

function packageFolderOf(path: string, manifests: ReadonlyMap<string, Manifest>): string {
  const folders = [...manifests.keys()].filter((folder) => folder !== '' && path.startsWith(`${folder}/`));
  return folders[0] ?? '';
}

function breachOfExistence(one: Import, tree: SourceTree): Violation[] {
  const { target } = one;
  if (target.kind !== 'file' || !target.path.endsWith('.ts') || tree.has(target.path)) return [];
  if (tree.has(`${target.path}x`)) return [];
  return breach(one, `there is no ${target.path}`);
}

function unknownFolders(tree: SourceTree): Violation[] {
  const folders = new Set([...tree.keys()].map(coreFolderOf));
  return [...folders].flatMap((folder) =>
    folder === undefined || FLOORS.has(folder)
      ? []
      : [
          {
            where: `${CORE}${folder}`,
            what: 'is on no floor: name it in FLOORS, or move it into a folder that is',
          },
        ],
  );
}

/** Files that load one another in a ring: whoever comes first sees the others half made. */
function cycles(imports: readonly Import[]): Violation[] {
  const outgoing = byFile(imports.filter(({ typeOnly, target }) => !typeOnly && target.kind === 'file'));
  const state = new Map<string, 'open' | 'done'>();
  const found: Violation[] = [];
  const path: string[] = [];
  const visit = (file: string): void => {
    state.set(file, 'open');
    path.push(file);
    for (const { target } of outgoing.get(file) ?? []) {
      if (target.kind !== 'file') continue;
      const seen = state.get(target.path);
      if (seen === undefined) visit(target.path);
      else if (seen === 'open') {
        const ring = [...path.slice(path.indexOf(target.path)), target.path];
        found.push({ where: target.path, what: `loads itself in a ring: ${ring.join(' → ')}` });
      }
    }
    path.pop();
    state.set(file, 'done');
  };
  for (const file of outgoing.keys()) if (!state.has(file)) visit(file);
  return found;
}

/** The browser's worker gets a resolved scenario and carries neither the YAML reader nor the schema library. */
function heavyAtRunTime(imports: readonly Import[]): Violation[] {
  const entry = `${CORE}simulation/index.ts`;
  const { packages } = loadedFrom(entry, imports);
  return ['yaml', 'zod'].flatMap((name) => {
    const by = packages.get(name);
    return by === undefined
      ? []
      : [{ where: by, what: `loads ${name}, and is itself loaded with simulation/index.ts` }];
  });
}
