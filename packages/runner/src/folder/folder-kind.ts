/** The kinds of folder that are written whole and may be replaced by a later one of the same kind. */
import { COMPARISON_FILES, parseComparisonManifest } from './comparison-manifest.js';
import { KEPT_FILES, parseManifest } from './manifest.js';

export interface FolderKind {
  /** What a folder of this kind is called. */
  readonly noun: 'run' | 'comparison' | 'run or comparison';
  /** What it may hold besides its manifest. */
  readonly files: Readonly<Record<string, string>>;
  readonly parse: (text: string) => { readonly ok: true } | { readonly ok: false; readonly reason: string };
}

export const RUN_FOLDER: FolderKind = { noun: 'run', files: KEPT_FILES, parse: parseManifest };

export const COMPARISON_FOLDER: FolderKind = {
  noun: 'comparison',
  files: COMPARISON_FILES,
  parse: parseComparisonManifest,
};

/** Either of them, for whoever says that it may be replaced whatever it holds. */
export const ANY_FOLDER: FolderKind = {
  noun: 'run or comparison',
  files: { ...KEPT_FILES, ...COMPARISON_FILES },
  parse: (text) => {
    const run = parseManifest(text);
    return run.ok || !parseComparisonManifest(text).ok ? run : { ok: true };
  },
};
