/** Runs of scenarios that a test writes itself, as recordings. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedFrom } from '@testudo/core/numerics';
import { formatProblem } from '@testudo/core/scenario';
import { simulate } from '@testudo/core/simulation';
import { type Recording, recordingOf } from '@testudo/interop';
import { loadScenarioAt } from '@testudo/library';
import { prepared } from './shipped.js';

/** One run, with seed 1, of a scenario that lies over `first-shot/defended`. */
export function recordedOver(text: string): Recording {
  const home = mkdtempSync(join(tmpdir(), 'testudo-over-'));
  try {
    const file = join(home, 'scenario.yaml');
    writeFileSync(file, `format: 1\nkind: scenario\nextends: first-shot/defended\n${text}`);
    const loaded = loadScenarioAt(file);
    if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
    return recordingOf(simulate(prepared(loaded.scenario), { seed: seedFrom(1) }), '1');
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Two rounds for four missiles. */
export const DRY = `id: dry
title: Two rounds and no more
threats:
  shot: {count: 4, spacing: {value: 60, unit: s, confidence: assumed}}
defences:
  batteries:
    battery:
      launchers:
        pac-3: {launchers: {value: 1}, rounds: {value: 2}}
`;
