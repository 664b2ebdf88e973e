import { log } from '../numerics/elementary/index.js';
import { type DrawSource, streamId, uniformOpen } from '../numerics/random.js';
import { secondsToUs } from '../numerics/time.js';

/** A volley that comes again: between which times of the run, and how far apart. */
export interface SeriesTimes {
  readonly from_us: number;
  /** No volley begins after it. */
  readonly until_us: number;
  /** Between one and the next; on average, where a Poisson process gives them. */
  readonly interval_s: number;
}

/** Times at a fixed distance, the first at `from_us`; at most `most` of them. */
export function regularTimes(
  { from_us, until_us, interval_s }: SeriesTimes,
  most: number,
): readonly number[] {
  const times: number[] = [];
  for (let number = 0; times.length < most; number++) {
    const at_us = from_us + secondsToUs(number * interval_s);
    if (at_us > until_us) break;
    times.push(at_us);
  }
  return times;
}

/**
 * One realisation of a Poisson process.
 *
 * Model: independent exponential gaps, the first counted from `from_us`; homogeneous, so that nothing that happens in a run makes a
 *   raid likelier. The draws are named by the volley and the number of the realisation alone: not by a seed, a trial or a sample, so
 *   every run of the scenario meets the same raids, and another series moves none of them.
 * Source: any text on point processes, such as D. R. Cox and V. Isham, Point Processes (1980), chapter 1.
 * Ignores: hours of the day, seasons, raids that bring on raids.
 */
export function poissonTimes(
  { from_us, until_us, interval_s }: SeriesTimes,
  { volley, realisation }: { readonly volley: string; readonly realisation: number },
  most: number,
): readonly number[] {
  const stream = streamId('raid-times', volley);
  const draws: DrawSource = { seed: { lo: 0, hi: 0 }, trial: realisation };
  const longest_s = (until_us - from_us) / 1e6;
  const times: number[] = [];
  let since_s = 0;
  while (times.length < most) {
    since_s -= interval_s * log(uniformOpen(draws, stream, times.length));
    if (since_s > longest_s) break;
    const at_us = from_us + secondsToUs(since_s);
    if (at_us > until_us) break;
    times.push(at_us);
  }
  return times;
}
