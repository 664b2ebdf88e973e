import { InvariantError } from './invariant.js';
import type { Seed } from './random.js';

const LARGEST = 0xffff_ffff_ffff_ffffn;

/**
 * The 64-bit seed that a number or a text names: `7`, `12345678901234567890n`, `'42'`, `'0x5eed'`.
 *
 * @throws InvariantError for anything but a whole number from 0 to 2^64 − 1; text from a user goes to `parseSeed`
 */
export function seedFrom(value: number | bigint | string): Seed {
  const parsed = parseSeed(value);
  if (!parsed.ok) throw new InvariantError(parsed.reason);
  return parsed.seed;
}

/** As `seedFrom`, with the reason as a value when there is no such seed. */
export function parseSeed(
  value: number | bigint | string,
): { readonly ok: true; readonly seed: Seed } | { readonly ok: false; readonly reason: string } {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    return { ok: false, reason: `${value} is no seed: numbers must be whole and below 2^53` };
  }
  if (typeof value === 'string' && !/^(0x[0-9a-fA-F]{1,64}|[0-9]{1,64})$/.test(value)) {
    return { ok: false, reason: `'${value}' is no seed: write a whole number such as 42 or 0x2a` };
  }
  const whole = BigInt(value);
  if (whole < 0n || whole > LARGEST) {
    return { ok: false, reason: `${value} is no seed: seeds go from 0 to 2^64 - 1` };
  }
  return { ok: true, seed: { lo: Number(whole & 0xffff_ffffn), hi: Number(whole >> 32n) } };
}

/** The seed as a decimal number, as `seedFrom` reads it. */
export function seedText(seed: Seed): string {
  return String((BigInt(seed.hi) << 32n) | BigInt(seed.lo));
}
