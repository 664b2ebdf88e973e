/** The kinds of folder that are written whole and may be replaced by a later one of the same kind. */
import { COMPARISON_FILES, parseComparisonManifest } from './comparison-manifest.js';
import { KEPT_FILES, parseManifest } from './manifest.js';

export interface FolderKind {
  /** What a folder of this kind is called. */
  readonly noun: 'run' | 'comparison';
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
