import { compareCodeUnits } from '../numerics/order.js';
import type { ResolvedScenario } from './resolved.js';

/**
 * A resolved scenario as one line of JSON with the keys of every object sorted: the text to hash where two scenarios
 * are to be told apart.
 */
export function resolvedToCanonicalJson(scenario: ResolvedScenario): string {
  return canonicalJson(scenario);
}

/** JSON with sorted keys and no spaces; keys whose value is undefined are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // fixed keys: field names, and sorted at once
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => compareCodeUnits(a, b))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
