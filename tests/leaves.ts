/** Plain data leaf by leaf: where each stands, which are read, and what is left when some are something else. */

type Plain = { [key: string]: unknown };

/** As `releasableLeaves` writes it: `[]` for every item of a list, `events[kind]` for every event of a kind. */
function step(path: string, holder: unknown, key: string): string {
  if (!Array.isArray(holder)) return path === '' ? key : `${path}.${key}`;
  return path === 'events' ? `events[${(holder[Number(key)] as { kind: string }).kind}]` : `${path}[]`;
}

export interface Leaf {
  readonly path: string;
  readonly holder: Plain;
  readonly key: string;
}

/** Every leaf of a value, also of lists. */
export function leavesOf(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = step(path, value, key);
    return typeof inner === 'object' && inner !== null
      ? leavesOf(inner, at)
      : [{ path: at, holder: value as Plain, key }];
  });
}

/** Something else of the same type. */
function somethingElse(value: unknown, way: number): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return way === 0 ? `CANARY ${value}` : way === 1 ? 'CANARY' : '';
  if (typeof value !== 'number') return value;
  return way === 0 ? value + 1 : way === 1 ? 0 : -2 * value - 7;
}

export const WAYS = [0, 1, 2] as const;

/** A copy in which every leaf that is chosen is something else. */
export function withOthers<T>(value: T, chosen: (path: string) => boolean, way: number): T {
  const copy = structuredClone(value);
  for (const { path, holder, key } of leavesOf(copy)) {
    if (chosen(path)) holder[key] = somethingElse(holder[key], way);
  }
  return copy;
}

/** The leaves that a function reads. */
export function readBy<T extends object>(value: T, read: (value: T) => unknown): ReadonlySet<string> {
  const seen = new Set<string>();
  const watched = (of: object, path: string): object =>
    new Proxy(of, {
      get: (target, key) => {
        const inner = Reflect.get(target, key) as unknown;
        if (typeof key !== 'string' || typeof inner === 'function' || key === 'length') return inner;
        const at = step(path, target, key);
        if (typeof inner === 'object' && inner !== null) return watched(inner, at);
        if (inner !== undefined) seen.add(at);
        return inner;
      },
    });
  read(watched(structuredClone(value), '') as T);
  return seen;
}
