/**
 * SHA-256 of short records, one after the other, without an allocation.
 *
 * Source: NIST, FIPS 180-4, "Secure Hash Standard" (2015), sections 4 to 6.2.
 * Valid: the same result as any other SHA-256. It is here because every event of every run is digested, and a library's call
 * spends as long on preparing for any length of message as on the message.
 */
import { compressBlock, words } from './sha256-block.js';

/** Most that padding adds to a record. */
export const SHA256_PADDING = 72;

/** The first 32 bits of the fractional parts of the square roots of the first eight primes: the hash of nothing yet. */
const START = words('6a09e667 bb67ae85 3c6ef372 a54ff53a 510e527f 9b05688c 1f83d9ab 5be0cd19');

const hash = new Int32Array(8);

/**
 * Writes the hash of `record[0 … length − 1]` into `out[0 … 31]`. What follows in `record` is overwritten by the padding: there
 * must be `SHA256_PADDING` bytes of room. The length is below 2^28.
 */
export function sha256Into(record: DataView, length: number, out: Uint8Array): void {
  const end = (length + 9 + 63) & ~63;
  record.setUint8(length, 0x80);
  for (let at = length + 1; at < end - 4; at++) record.setUint8(at, 0);
  record.setInt32(end - 4, length * 8);
  for (let i = 0; i < 8; i++) hash[i] = START[i];
  for (let at = 0; at < end; at += 64) compressBlock(record, at, hash);
  for (let i = 0; i < 8; i++) writeWord(out, 4 * i, hash[i]);
}

function writeWord(to: Uint8Array, at: number, word: number): void {
  to[at] = word >>> 24;
  to[at + 1] = word >>> 16;
  to[at + 2] = word >>> 8;
  to[at + 3] = word;
}
