/** Which corner a quantity that changes with time comes to next, and when. */

/**
 * Looks along one quantity at the corners among which it moves.
 *
 * Model: the quantity changes by rate · t + ½ bend · t², so that one that turns round is seen to come back.
 */
export class NextCorner {
  /** The corner that it comes to next, infinite where there is none. */
  corner = Number.POSITIVE_INFINITY;
  /** How many corners lie below the quantity where it was last. */
  below = 0;
  private readonly slack: number;
  private low = Number.NaN;
  private high = Number.NaN;

  /** @param slack nearer than this, a corner counts as passed */
  constructor(slack: number) {
    this.slack = slack;
  }

  /** True where the quantity may come to a corner while it changes by up to `span`: a quick look that spares most of the long ones. */
  mayComeWithin(value: number, span: number): boolean {
    return !(value - span > this.low + this.slack && value + span < this.high - this.slack);
  }

  /** To be called where the next look is at other corners than the last. */
  forget(): void {
    this.low = Number.NaN;
  }

  /** The time until the quantity comes to its next corner, not a positive number where it comes to none. */
  wait(corners: Float64Array, value: number, rate: number, bend: number): number {
    this.face(corners, value, rate);
    const wait = waitFor(this.corner - value, rate, bend);
    if (wait !== Number.POSITIVE_INFINITY || !(rate * bend < 0)) return wait;
    // It turns round before.
    this.face(corners, value, -rate);
    return waitFor(this.corner - value, rate, bend);
  }

  private face(corners: Float64Array, value: number, rate: number): void {
    const from = rate > 0 ? value + this.slack : value - this.slack;
    if (!(from >= this.low && from < this.high)) {
      let below = 0;
      while (below < corners.length && corners[below] <= from) below++;
      this.low = below > 0 ? corners[below - 1] : Number.NEGATIVE_INFINITY;
      this.high = below < corners.length ? corners[below] : Number.POSITIVE_INFINITY;
      this.below = below;
    }
    this.corner = rate > 0 ? this.high : this.low;
  }
}

/** The least t > 0 with rate · t + ½ bend · t² = distance; infinite where there is none. */
function waitFor(distance: number, rate: number, bend: number): number {
  const under = rate * rate + 2 * bend * distance;
  if (!(under >= 0)) return Number.POSITIVE_INFINITY;
  const root = Math.sqrt(under);
  const sum = rate >= 0 ? rate + root : rate - root;
  const wait = (2 * distance) / sum;
  return wait > 0 ? wait : -sum / bend;
}
