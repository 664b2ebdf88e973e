/** Where a study is kept. */
import { join } from 'node:path';
import { type Seed, seedText } from '@testudo/core/numerics';
import { type FolderKind, isReplaceable } from '@testudo/runner';
import { Refusal } from '../terminal/index.js';
import type { StudyFlags } from './flags.js';

/**
 * The folder that results named `name` are kept in; undefined where nothing is kept.
 *
 * @param kind what the folder may hold already; a run where it is left out
 * @throws Refusal where something stands there that would be lost
 */
export function folderToKeep(
  { save, out }: StudyFlags,
  name: string,
  seed: Seed,
  kind?: FolderKind,
): string | undefined {
  if (!save) return undefined;
  const folder = out ?? join('runs', `${name}-seed${seedText(seed)}`);
  const free = isReplaceable(folder, kind);
  if (free.ok) return folder;
  throw new Refusal(
    `${folder}: not written over: ${free.reason}\n--out names another folder, --no-save keeps nothing`,
  );
}
