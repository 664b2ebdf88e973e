import { isAbsolutePath, pathBeside } from './file-path.js';
import { defaultLimits, type LoadLimits } from './limits.js';
import type { FileKind } from './migrations.js';
import { ProblemList } from './problem.js';
import { parseYaml, toSourceTree } from './safe-yaml.js';
import { type ReadFile, readSource } from './source-text.js';
import { child, textOf } from './source-tree.js';

/**
 * What a file says it is, however its YAML is written; where it does not say, what the file beside it says that it extends.
 *
 * @returns undefined where it cannot be read, says nothing, or something that there is none of
 */
export function kindOfFile(
  path: string,
  ports: { readonly readFile: ReadFile; readonly limits?: Partial<LoadLimits> },
): FileKind | undefined {
  const limits = { ...defaultLimits, ...ports.limits };
  let at: string | undefined = path;
  for (let layer = 0; at !== undefined && layer < limits.layers; layer++) {
    const problems = new ProblemList();
    const text = readSource(at, ports.readFile, limits, problems);
    const parsed = text === undefined ? undefined : parseYaml(at, text, limits, problems);
    const root = parsed === undefined ? undefined : toSourceTree(parsed, limits, problems)?.root;
    const said = textOf(child(root, 'kind'));
    if (said !== undefined) return KINDS.find((kind) => kind === said);
    const base = textOf(child(root, 'extends'));
    at =
      base === undefined || isAbsolutePath(base) || !/\.ya?ml$/.test(base) ? undefined : pathBeside(at, base);
  }
  return undefined;
}

const KINDS: readonly FileKind[] = ['scenario', 'catalogue', 'release-policy'];
