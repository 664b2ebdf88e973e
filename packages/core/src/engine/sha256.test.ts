import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHA256_PADDING, sha256Into } from './sha256.js';

function hashed(record: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(record.length + SHA256_PADDING).fill(0xff);
  bytes.set(record);
  const out = new Uint8Array(32);
  sha256Into(new DataView(bytes.buffer), record.length, out);
  return out;
}

describe('sha256Into', () => {
  it('has the published hash of "abc" (FIPS 180-4 examples)', () => {
    const hex = Array.from(hashed(Uint8Array.of(0x61, 0x62, 0x63)), (b) => b.toString(16).padStart(2, '0'));
    expect(hex.join('')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is SHA-256 at every length around the borders of blocks', () => {
    for (let length = 0; length < 200; length++) {
      const record = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 0xff);
      expect(hashed(record)).toEqual(sha256(record));
    }
  });

  it('is SHA-256 of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (record) => {
        expect(hashed(record)).toEqual(sha256(record));
      }),
      { numRuns: 300 },
    );
  });
});
