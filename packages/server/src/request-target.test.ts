import { isAbsolute, join, normalize } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTarget } from './request-target.js';

describe('the target of a request', () => {
  it.each([
    ['/', '/', ''],
    ['/?', '/', ''],
    ['/index.html?a=b?c', '/index.html', 'a=b?c'],
    ['/a%20b/c.svg', '/a b/c.svg', ''],
    ['/%C3%A9.js', '/é.js', ''],
    ['/a..b/c..', '/a..b/c..', ''],
    // What is asked is for programs to read, and climbs nowhere.
    ['/?p=/../..%2f%00\\', '/', 'p=/../..%2f%00\\'],
  ])('%s', (target, path, query) => {
    expect(readTarget(target)).toEqual({ ok: true, path, query });
  });

  const piece = fc.constantFrom(
    ...['/', '.', '..', '%2e', '%2E', '%2f', '%5c', '\\', '%25', '%', '%00', '\0', ':', ';', '~', '*', ' '],
    ...['a', 'index.html', '%61', '%c0%ae', '%ef%bc%8e', '%e2%88%95', '?', '#', '//', '%0a', 'secret.txt'],
  );
  const anyTarget = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`),
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );

  it('whatever it is, never leaves the folder it is looked for in, and has one reading', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyTarget, (target) => {
        const read = readTarget(target);
        if (!read.ok) return;
        accepted++;
        const { path } = read;
        // As a file system would take it: nothing left to resolve, on any system.
        expect(isAbsolute(path)).toBe(true);
        expect(normalize(path)).toBe(path);
        expect(join('/site', path).startsWith('/site/')).toBe(true);
        expect(path).not.toMatch(/[\\:\p{Cc}]|(^|\/)\.|\/\//u);
        // As it would be taken once more.
        expect(decodeURIComponent(path)).toBe(path);
      }),
      { numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
