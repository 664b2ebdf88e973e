import { importsOf } from './import-graph.js';
import type { SourceTree, Violation } from './source-tree.js';

/**
 * The law of truth and perception: only radars and interceptors look at true motion.
 *
 * The folders that decide know what was reported. They import nothing that flies, no threat, no radar, and no message that
 * nobody in the play may know of; nor do the files that wire them.
 */
export function breachesOfPerceptionLaw(tree: SourceTree, truthOnly: readonly string[]): Violation[] {
  const files = new Map([...tree].filter(([path]) => isPerceiving(path)));
  return [...breachesByImport(files), ...breachesByName(files, truthOnly)];
}

const CORE = 'packages/core/src/';
/** Folders of perception; `warning/` is one, but for the satellites it speaks for: see `ALLOWED`. */
const PERCEIVING = ['tracking', 'identification', 'command', 'battery', 'warning'];
/** What an ideal sensor overhead would know is given to early warning, which makes a late and coarse report of it. */
const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map([
  ['warning', ['boostSignature', 'BoostSignature']],
]);

export function isPerceiving(path: string): boolean {
  return folderOf(path) !== undefined && !/\.(test|fixture)\.ts$/.test(path);
}

function folderOf(path: string): string | undefined {
  return PERCEIVING.find(
    (name) => path.startsWith(`${CORE}${name}/`) || path === `${CORE}simulation/wire/${name}-module.ts`,
  );
}

/** Trajectories and those who have them. */
const TRUE_FOLDERS = ['motion', 'threat', 'radar', 'interceptor'];
const TRUE_FILES = [`${CORE}simulation/wire/true-motion.ts`, `${CORE}simulation/wire/threat-module.ts`];

function breachesByImport(files: SourceTree): Violation[] {
  return importsOf(files).flatMap(({ from, line, specifier, target }) => {
    if (target.kind !== 'file') return [];
    const { path } = target;
    const forbidden =
      TRUE_FOLDERS.some((folder) => path.startsWith(`${CORE}${folder}/`)) || TRUE_FILES.includes(path);
    return forbidden ? [{ where: `${from}:${line}`, what: `imports ${specifier}: it knows the truth` }] : [];
  });
}

/** By the constant of a message that is known to `truth` alone, or by its type. */
function breachesByName(files: SourceTree, truthOnly: readonly string[]): Violation[] {
  const names = truthOnly.flatMap((kind) => {
    const constant = kind.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    return [constant, `${constant[0]?.toUpperCase()}${constant.slice(1)}`];
  });
  return [...files].flatMap(([path, text]) => {
    const allowed = ALLOWED.get(folderOf(path) ?? '') ?? [];
    return names
      .filter((name) => !allowed.includes(name) && new RegExp(`\\b${name}\\b`).test(text))
      .map((name) => ({ where: path, what: `speaks of ${name}, which nobody in the play knows` }));
  });
}
