/**
 * SHA-256 of short records, one after the other, without an allocation.
 *
 * Source: NIST, FIPS 180-4, "Secure Hash Standard" (2015), sections 4 to 6.2.
 * Valid: the same result as any other SHA-256. It is here because every event of every run is digested, and a library's call
 * spends as long on preparing for any length of message as on the message.
 */

/** Most that padding adds to a record. */
export const SHA256_PADDING = 72;

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUND_CONSTANTS = words(
  '428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 d807aa98 12835b01 243185be 550c7dc3 72be5d74',
  '80deb1fe 9bdc06a7 c19bf174 e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da 983e5152 a831c66d',
  'b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967 27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e',
  '92722c85 a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070 19a4c116 1e376c08 2748774c 34b0bcb5',
  '391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2',
);
/** The same of the square roots of the first eight: the hash of nothing yet. */
const START = words('6a09e667 bb67ae85 3c6ef372 a54ff53a 510e527f 9b05688c 1f83d9ab 5be0cd19');

const schedule = new Int32Array(64);
const hash = new Int32Array(8);

/**
 * Writes the hash of `bytes[0 … length − 1]` into `out[0 … 31]`. What follows in `bytes` is overwritten by the padding: there
 * must be `SHA256_PADDING` bytes of room. The length is below 2^28.
 */
export function sha256Into(bytes: Uint8Array, length: number, out: Uint8Array): void {
  const end = (length + 9 + 63) & ~63;
  bytes[length] = 0x80;
  bytes.fill(0, length + 1, end - 4);
  writeWord(bytes, end - 4, length * 8);
  hash.set(START);
  for (let at = 0; at < end; at += 64) digestBlock(bytes, at);
  for (let i = 0; i < 8; i++) writeWord(out, 4 * i, hash[i]);
}

function writeWord(to: Uint8Array, at: number, word: number): void {
  to[at] = word >>> 24;
  to[at + 1] = word >>> 16;
  to[at + 2] = word >>> 8;
  to[at + 3] = word;
}

function digestBlock(bytes: Uint8Array, at: number): void {
  const w = schedule;
  for (let i = 0, o = at; i < 16; i++, o += 4) {
    w[i] = (bytes[o] << 24) | (bytes[o + 1] << 16) | (bytes[o + 2] << 8) | bytes[o + 3];
  }
  for (let i = 16; i < 64; i++) {
    const near = w[i - 2];
    const far = w[i - 15];
    const s0 = ((far >>> 7) | (far << 25)) ^ ((far >>> 18) | (far << 14)) ^ (far >>> 3);
    const s1 = ((near >>> 17) | (near << 15)) ^ ((near >>> 19) | (near << 13)) ^ (near >>> 10);
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
  }
  let a = hash[0];
  let b = hash[1];
  let c = hash[2];
  let d = hash[3];
  let e = hash[4];
  let f = hash[5];
  let g = hash[6];
  let h = hash[7];
  for (let i = 0; i < 64; i++) {
    const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + sum1 + ((e & f) ^ (~e & g)) + ROUND_CONSTANTS[i] + w[i]) | 0;
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  hash[0] = hash[0] + a;
  hash[1] = hash[1] + b;
  hash[2] = hash[2] + c;
  hash[3] = hash[3] + d;
  hash[4] = hash[4] + e;
  hash[5] = hash[5] + f;
  hash[6] = hash[6] + g;
  hash[7] = hash[7] + h;
}

function words(...lines: readonly string[]): Int32Array {
  const all = lines.flatMap((line) => line.split(' '));
  return Int32Array.from(all, (hexadecimal) => Number.parseInt(hexadecimal, 16));
}
