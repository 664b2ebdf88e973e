/** The target of a request: the path that is asked for, and what follows it. */

export type RequestTarget =
  | { readonly ok: true; readonly path: string; readonly query: string }
  | { readonly ok: false; readonly code: 'bad-request' | 'bad-path' };

const bad = (code: 'bad-request' | 'bad-path') => ({ ok: false, code }) as const;

/**
 * Reads a target as it came over the wire, before anything has normalised it.
 *
 * What has more than one reading is refused, not repaired: a path that climbs, is escaped twice, hides a separator, or holds a
 * backslash, a control character or a colon.
 */
export function readTarget(target: string): RequestTarget {
  // No address of another server in place of a path, no fragment, nothing that is not printable ASCII.
  if (!/^\/[!"$-~]*$/.test(target)) return bad('bad-request');
  const end = target.indexOf('?');
  const escaped = end < 0 ? target : target.slice(0, end);
  if (/%2f|%5c|%25/i.test(escaped)) return bad('bad-path');
  const path = unescaped(escaped);
  if (path === undefined || /[\\:%\p{Cc}]/u.test(path)) return bad('bad-path');
  // Empty segments, `.`, `..` and names that begin with a dot: nothing of a site is called so.
  if (/\/[./]/.test(path)) return bad('bad-path');
  return { ok: true, path, query: end < 0 ? '' : target.slice(end + 1) };
}

function unescaped(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
