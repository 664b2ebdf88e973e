import type { TimeUs } from '../numerics/index.js';
import type { Estimate } from './ballistic-filter.js';
import type { Plot } from './plot.js';

/** A body that a tracker follows, or believes to follow: plain data. */
export interface Track {
  /** Counts from 1 in the order in which tracks began; unique within one tracker. */
  readonly number: number;
  /** `tentative` until enough plots came, then `firm`. */
  status: 'tentative' | 'firm';
  readonly started_us: TimeUs;
  /** At the time of the last plot. */
  readonly estimate: Estimate;
  /** Plots and looks since the start, both counting the first plot's. */
  hits: number;
  looks: number;
  /** Looks in a row without a plot. */
  misses: number;
  /** Sum of the squared distances of plots taken in: how badly the plots fit. */
  misfit: number;
  /** Numbers of the plots taken in while tentative; empty once firm. */
  plots: number[];
}

/** A plot that no track took and that may yet start one with a later plot. */
export interface LonePlot {
  readonly plot: Plot;
  readonly number: number;
  /** Looks since, the plot's own not counted. */
  looks: number;
}
