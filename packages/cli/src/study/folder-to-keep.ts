/** Where a study is kept. */
import { join } from 'node:path';
import {
  ANY_FOLDER,
  COMPARISON_FOLDER,
  isOfAnother,
  isReplaceable,
  lostIn,
  RUN_FOLDER,
  type ToBeKept,
} from '@testudo/runner';
import { Refusal } from '../terminal/index.js';
import type { StudyFlags } from './flags.js';
import type { Remark } from './remarks.js';

/**
 * The folder that a run or a comparison is kept in; undefined where nothing is kept.
 *
 * What is there already is replaced where it is made again by this: the same scenarios and seed, with as many trials or more. That a
 * scenario was changed since is said.
 *
 * @param name what the folder is called where --out names none, with the seed behind it
 * @throws Refusal where something stands there that would be lost
 */
export function folderToKeep(
  { save, out, force }: StudyFlags,
  name: string,
  next: ToBeKept,
  remark: Remark,
): string | undefined {
  if (!save) return undefined;
  const folder = out ?? join('runs', `${name}-seed${next.seed}`);
  const lost = lostIn(folder, next);
  const free = isReplaceable(folder, lost === undefined ? KINDS[next.kind] : ANY_FOLDER);
  if (!free.ok)
    throw new Refusal(
      `${folder}: not written over: ${free.reason}\n--out names another folder, --no-save keeps nothing`,
    );
  if (lost === undefined && isOfAnother(folder, next))
    remark(`${folder} will be replaced: it is of the scenario before it was changed.`);
  if (lost === undefined || force === true) return folder;
  throw new Refusal(
    `${folder}: not written over: ${lost}\n--force writes over it, --out names another folder, --no-save keeps nothing`,
  );
}

const KINDS = { run: RUN_FOLDER, comparison: COMPARISON_FOLDER } as const;

/** What a study that was stopped would leave less of; undefined where it may be kept. */
export function lostByStopping(folder: string, { force }: StudyFlags, next: ToBeKept): string | undefined {
  return force === true ? undefined : lostIn(folder, next);
}
