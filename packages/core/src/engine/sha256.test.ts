import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compacted, hashSoFar, type Sha256State, startSha256, workThrough } from './sha256.js';
import { compressBlock } from './sha256-block.js';

/** A state in which all of this waits. */
function holding(...pieces: readonly Uint8Array[]): Sha256State {
  const state = startSha256(new Uint8Array(0));
  for (const piece of pieces) take(state, piece);
  return state;
}

/** Takes in a piece as the digest of a log does: behind the bytes that wait. */
function take(state: Sha256State, piece: Uint8Array): void {
  const bytes = new Uint8Array(state.waiting + piece.length);
  bytes.set(state.pending.subarray(0, state.waiting));
  bytes.set(piece, state.waiting);
  state.pending = bytes;
  state.waiting = bytes.length;
}

describe('SHA-256 piece by piece', () => {
  it('has the published hash of "abc" (FIPS 180-4 examples)', () => {
    const hex = Array.from(hashSoFar(holding(Uint8Array.of(0x61, 0x62, 0x63))), (b) =>
      b.toString(16).padStart(2, '0'),
    );
    expect(hex.join('')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is SHA-256 at every length around the borders of blocks', () => {
    for (let length = 0; length < 200; length++) {
      const record = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 0xff);
      expect(hashSoFar(holding(record))).toEqual(sha256(record));
    }
  });

  it('is SHA-256 of any bytes in any pieces, whenever they are worked through or stored', () => {
    const piece = fc.record({ bytes: fc.uint8Array({ maxLength: 300 }), next: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        let state = startSha256(new Uint8Array(0));
        let whole = new Uint8Array(0);
        for (const { bytes, next } of pieces) {
          take(state, bytes);
          whole = Uint8Array.of(...whole, ...bytes);
          if (next === 1) workThrough(state);
          if (next === 2) state = compacted(state);
          expect(hashSoFar(state)).toEqual(sha256(whole));
          if (next > 0) expect(state.waiting).toBe(whole.length % 64);
          if (next > 1) expect(state.pending.length).toBe(state.waiting);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('lets the host hash what is whole, and only that', () => {
    const record = Uint8Array.from({ length: 100 }, (_, i) => i);
    const state = holding(record);
    const host = (bytes: Uint8Array) => Uint8Array.of(bytes.length);
    expect(hashSoFar(state, host)).toEqual(Uint8Array.of(100));
    workThrough(state);
    expect(hashSoFar(state, host)).toEqual(sha256(record));
  });

  it('counts bytes beyond 2^29, where their bits no longer fit 32', () => {
    const state = holding(Uint8Array.of(1, 2, 3));
    state.done = 5 * 2 ** 30;
    const last = Buffer.alloc(64);
    last.set([1, 2, 3, 0x80]);
    last.writeBigUInt64BE(BigInt(5 * 2 ** 30 + 3) * 8n, 56);
    const expected = state.words.slice();
    compressBlock(new DataView(last.buffer, last.byteOffset, 64), 0, expected);
    const found = new DataView(hashSoFar(state).buffer);
    expect(Int32Array.from({ length: 8 }, (_, i) => found.getInt32(4 * i))).toEqual(expected);
  });
});
