import { sha256 } from '@noble/hashes/sha2.js';
import { InvariantError } from './invariant.js';
import { philox4x32 } from './philox.js';
import { normalQuantile } from './special-normal.js';
import { utf8Bytes } from './utf8.js';

/** The 64-bit seed of a study, as two unsigned 32-bit words. */
export interface Seed {
  readonly lo: number;
  readonly hi: number;
}

/** The name of a stream of draws, hashed to 64 bits: see `streamId`. */
export interface StreamId {
  readonly lo: number;
  readonly hi: number;
}

/** What a trial's draws depend on besides the stream: the study's seed and the number of the trial. */
export interface DrawSource {
  readonly seed: Seed;
  /** 0 to 2^32 − 1; for an unknown this is the number of the outer sample. */
  readonly trial: number;
}

/** Each draw yields two independent values; the second serves the other half of a pair. */
export type Lane = 0 | 1;

/**
 * The stream of draws for one purpose, one who observes or acts, and one whom it is done to.
 *
 * Model: the first 64 bits (little-endian) of SHA-256 over `purpose/observer/object`. Because a draw's value depends on
 * nothing but seed, trial, stream and draw number, adding a threat, a look or a worker moves no other draw.
 *
 * @param purpose what is drawn, for example `look`; `observer` who draws; `object` about whom. No part may hold a '/'.
 */
export function streamId(purpose: string, observer = '', object = ''): StreamId {
  const name = `${purpose}/${observer}/${object}`;
  let id = known.get(name);
  if (id === undefined) {
    checkParts([purpose, observer, object]);
    id = hashed(name);
    if (known.size === MOST_KNOWN) known.clear();
    known.set(name, id);
  }
  return id;
}

/** The streams asked for so far: each world of a study asks for those of the one before, and a hash takes some microseconds. */
const known = new Map<string, StreamId>();
const MOST_KNOWN = 16_384;

function hashed(name: string): StreamId {
  const hash = sha256(utf8Bytes(name));
  const view = new DataView(hash.buffer, hash.byteOffset, 8);
  return { lo: view.getUint32(0, true), hi: view.getUint32(4, true) };
}

/** With more than two slashes a name could stand for other parts; none such is ever known. */
function checkParts(parts: readonly string[]): void {
  for (const part of parts) {
    if (part.includes('/')) throw new InvariantError(`'${part}' cannot name a stream: it contains '/'`);
  }
}

/** A stream by its three names, as `findStreamCollision` wants it. */
export interface StreamName {
  readonly purpose: string;
  readonly observer: string;
  readonly object: string;
}

/**
 * Looks for two different names that hash to the same stream, which would share their draws.
 *
 * The same name given twice is no collision. By chance it happens to a thousand streams once in 4e13 scenarios; it is refused
 * at load all the same.
 */
export function findStreamCollision(
  names: readonly StreamName[],
): { readonly first: StreamName; readonly second: StreamName } | undefined {
  const seen = new Map<string, StreamName>();
  for (const name of names) {
    const { lo, hi } = streamId(name.purpose, name.observer, name.object);
    const key = `${hi}:${lo}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, name);
    else if (
      before.purpose !== name.purpose ||
      before.observer !== name.observer ||
      before.object !== name.object
    ) {
      return { first: before, second: name };
    }
  }
  return undefined;
}

/** A draw from the uniform distribution on [0, 1): a multiple of 2^-53, never 1. */
export function uniform(source: DrawSource, stream: StreamId, draw: number, lane: Lane = 0): number {
  block(source, stream, draw);
  return toUniform(lane === 0 ? 0 : 2);
}

/** A draw from the uniform distribution on the open interval (0, 1), symmetric about ½: fit for a quantile function. */
export function uniformOpen(source: DrawSource, stream: StreamId, draw: number, lane: Lane = 0): number {
  block(source, stream, draw);
  return toUniformOpen(lane === 0 ? 0 : 2);
}

/**
 * A draw from the standard normal distribution.
 *
 * Model: the normal quantile of `uniformOpen`, so that a larger uniform is always a larger normal. Valid to ±8.2 standard
 * deviations, the quantiles of 2^-53 and 1 − 2^-53.
 */
export function normal(source: DrawSource, stream: StreamId, draw: number, lane: Lane = 0): number {
  return normalQuantile(uniformOpen(source, stream, draw, lane));
}

/** Both lanes of a draw at once, for the work of one: `out[0]` is `uniform(source, stream, draw, 0)`, `out[1]` lane 1. */
export function uniformPair(source: DrawSource, stream: StreamId, draw: number, out: Float64Array): void {
  block(source, stream, draw);
  out[0] = toUniform(0);
  out[1] = toUniform(2);
}

/** Both lanes of a draw at once, for the work of one: `out[0]` is `normal(source, stream, draw, 0)`, `out[1]` lane 1. */
export function normalPair(source: DrawSource, stream: StreamId, draw: number, out: Float64Array): void {
  block(source, stream, draw);
  out[0] = normalQuantile(toUniformOpen(0));
  out[1] = normalQuantile(toUniformOpen(2));
}

/** Both lanes of a draw at once: `out[0]` is `uniform(source, stream, draw, 0)`, `out[1]` is `normal(source, stream, draw, 1)`. */
export function uniformAndNormal(
  source: DrawSource,
  stream: StreamId,
  draw: number,
  out: Float64Array,
): void {
  block(source, stream, draw);
  out[0] = toUniform(0);
  out[1] = normalQuantile(toUniformOpen(2));
}

/** Fills `out` with uniform draws: `out[i]` is exactly `uniform(source, stream, firstDraw + i, lane)`. */
export function fillUniform(
  source: DrawSource,
  stream: StreamId,
  firstDraw: number,
  out: Float64Array,
  lane: Lane = 0,
): void {
  const at = lane === 0 ? 0 : 2;
  for (let i = 0; i < out.length; i++) {
    block(source, stream, firstDraw + i);
    out[i] = toUniform(at);
  }
}

/** Fills `out` with standard normal draws: `out[i]` is exactly `normal(source, stream, firstDraw + i, lane)`. */
export function fillNormal(
  source: DrawSource,
  stream: StreamId,
  firstDraw: number,
  out: Float64Array,
  lane: Lane = 0,
): void {
  const at = lane === 0 ? 0 : 2;
  for (let i = 0; i < out.length; i++) {
    block(source, stream, firstDraw + i);
    out[i] = normalQuantile(toUniformOpen(at));
  }
}

const TWO_26 = 67_108_864;
const TWO_MINUS_52 = Number.EPSILON;
const TWO_MINUS_53 = Number.EPSILON / 2;

/** The one place where a block of four words lies between its making and its reading. */
const words = new Uint32Array(4);

function block(source: DrawSource, stream: StreamId, draw: number): void {
  const { seed, trial } = source;
  if (draw >>> 0 !== draw) throw new InvariantError(`draw ${draw} is no integer from 0 to 2^32 - 1`);
  if (trial >>> 0 !== trial) throw new InvariantError(`trial ${trial} is no integer from 0 to 2^32 - 1`);
  philox4x32(draw, trial, stream.lo, stream.hi, seed.lo, seed.hi, words);
}

function toUniform(at: number): number {
  const high27 = words[at] >>> 5;
  const low26 = words[at + 1] >>> 6;
  return (high27 * TWO_26 + low26) * TWO_MINUS_53;
}

function toUniformOpen(at: number): number {
  const high26 = words[at] >>> 6;
  const low26 = words[at + 1] >>> 6;
  return (high26 * TWO_26 + low26 + 0.5) * TWO_MINUS_52;
}
