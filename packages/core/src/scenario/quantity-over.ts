/**
 * What is left of a quantity under another one that is laid over it.
 *
 * Model: a value in place of a range, or a range in place of a value, is another statement: of the one below, only the unit stays where
 *   none is named. Its distribution, source, confidence and note spoke of its numbers. Between two of the same form any key may be changed by itself.
 */
import type { SourceEntry, SourceMapping } from './source-tree.js';

const ENDS = ['low', 'nominal', 'high'];
const KEYS: ReadonlySet<string> = new Set([
  'value',
  ...ENDS,
  'unit',
  'distribution',
  'source',
  'confidence',
  'note',
]);

/** The entries of `base` that stay under `top`: all of them but where both are quantities, one with a value and the other with a range. */
export function keptUnder(base: SourceMapping, top: SourceMapping): ReadonlyMap<string, SourceEntry> {
  const below = formOf(base);
  const above = formOf(top);
  if (below === undefined || above === undefined || below === above) return base.entries;
  const unit = base.entries.get('unit');
  return new Map(unit === undefined ? [] : [['unit', unit]]);
}

/** Undefined for what is no quantity, says no number, or says both: the last is told where numbers are read. */
function formOf({ entries }: SourceMapping): 'value' | 'range' | undefined {
  for (const key of entries.keys()) if (!KEYS.has(key)) return undefined;
  const isValue = gives(entries, 'value');
  const isRange = ENDS.some((key) => gives(entries, key));
  if (isValue === isRange) return undefined;
  return isValue ? 'value' : 'range';
}

function gives(entries: SourceMapping['entries'], key: string): boolean {
  const value = entries.get(key)?.value;
  return value !== undefined && !(value.kind === 'scalar' && value.value === null);
}
