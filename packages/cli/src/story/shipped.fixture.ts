/** Shipped scenarios made ready, for tests of what is told. */
import { type Prepared, prepare } from '@testudo/core/simulation';
import { loadShippedScenario } from '@testudo/library';

export function ready(name: string): Prepared {
  const loaded = loadShippedScenario(name);
  if (!loaded?.ok) throw new Error(`${name} does not load`);
  const made = prepare(loaded.scenario);
  if (!made.ok) throw new Error(made.reasons.join('; '));
  return made.prepared;
}

/** A text with its lines joined, so that a sentence can be found wherever it was broken. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ');
