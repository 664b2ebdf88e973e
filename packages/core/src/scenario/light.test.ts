import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every module that `start` pulls in at run time, by file or package name. */
function reached(start: URL, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(start.href)) return seen;
  seen.add(start.href);
  const text = readFileSync(start, 'utf8');
  for (const [, clause = '', target = ''] of text.matchAll(
    /^(?:import|export)\s([^;]*?)from '([^']+)';/gms,
  )) {
    if (clause.startsWith('type ')) continue;
    if (target.startsWith('.')) reached(new URL(target.replace(/\.js$/, '.ts'), start), seen);
    else seen.add(target);
  }
  return seen;
}

describe('what a run needs of a scenario', () => {
  for (const file of ['resolved.ts', 'unknowns.ts', 'canonical.ts', '../catalogue/index.ts']) {
    it(`is had from ${file} without a YAML reader or a schema library`, () => {
      const all = [...reached(new URL(`./${file}`, import.meta.url))];
      expect(all.filter((name) => /^(yaml|zod)/.test(name))).toEqual([]);
    });
  }

  it('and the check would notice: loading does reach both', () => {
    const all = reached(new URL('./load.ts', import.meta.url));
    expect(all).toContain('yaml');
    expect(all).toContain('zod/mini');
  });
});
