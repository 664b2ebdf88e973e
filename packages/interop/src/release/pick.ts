/** Copies of plain data that hold named leaves and nothing else. */

interface Wanted {
  readonly [key: string]: Wanted;
}

/**
 * The same value with the named leaves alone, each copied by its name. Lists keep their length, but for events: those of kinds that are
 * not named are not there.
 */
export function pick(value: object, leaves: readonly string[]): object {
  const wanted: { [key: string]: Wanted } = {};
  for (const leaf of leaves) {
    let here = wanted;
    for (const key of leaf.replaceAll(/\[([a-z-]*)\]/g, '.[$1]').split('.')) {
      here[key] ??= {};
      here = here[key] as { [key: string]: Wanted };
    }
  }
  return copied(value, wanted) as object;
}

function copied(value: unknown, wanted: Wanted): unknown {
  // fixed keys: those of the allow-list, in its order
  const keys = Object.keys(wanted);
  if (Array.isArray(value)) {
    const every = wanted['[]'];
    if (every !== undefined) return value.map((one: unknown) => copied(one, every));
    return value.flatMap((one: { readonly kind?: unknown }) => {
      const kind = wanted[`[${String(one.kind)}]`];
      return kind === undefined ? [] : [{ kind: one.kind, ...(copied(one, kind) as object) }];
    });
  }
  if (typeof value !== 'object' || value === null) return keys.length === 0 ? value : undefined;
  const copy: { [key: string]: unknown } = {};
  for (const key of keys) {
    const inner = (value as { readonly [key: string]: unknown })[key];
    const leaf = inner === undefined ? undefined : copied(inner, wanted[key]);
    if (leaf !== undefined) copy[key] = leaf;
  }
  return copy;
}
