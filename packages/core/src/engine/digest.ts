import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { utf8Bytes } from '../numerics/index.js';
import {
  type ByteWriter,
  byteWriter,
  type CompiledKind,
  encodeData,
  reserve,
  writeByte,
  writeF64,
  writeText,
} from './encode.js';
import { SHA256_PADDING, sha256Into } from './sha256.js';

/** Bytes of a digest. */
const DIGEST_LENGTH = 32;

/**
 * The digest of an empty log.
 *
 * A log's digest is a chain: d₀ = SHA-256("testudo-log/1"), dₙ₊₁ = SHA-256(dₙ, event n). So 32 bytes carry it on from any event,
 * and two logs have equal digests up to the first event in which they differ.
 *
 * An event is encoded as time (float64), phase (byte), kind, entity, then the fields in declared order: numbers as little-endian
 * float64 with −0 as +0, texts as UTF-8 after their length in bytes (uint32), lists after their count (uint32), flags and the
 * presence of optional fields as one byte. The sequence number is not in it: the chain counts.
 */
export function emptyDigest(): Uint8Array {
  return sha256(utf8Bytes('testudo-log/1'));
}

/** Digests events one by one; it holds only a scratch buffer, the state is in the `digest` it is given. */
export interface Digester {
  /** Replaces the digest by that of the log with one more event. */
  append(
    digest: Uint8Array,
    time_us: number,
    phase: number,
    kind: CompiledKind,
    entity: string,
    data: Readonly<Record<string, unknown>>,
  ): void;
}

export function createDigester(): Digester {
  const writer: ByteWriter = byteWriter();
  return {
    append(digest, time_us, phase, kind, entity, data) {
      writer.bytes.set(digest);
      writer.length = DIGEST_LENGTH;
      writeF64(writer, time_us);
      writeByte(writer, phase);
      writeText(writer, kind.declaration.kind);
      writeText(writer, entity);
      encodeData(kind, data, writer);
      reserve(writer, SHA256_PADDING);
      sha256Into(writer.view, writer.length, digest);
    },
  };
}

/** A digest in lowercase hexadecimal. */
export function digestText(digest: Uint8Array): string {
  return bytesToHex(digest);
}
