import { existsSync, statSync } from 'node:fs';
import { scenarioNames, scenarioPath } from '@testudo/library';
import { didYouMean, Refusal } from '../terminal/index.js';
import { yamlFilesIn } from './yaml-files.js';

/**
 * The files that SCENARIO on the command line stands for: a file, all YAML in a folder, or a shipped scenario by name.
 *
 * A path that exists stands before a shipped name.
 *
 * @throws Refusal where there is nothing of that name
 */
export function scenarioFiles(argument: string): readonly string[] {
  if (existsSync(argument)) {
    if (!statSync(argument).isDirectory()) return [argument];
    const files = yamlFilesIn(argument);
    if (files.length === 0) throw new Refusal(`${argument}: there is no YAML file in this folder`);
    return files;
  }
  const shipped = scenarioPath(argument);
  if (shipped !== undefined) return [shipped];
  if (/\.ya?ml$/i.test(argument)) throw new Refusal(`${argument}: there is no such file`);
  const names = scenarioNames();
  const guess = didYouMean(argument, names);
  throw new Refusal(
    `${argument}: there is no such file, and no shipped scenario of that name${guess}\nShipped scenarios: ${names.join(', ')}`,
  );
}

/** Whether SCENARIO is the name of a shipped scenario, and no path that exists. */
export function isShippedName(argument: string): boolean {
  return !existsSync(argument) && scenarioPath(argument) !== undefined;
}

/**
 * The one file that SCENARIO stands for.
 *
 * @throws Refusal where there is none, or a folder holds several
 */
export function scenarioFile(argument: string): string {
  const files = scenarioFiles(argument);
  const [only, ...others] = files;
  if (only === undefined || others.length > 0) {
    throw new Refusal(`${argument}: the folder holds several scenarios; name one of ${files.join(', ')}`);
  }
  return only;
}
