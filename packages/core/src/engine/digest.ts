import { bytesToHex } from '@noble/hashes/utils.js';
import { utf8Bytes } from '../numerics/index.js';
import {
  byteWriter,
  type CompiledKind,
  encodeData,
  writeByte,
  writeBytes,
  writeF64,
  writeText,
  writeTo,
} from './encode.js';
import { hashSoFar, type Sha256, type Sha256State, startSha256, workThrough } from './sha256.js';

const NAME = utf8Bytes('testudo-log/2');
const NOTHING = new Uint8Array(0);
/** Room for the first events of a log, where nothing is known of it, and how much of a log waits to be worked through. */
const FIRST_ROOM = 1 << 12;
const MOST_WAITING = 1 << 20;

/**
 * The digest of an empty log.
 *
 * A log's digest is SHA-256 over the text "testudo-log/2" and then its events, one after the other.
 *
 * An event is encoded as time (float64), phase (byte), kind, entity, then the fields in declared order: numbers as little-endian
 * float64 with −0 as +0, texts as UTF-8 after their length in bytes (uint32), lists after their count (uint32), flags and the
 * presence of optional fields as one byte. The sequence number is not in it: it follows from the order.
 */
export function emptyDigest(room: Uint8Array = new Uint8Array(FIRST_ROOM)): Sha256State {
  const digest = startSha256(room);
  digest.pending.set(NAME);
  digest.waiting = NAME.length;
  return digest;
}

/**
 * Takes in events one by one; it holds no state but a view of the digest that it was given last, how much room logs have needed, and the room
 * that was handed back last.
 */
export interface Digester {
  /** The digest of an empty log, with room for a log like those before: growing piece by piece costs more than having too much. */
  start(): Sha256State;
  /** Takes the room of a digest that nobody needs any more, for the next log: new room has to be cleared first, which takes longer than to hash it. */
  handBack(digest: Sha256State): void;
  /** Takes one more event of the log into its digest, which stays what it was where the event does not fit its kind. */
  append(
    digest: Sha256State,
    time_us: number,
    phase: number,
    kind: CompiledKind,
    entity: string,
    data: Readonly<Record<string, unknown>>,
  ): void;
}

export function createDigester(): Digester {
  const writer = byteWriter();
  let room = FIRST_ROOM;
  let spare: Uint8Array | undefined;
  return {
    start() {
      const digest = emptyDigest(spare ?? new Uint8Array(room));
      spare = undefined;
      return digest;
    },
    handBack(digest) {
      spare = digest.pending.length < room ? undefined : digest.pending;
      digest.pending = NOTHING;
    },
    append(digest, time_us, phase, kind, entity, data) {
      if (digest.waiting > MOST_WAITING) workThrough(digest);
      writeTo(writer, digest.pending, digest.waiting);
      writeF64(writer, time_us);
      writeByte(writer, phase);
      writeBytes(writer, kind.opening);
      writeText(writer, entity);
      encodeData(kind, data, writer);
      digest.waiting = writer.length;
      if (digest.pending === writer.bytes) return;
      digest.pending = writer.bytes;
      room = Math.max(room, writer.bytes.length);
    },
  };
}

/** A digest in lowercase hexadecimal. @param sha256 that of the host, where it has a fast one */
export function digestText(digest: Sha256State, sha256?: Sha256): string {
  return bytesToHex(hashSoFar(digest, sha256));
}
