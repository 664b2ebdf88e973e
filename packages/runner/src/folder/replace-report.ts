/** Puts a new page into a folder, with a manifest that lists it. */
import { COMPARISON_FILES, parseComparisonManifest } from './comparison-manifest.js';
import { COMPARISON_FOLDER, RUN_FOLDER } from './folder-kind.js';
import { keptTexts, REPORT, readManifest, whole } from './kept-texts.js';
import { KEPT_FILES, type KeptFile, parseManifest } from './manifest.js';
import type { WriteFile } from './replace-folder.js';
import { listed, type Written, writeFolder } from './write-folder.js';

/**
 * Writes the report of a folder anew, whole or not at all; every other file stays as it was.
 *
 * @param write for tests of faults
 */
export function replaceReport(
  path: string,
  noun: 'run' | 'comparison',
  report: string,
  write?: WriteFile,
): Written<object> {
  const [kind, about] = noun === 'run' ? [RUN_FOLDER, KEPT_FILES] : [COMPARISON_FOLDER, COMPARISON_FILES];
  const read = whole(() => {
    const manifest = readManifest<{ readonly files: readonly KeptFile<string>[] }>(path, noun, (text) =>
      noun === 'run' ? parseManifest(text) : parseComparisonManifest(text),
    );
    return { manifest, texts: keptTexts(path, manifest.files) };
  });
  if (!read.ok) return read;
  const { manifest, texts } = read.value;
  const files = new Map<string, string>([...texts, [REPORT, report]]);
  const make = () => ({ files, manifest: { ...manifest, files: listed(files, about) } });
  return writeFolder(path, kind, make, write);
}
