import type { CatalogueEntry } from '../catalogue/entry.js';
import { modelDeclarations } from '../catalogue/models.js';
import { compareCodeUnits } from '../numerics/order.js';
import type { ModelDeclaration } from '../numerics/quantity.js';
import { extendEntries } from './extend-entries.js';
import { type LayerReading, readLayers } from './extends.js';
import { defaultLimits, type LoadLimits } from './limits.js';
import { type FormatHistory, formatHistory } from './migrations.js';
import { type Problem, ProblemList } from './problem.js';
import { readEntries } from './read-catalogue.js';
import { resolveScenario } from './resolve.js';
import type { ResolvedScenario } from './resolved.js';
import { catalogueSchema, scenarioSchema } from './schema.js';
import { checkShape } from './shape-problems.js';
import type { ReadFile } from './source-text.js';
import { child } from './source-tree.js';

/** What loading needs from outside. */
export interface LoadPorts {
  readonly readFile: ReadFile;
  /** The models that entries may name; without it, those of this version. */
  readonly models?: readonly ModelDeclaration[];
  /** Limits other than the default ones. */
  readonly limits?: Partial<LoadLimits>;
  readonly history?: FormatHistory;
}

export interface ScenarioPorts extends LoadPorts {
  /** The entries that the scenario may use besides its own. */
  readonly catalogue: readonly CatalogueEntry[];
  /** The path of a shipped scenario by its name, for `extends: iraq-2020/january`. */
  readonly shippedPath?: (name: string) => string | undefined;
  /** The time now in µs since 1970; with it, historical scenarios younger than five years are refused. */
  readonly nowUnix_us?: number;
}

/** A scenario ready to run, or everything that is wrong with its files. `files` are all that were read, in order. */
export type LoadedScenario =
  | { readonly ok: true; readonly scenario: ResolvedScenario; readonly files: readonly string[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly files: readonly string[] };

export type LoadedCatalogue =
  | { readonly ok: true; readonly entries: readonly CatalogueEntry[]; readonly files: readonly string[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly files: readonly string[] };

/**
 * Reads a scenario file, and those it extends, into plain data ready to run.
 *
 * Never throws on what a file says: whatever is wrong comes back as problems, all of them at once, each with file,
 * line and column.
 */
export function loadScenario(path: string, ports: ScenarioPorts): LoadedScenario {
  const problems = new ProblemList();
  const files: string[] = [];
  const limits: LoadLimits = { ...defaultLimits, ...ports.limits };
  const root = readLayers(path, 'scenario', layersOf(ports, limits, problems, files));
  if (root?.kind === 'mapping') {
    const filled = extendEntries(root, ports.catalogue, problems);
    checkShape(filled.sound, scenarioSchema, problems);
    const around = {
      catalogue: ports.catalogue,
      models: ports.models ?? modelDeclarations,
      limits,
      ...(ports.nowUnix_us === undefined ? {} : { nowUnix_us: ports.nowUnix_us }),
    };
    const scenario = resolveScenario(filled.root, around, problems);
    if (problems.isEmpty && scenario !== undefined) return { ok: true, scenario, files };
  }
  return { ok: false, problems: problems.sorted(files), files };
}

/** Reads catalogue files into entries sorted by id; an id may stand in one of them only. */
export function loadCatalogue(paths: readonly string[], ports: LoadPorts): LoadedCatalogue {
  const problems = new ProblemList();
  const files: string[] = [];
  const limits: LoadLimits = { ...defaultLimits, ...ports.limits };
  const entries = new Map<string, { readonly entry: CatalogueEntry; readonly file: string }>();
  for (const path of paths) {
    const root = readLayers(path, 'catalogue', layersOf(ports, limits, problems, files));
    if (root?.kind !== 'mapping') continue;
    checkShape(root, catalogueSchema, problems);
    const reading = { root, problems };
    const read = readEntries(child(root, 'entries'), ['entries'], ports.models ?? modelDeclarations, reading);
    for (const { entry, spot } of read) {
      const other = entries.get(entry.id);
      if (other === undefined) entries.set(entry.id, { entry, file: path });
      else
        problems.add(
          spot,
          ['entries', entry.id],
          `this name is also in ${other.file}`,
          `"${entry.id}"`,
          'another name',
        );
    }
  }
  if (!problems.isEmpty) return { ok: false, problems: problems.sorted(files), files };
  const sorted = [...entries.values()].map(({ entry }) => entry).sort((a, b) => compareCodeUnits(a.id, b.id));
  return { ok: true, entries: sorted, files };
}

function layersOf(
  ports: LoadPorts & Pick<ScenarioPorts, 'shippedPath'>,
  limits: LoadLimits,
  problems: ProblemList,
  files: string[],
): LayerReading {
  return {
    readFile: ports.readFile,
    limits,
    problems,
    history: ports.history ?? formatHistory,
    files,
    spent: { nodes: 0 },
    ...(ports.shippedPath === undefined ? {} : { shippedPath: ports.shippedPath }),
  };
}
