/** How finely the globe is drawn: less while it moves on a slow machine, fully at rest. Pure but for the clock it is given. */

/** Slower than this, ms a frame, the globe is drawn more coarsely; faster than the other, more finely again. */
const SLOW_MS = 90;
const QUICK_MS = 35;
const COARSEST = 0.5;
const STEP = 0.8;
/** A longer pause is no frame time: nothing moved. */
const PAUSE_MS = 600;

export class Pace {
  /** Share of the full resolution while something moves. */
  scale: number;
  private last_ms = Number.NEGATIVE_INFINITY;
  private mean_ms = 50;
  private frames = 0;

  /** @param slow begins coarsely: the first picture comes sooner */
  constructor(slow: boolean) {
    this.scale = slow ? COARSEST : 1;
  }

  /** A frame was drawn. */
  frame(now_ms: number): void {
    const took_ms = now_ms - this.last_ms;
    this.last_ms = now_ms;
    if (took_ms > PAUSE_MS) {
      this.frames = 0;
      return;
    }
    this.mean_ms += 0.3 * (took_ms - this.mean_ms);
    this.frames++;
    // A change of scale takes a while to show.
    if (this.frames < 5) return;
    if (this.mean_ms > SLOW_MS && this.scale > COARSEST) this.change(this.scale * STEP);
    else if (this.mean_ms < QUICK_MS && this.scale < 1) this.change(this.scale / STEP);
  }

  private change(scale: number): void {
    this.scale = Math.min(1, Math.max(COARSEST, scale));
    this.frames = 0;
  }
}
