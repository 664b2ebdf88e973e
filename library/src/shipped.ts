import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of this package: the built and the source file both lie one level below it. */
const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const SCENARIOS = `${PACKAGE}scenarios`;
const CATALOGUE = `${PACKAGE}catalogue`;
const POLICIES = `${PACKAGE}policies`;

/**
 * The names of the shipped scenarios, sorted: `iraq-2020/january`; a folder that holds one scenario of its own name
 * (`first-shot/first-shot.yaml`) goes by the folder's name.
 */
export function scenarioNames(): readonly string[] {
  const names: string[] = [];
  for (const folder of foldersOf(SCENARIOS)) {
    for (const file of yamlFilesOf(`${SCENARIOS}/${folder}`)) {
      const name = file.slice(0, -'.yaml'.length);
      names.push(name === folder ? folder : `${folder}/${name}`);
    }
  }
  return names.sort();
}

/** The file of the shipped scenario `name`, or undefined where none is called so. */
export function scenarioPath(name: string): string | undefined {
  if (!/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)?$/.test(name)) return undefined;
  const path = name.includes('/') ? `${SCENARIOS}/${name}.yaml` : `${SCENARIOS}/${name}/${name}.yaml`;
  return existsSync(path) ? path : undefined;
}

/** The file of the shipped release policy, for whoever names no other. */
export function policyPath(): string {
  return `${POLICIES}/standard.yaml`;
}

/** The files of the shipped catalogue, sorted. */
export function cataloguePaths(): readonly string[] {
  return yamlFilesOf(CATALOGUE).map((file) => `${CATALOGUE}/${file}`);
}

function foldersOf(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function yamlFilesOf(path: string): readonly string[] {
  return readdirSync(path)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
}
