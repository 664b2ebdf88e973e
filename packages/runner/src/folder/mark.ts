/** The mark of simulation in the JSON files of a folder, so that a file taken out of it still says what it is. */
import { type ResolvedScenario, resolvedToCanonicalJson } from '@testudo/core/scenario';

/** An object with the mark in front. */
export function marked<T extends object>(value: T): T & { readonly simulation: true } {
  return { simulation: true, ...value };
}

/** A scenario on one line, with the mark in front. */
export function scenarioText(scenario: ResolvedScenario): string {
  return `{"simulation":true,${resolvedToCanonicalJson(scenario).slice(1)}\n`;
}

/** An object without the mark, which files of older versions do not have. */
export function unmarked<T extends object>(value: T): T {
  const { simulation: _, ...rest } = value as T & { readonly simulation?: unknown };
  return rest as unknown as T;
}
