import { InvariantError } from './invariant.js';

/** The text in UTF-8 as a new array. */
export function utf8Bytes(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3);
  return out.slice(0, writeUtf8(text, out, 0));
}

/**
 * Writes the text in UTF-8 from `out[at]` on and returns the place after its last byte.
 *
 * `out` must have room for three bytes per UTF-16 code unit.
 *
 * @throws InvariantError on half a surrogate pair, which UTF-8 has no bytes for
 */
export function writeUtf8(text: string, out: Uint8Array, at: number): number {
  let to = at;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      out[to++] = code;
      continue;
    }
    if (code < 0x800) {
      out[to++] = 0xc0 | (code >>> 6);
      out[to++] = 0x80 | (code & 0x3f);
      continue;
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
      if (code > 0xdbff || next < 0xdc00 || next > 0xdfff) {
        throw new InvariantError(`half a surrogate pair at index ${i} of a text`);
      }
      i += 1;
      code = 0x10000 + ((code & 0x3ff) << 10) + (next & 0x3ff);
      out[to++] = 0xf0 | (code >>> 18);
      out[to++] = 0x80 | ((code >>> 12) & 0x3f);
    } else {
      out[to++] = 0xe0 | (code >>> 12);
    }
    out[to++] = 0x80 | ((code >>> 6) & 0x3f);
    out[to++] = 0x80 | (code & 0x3f);
  }
  return to;
}
