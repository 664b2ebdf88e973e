import type { TimeUs, Vec3 } from '../numerics/index.js';
import type { Estimate } from './estimate.js';
import type { Plot } from './plot.js';

/** A body that a tracker follows, or believes to follow: plain data, changed in place from look to look. */
export interface Track {
  /** Counts from 1 in the order in which tracks began; unique within one tracker. */
  readonly number: number;
  /** `tentative` until enough plots came, then `firm`. */
  status: 'tentative' | 'firm';
  /** Time and measured range of its first plot. */
  readonly firstPlot_us: TimeUs;
  readonly firstRange_m: number;
  lastPlot_us: TimeUs;
  /** Not worth a beam of its own: set by who knows what it is. */
  quiet: boolean;
  /** At the time of the last plot, or of a later look up to which it was carried without one. */
  readonly estimate: Estimate;
  /** Plots since the start, the first one's counted. */
  hits: number;
  /** Looks that count: those whose plot it took, and those in which a beam was pointed at it in vain. */
  looks: number;
  /** Beams pointed at it in a row without a plot. */
  misses: number;
  /** Sum of the squared distances of plots taken in: how badly the plots fit. */
  misfit: number;
  /** Index of the plot that it took in the last look, −1 where none. */
  lastPlot: number;
  /** Numbers of the plots taken in while tentative; empty once firm. */
  plots: number[];
}

/** A plot that no track took and that may yet start one with a later plot. */
export interface LonePlot {
  readonly plot: Plot;
  readonly number: number;
  /** Where it is, Earth-fixed, m, and the root of its summed variances. */
  readonly place: Vec3<'ecef'>;
  readonly spread_m: number;
  /** Seen again nearby too soon for anything that would be followed: no beam is spent on it any more. */
  slow: boolean;
}
