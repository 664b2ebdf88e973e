import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * A program of the system: the one that a variable names, else the first of its name on the path.
 *
 * @param {string} name as it is called
 * @param {string} variable that may name another one
 * @param {string} debian the package that holds it
 * @returns {import('./chromium.mjs').Provision}
 */
export function findProgram(name, variable, debian) {
  const named = process.env[variable];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const candidates = named
    ? [named]
    : folders.flatMap((folder) => suffixes.map((suffix) => join(folder, `${name}${suffix}`)));
  const found = candidates.find(isProgram);
  return found === undefined
    ? { missing: `no ${name} (on Debian: apt-get install ${debian}; or ${variable} names one)` }
    : { found };
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
