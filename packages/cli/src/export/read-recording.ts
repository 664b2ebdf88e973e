import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Recording } from '@testudo/interop';
import { readRunFolder } from '@testudo/runner';
import { EXIT, Refusal } from '../terminal/index.js';
import type { ExportFlags } from './index.js';

/** Whether a path is meant as a run folder; whether it is a sound one is for `readRecording` to find out. */
export function isMeantAsRun(path: string): boolean {
  return existsSync(join(path, 'manifest.json'));
}

/**
 * The run that a folder keeps.
 *
 * @throws Refusal where the folder is damaged, and on a seed or trial: the folder has its own
 */
export function readRecording(path: string, { seed, trial }: Pick<ExportFlags, 'seed' | 'trial'>): Recording {
  if (seed !== undefined || trial !== undefined) {
    throw new Refusal('--seed and --trial are for scenarios: a run folder keeps one run', EXIT.wrongUsage);
  }
  const read = readRunFolder(path);
  if (!read.ok) throw new Refusal(`${path}: cannot be used: ${read.reason}`);
  return read.run;
}
