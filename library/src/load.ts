import type { CatalogueEntry } from '@testudo/core/catalogue';
import {
  formatProblem,
  type LoadedReleasePolicy,
  type LoadedScenario,
  type LoadLimits,
  loadCatalogue,
  loadReleasePolicy,
  loadScenario,
} from '@testudo/core/scenario';
import { readTextFile } from './read-text-file.js';
import { cataloguePaths, policyPath, scenarioPath } from './shipped.js';

/** What the caller may set when loading. */
export interface LoadShippedOptions {
  readonly limits?: Partial<LoadLimits>;
  /** The time now in µs since 1970: with it, historical scenarios younger than five years are refused. */
  readonly nowUnix_us?: number;
}

let catalogue: readonly CatalogueEntry[] | undefined;

/**
 * The shipped catalogue, sorted by id.
 *
 * @throws Error where a shipped file is damaged
 */
export function shippedCatalogue(): readonly CatalogueEntry[] {
  if (catalogue === undefined) {
    const loaded = loadCatalogue(cataloguePaths(), { readFile: readTextFile });
    if (!loaded.ok)
      throw new Error(`the shipped catalogue is damaged:\n${loaded.problems.map(formatProblem).join('\n')}`);
    catalogue = loaded.entries;
  }
  return catalogue;
}

/** Reads the scenario file at `path` against the shipped catalogue; it may extend shipped scenarios by name. */
export function loadScenarioAt(path: string, options: LoadShippedOptions = {}): LoadedScenario {
  return loadScenario(path, {
    readFile: readTextFile,
    catalogue: shippedCatalogue(),
    shippedPath: scenarioPath,
    ...options,
  });
}

/** Reads the shipped scenario `name`, or undefined where none is called so. */
export function loadShippedScenario(
  name: string,
  options: LoadShippedOptions = {},
): LoadedScenario | undefined {
  const path = scenarioPath(name);
  return path === undefined ? undefined : loadScenarioAt(path, options);
}

/** Reads the release policy at `path`, or the shipped one. */
export function loadReleasePolicyAt(
  path: string = policyPath(),
  { limits }: Pick<LoadShippedOptions, 'limits'> = {},
): LoadedReleasePolicy {
  return loadReleasePolicy(path, { readFile: readTextFile, ...(limits === undefined ? {} : { limits }) });
}
