/**
 * SHA-256 of bytes that come piece by piece, with a state that is plain data: it can be copied, stored and gone on from.
 *
 * Bytes wait in memory and are worked through late, many blocks at once or never: whoever has a faster SHA-256 at hand, such as that of Node,
 * may hash what waits as long as it is the whole.
 * Source: NIST, FIPS 180-4 (2015), sections 5.1.1, 5.3.3 and 6.2.
 * Valid: up to 2^53 bytes.
 */
import { compressBlock, words } from './sha256-block.js';

/** A hash of bytes that may go on. */
export interface Sha256State {
  /** Eight words: what the blocks worked through so far come to. */
  readonly words: Int32Array;
  /** Bytes worked through, a multiple of 64. */
  done: number;
  /** The bytes behind those stand at its start; it may be replaced by a longer one that begins with the same. */
  pending: Uint8Array;
  /** How many bytes wait there. */
  waiting: number;
}

/** SHA-256 of bytes, as a host may have it. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

const BLOCK = 64;
const BYTES_OF_2_TO_32_BITS = 536_870_912;

/** The first 32 bits of the fractional parts of the square roots of the first eight primes: the hash of nothing yet. */
const START = words('6a09e667 bb67ae85 3c6ef372 a54ff53a 510e527f 9b05688c 1f83d9ab 5be0cd19');

/** The hash of nothing yet, with room for bytes to wait in: whatever stands there does not count. */
export function startSha256(room: Uint8Array): Sha256State {
  return { words: START.slice(), done: 0, pending: room, waiting: 0 };
}

/** Works through the whole blocks that wait. */
export function workThrough(state: Sha256State): void {
  const { pending, waiting, words: hash } = state;
  const view = viewOf(pending);
  let at = 0;
  for (; at + BLOCK <= waiting; at += BLOCK) compressBlock(view, at, hash);
  pending.copyWithin(0, at, waiting);
  state.done += at;
  state.waiting -= at;
}

/** A copy that takes little room: its whole blocks are worked through. */
export function compacted({ words: hash, done, pending, waiting }: Sha256State): Sha256State {
  const copy = { words: hash.slice(), done, pending: pending.slice(0, waiting), waiting };
  workThrough(copy);
  return { ...copy, pending: copy.pending.slice(0, copy.waiting) };
}

/**
 * The hash of the bytes so far; the state can go on.
 *
 * @param host does the work where all bytes still wait
 */
export function hashSoFar(state: Sha256State, host?: Sha256): Uint8Array {
  if (host !== undefined && state.done === 0) return host(state.pending.subarray(0, state.waiting));
  const { words: hash, done, pending, waiting } = compacted(state);
  const padded = new Uint8Array(waiting + 9 <= BLOCK ? BLOCK : 2 * BLOCK);
  padded.set(pending.subarray(0, waiting));
  padded[waiting] = 0x80;
  const view = viewOf(padded);
  const length = done + waiting;
  // The length in bits as 64 bits, in two halves: a number holds 53.
  view.setUint32(padded.length - 8, Math.floor(length / BYTES_OF_2_TO_32_BITS));
  view.setUint32(padded.length - 4, (length % BYTES_OF_2_TO_32_BITS) * 8);
  for (let at = 0; at < padded.length; at += BLOCK) compressBlock(view, at, hash);
  const out = new Uint8Array(4 * hash.length);
  const bytes = viewOf(out);
  for (let i = 0; i < hash.length; i++) bytes.setInt32(4 * i, hash[i]);
  return out;
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}
