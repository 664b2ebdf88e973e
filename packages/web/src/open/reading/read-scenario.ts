/** Reads a scenario file as its author wrote it, with the shipped scenarios and catalogue behind it. */
import type { CatalogueEntry } from '@testudo/core/catalogue';
import { loadCatalogue, loadScenario, type ReadFile } from '@testudo/core/scenario';
import { type FileProblem, ofFile, type ReadAnswer } from './protocol.js';
import { resolvedFrom } from './read-resolved.js';
import { nameOf } from './what-is-given.js';

/** The library's own files by the paths they have there: `scenarios/iraq-2020/april.yaml`, `catalogue/radars.yaml`. */
export type LibraryTexts = ReadonlyMap<string, string>;

/** Where the library lies, seen from a file that was given: no path written in a file leads there. */
const LIBRARY = 'testudo:';

/**
 * Reads the one scenario among YAML files that the others do not extend.
 *
 * @param texts by path; all that a file can name lies in here
 */
export function readScenario(
  texts: ReadonlyMap<string, string>,
  library: LibraryTexts,
  nowUnix_us: number,
): ReadAnswer {
  const tops = [...texts.keys()].filter((path) => !isExtended(path, texts));
  const [path] = tops;
  if (path === undefined || tops.length > 1) {
    const found = (tops.length === 0 ? [...texts.keys()] : tops).join(', ');
    const wanted = 'one scenario, and beside it only those that it extends';
    return { ok: false, problems: [ofFile('', 'which of these is the scenario?', found, wanted)] };
  }
  const readFile = readerOf(texts, library);
  const loaded = loadScenario(path, {
    readFile,
    catalogue: shippedCatalogue(library),
    shippedPath: (name) => shippedPath(name, library),
    nowUnix_us,
  });
  if (!loaded.ok) return { ok: false, problems: loaded.problems.map(told) };
  // The page shows no more than it would open again from the folder of the run.
  const made = resolvedFrom(path, loaded.scenario);
  return made.ok
    ? { ok: true, kind: 'scenario', name: nameOf(path), scenario: made.scenario }
    : { ok: false, problems: made.problems };
}

/** In words for this page: there are no switches here that lift a limit. */
function told(problem: FileProblem): FileProblem {
  const message = problem.message.replace(/; --limit \w+=N lifts it$/, '');
  return { ...problem, message, file: problem.file.replace(LIBRARY, '') };
}

function readerOf(texts: ReadonlyMap<string, string>, library: LibraryTexts): ReadFile {
  return (path) => {
    const text = path.startsWith(LIBRARY) ? library.get(path.slice(LIBRARY.length)) : texts.get(path);
    if (text !== undefined) return { ok: true, text };
    return { ok: false, reason: 'it was not given: open the scenario and those it extends together' };
  };
}

function shippedCatalogue(library: LibraryTexts): readonly CatalogueEntry[] {
  const paths = [...library.keys()].filter((path) => path.startsWith('catalogue/')).sort();
  const loaded = loadCatalogue(
    paths.map((path) => LIBRARY + path),
    { readFile: readerOf(new Map(), library) },
  );
  if (!loaded.ok) throw new Error('the shipped catalogue is damaged');
  return loaded.entries;
}

/** `first-shot` is scenarios/first-shot/first-shot.yaml; `iraq-2020/april` is scenarios/iraq-2020/april.yaml. */
function shippedPath(name: string, library: LibraryTexts): string | undefined {
  const path = `scenarios/${name.includes('/') ? name : `${name}/${name}`}.yaml`;
  return library.has(path) ? LIBRARY + path : undefined;
}

/** Whether another of the files names this one as what it extends; judged by the name alone. */
function isExtended(path: string, texts: ReadonlyMap<string, string>): boolean {
  return [...texts].some(([other, text]) => {
    if (other === path) return false;
    const [, written = ''] = /^extends:\s*["']?([^"'#\n\r]+?\.ya?ml)["']?\s*(?:#.*)?$/m.exec(text) ?? [];
    return written !== '' && nameOf(written.replaceAll('\\', '/')) === nameOf(path);
  });
}
