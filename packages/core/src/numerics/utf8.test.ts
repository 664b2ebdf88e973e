import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InvariantError } from './invariant.js';
import { utf8Bytes } from './utf8.js';

it('writes what the platform’s own encoder writes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([...utf8Bytes(text)]).toEqual([...new TextEncoder().encode(text)]);
    }),
    { numRuns: 1000 },
  );
  for (const edge of ['\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff', '\u{10000}\u{10ffff}']) {
    expect([...utf8Bytes(edge)]).toEqual([...new TextEncoder().encode(edge)]);
  }
});

it.each(['\ud800', 'a\udc00', '\ud800\ud800\udc00', '\ud800x'])(
  'refuses half a surrogate pair: %j',
  (text) => {
    expect(() => utf8Bytes(text)).toThrow(InvariantError);
  },
);
