/**
 * A flight as a function of time: the dense output of its integration, kept step by step.
 *
 * An ephemeris is plain data, so it can be part of a snapshot. It is append-only: steps are added at its end, and
 * it may be cut short (a kill), never rewritten. Times inside are seconds since `epoch_us`.
 * Frames: Earth-fixed (ECEF) position in m and velocity in m/s, six components.
 */
import { DENSE_ORDER, evaluateDenseState, invariant, type TimeUs } from '../numerics/index.js';

export const STATE_SIZE = 6;
// What is exported is looked up at each use, here too; this the engine knows.
const SIZE = STATE_SIZE;
const POSITION_SIZE = 3;
const STEP_SIZE = SIZE * DENSE_ORDER;
const US_PER_S = 1e6;

export interface Ephemeris {
  readonly epoch_us: TimeUs;
  readonly start_s: number;
  readonly end_s: number;
  /** Start of each step, s. */
  readonly starts_s: Float64Array;
  /** Length of each step, s. */
  readonly lengths_s: Float64Array;
  /** Thirty coefficients a step: see `evaluateDense`. */
  readonly coefficients: Float64Array;
}

/**
 * Collects the steps of an integration. Integrations do not overlap, so all of them collect into the same memory, and
 * only the finished ephemeris is new: a study flies millions of legs.
 */
export class EphemerisBuilder {
  private count = 0;

  /** Adds the step [start_s, start_s + length_s] with its dense coefficients. */
  append(start_s: number, length_s: number, dense: Float64Array): void {
    if (this.count === collected.starts.length) collected = enlarged(collected);
    collected.starts[this.count] = start_s;
    collected.lengths[this.count] = length_s;
    collected.coefficients.set(dense, this.count * STEP_SIZE);
    this.count++;
  }

  /** The ephemeris up to `end_s`. */
  finish(epoch_us: TimeUs, end_s: number): Ephemeris {
    invariant(this.count > 0, 'an ephemeris needs at least one step');
    const steps = this.count;
    const size = steps * STEP_SIZE;
    // One piece of memory for all three: making one costs more than filling it.
    const all = new Float64Array(size + 2 * steps);
    const coefficients = all.subarray(0, size);
    const starts_s = all.subarray(size, size + steps);
    const lengths_s = all.subarray(size + steps);
    coefficients.set(collected.coefficients.subarray(0, size));
    for (let i = 0; i < steps; i++) {
      starts_s[i] = collected.starts[i];
      lengths_s[i] = collected.lengths[i];
    }
    return { epoch_us, start_s: starts_s[0], end_s, starts_s, lengths_s, coefficients };
  }
}

interface Collected {
  readonly starts: Float64Array;
  readonly lengths: Float64Array;
  readonly coefficients: Float64Array;
}

const FIRST_CAPACITY = 256;
let collected: Collected = {
  starts: new Float64Array(FIRST_CAPACITY),
  lengths: new Float64Array(FIRST_CAPACITY),
  coefficients: new Float64Array(FIRST_CAPACITY * STEP_SIZE),
};

function enlarged(old: Collected): Collected {
  const twice = (array: Float64Array) => {
    const larger = new Float64Array(array.length * 2);
    larger.set(array);
    return larger;
  };
  return { starts: twice(old.starts), lengths: twice(old.lengths), coefficients: twice(old.coefficients) };
}

/** Writes position and velocity at `t_s` (clamped to the ephemeris) into `out`. */
export function stateAtSeconds(ephemeris: Ephemeris, t_s: number, out: Float64Array): void {
  componentsAt(ephemeris, t_s, SIZE, out);
}

/** Writes the position alone into the first three places of `out`, for half the work. */
export function positionAtSeconds(ephemeris: Ephemeris, t_s: number, out: Float64Array): void {
  componentsAt(ephemeris, t_s, POSITION_SIZE, out);
}

function componentsAt(ephemeris: Ephemeris, t_s: number, components: number, out: Float64Array): void {
  const { starts_s, lengths_s, coefficients, start_s, end_s } = ephemeris;
  const t = Math.min(Math.max(t_s, start_s), end_s);
  let low = 0;
  let high = starts_s.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts_s[middle] <= t) low = middle;
    else high = middle - 1;
  }
  const theta = (t - starts_s[low]) / lengths_s[low];
  evaluateDenseState(coefficients, low * STEP_SIZE, theta, components, out);
}

/** Writes position and velocity at a time of the run into `out`. */
export function stateAt(ephemeris: Ephemeris, time_us: TimeUs, out: Float64Array): void {
  stateAtSeconds(ephemeris, (time_us - ephemeris.epoch_us) / US_PER_S, out);
}

/** Writes the position alone at a time of the run into the first three places of `out`. */
export function positionAt(ephemeris: Ephemeris, time_us: TimeUs, out: Float64Array): void {
  positionAtSeconds(ephemeris, (time_us - ephemeris.epoch_us) / US_PER_S, out);
}

/** Last whole microsecond at which the flight is known, rounded up as all roots are. */
export function endOf(ephemeris: Ephemeris): TimeUs {
  return ephemeris.epoch_us + Math.ceil(ephemeris.end_s * US_PER_S);
}

/** The same flight cut short at `time_us`; unchanged if it had ended by then. */
export function truncate(ephemeris: Ephemeris, time_us: TimeUs): Ephemeris {
  const end_s = (time_us - ephemeris.epoch_us) / US_PER_S;
  return end_s >= ephemeris.end_s ? ephemeris : { ...ephemeris, end_s: Math.max(end_s, ephemeris.start_s) };
}

/** Two flights of one body end to end: `second` begins where `first` ends, on the same clock. */
export function joined(first: Ephemeris, second: Ephemeris): Ephemeris {
  invariant(first.epoch_us === second.epoch_us, 'joined ephemerides share one clock');
  invariant(second.start_s >= first.end_s - 1e-9, 'an ephemeris is appended at the end of another');
  return {
    epoch_us: first.epoch_us,
    start_s: first.start_s,
    end_s: second.end_s,
    starts_s: concatenated(first.starts_s, second.starts_s),
    lengths_s: concatenated(first.lengths_s, second.lengths_s),
    coefficients: concatenated(first.coefficients, second.coefficients),
  };
}

function concatenated(a: Float64Array, b: Float64Array): Float64Array {
  const all = new Float64Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
