/**
 * Lets steps end where the forces on a flight have corners.
 *
 * The air has a corner at each border of the standard's layers, and the curve of drag changes its curvature at each point of
 * its table. A step across such a place is less exact than its error estimate says, and is tried several times before it is
 * small enough. Steps that end there have neither trouble.
 *
 * Model: the way ahead is foreseen as a polynomial in time from position, velocity, acceleration and the first two
 * derivatives of the latter at the end of the last step, taken from the step's continuous extension; the moment at which it meets the corner is found by Newton's method (height) or the secant (Mach number).
 * A step that ends at the border of a layer is flown through the air of this layer, continued beyond the border: on its way the
 * method looks some tens of metres further than the step will lead, and would err by ten tolerances if it met the corner there.
 * Source: Hairer, Nørsett & Wanner, "Solving Ordinary Differential Equations I", 2nd ed., II.6, on discontinuous equations.
 * Ignores: corners above 86 km, and those of drag in thin air: they disturb less than the tolerance. A corner that is not
 * foreseen well costs accuracy and time, as every corner did without this, and the error estimate watches over it.
 */
import { LOCAL_DENSITY, LOCAL_LAYER, US1976_LAYER_BORDERS_M } from '../earth/index.js';
import { DENSE_ORDER, type DormandPrinceWork } from '../numerics/index.js';
import { type BallisticModel, ballisticRates, LOCAL_MACH } from './ballistic-model.js';
import { STATE_SIZE } from './ephemeris.js';
import { heightAndClimbOver } from './flight-environment.js';

const BORDERS_M = Float64Array.from(US1976_LAYER_BORDERS_M);
/** Nearer than this, a corner counts as passed. */
const HEIGHT_SLACK_M = 2;
const MACH_SLACK = 1e-3;
/** In thinner air the corners of drag do not matter. */
const THIN_KGPM3 = 1e-3;
/** A corner that is thought to be so many steps away may turn out to lie within the next. */
const NEAR = 1.3;
/** A search that leads so many steps away has lost its way. */
const LOST = 3;
/** A step is lengthened by so much in order to reach a corner. */
const STRETCH = 1.08;
/** A correction smaller than this is the last: what it leaves is smaller by far. */
const ENOUGH_S = 0.02;
const MOST_LOOKS = 4;

/** So far ahead of the beginning of a phase stands what a step before it would have told. */
const GLANCE_S = 0.01;

/** Watches the corners ahead of a flight, of one after the other. */
export class CornerWatch {
  private machBefore = 0;
  /** Between which corners height and Mach number were last, and how many corners lie below. */
  private readonly heights = new Float64Array(3);
  private readonly machs = new Float64Array(3);
  private readonly ahead = new Float64Array(STATE_SIZE);
  private readonly rates = new Float64Array(STATE_SIZE);
  private readonly place = new Float64Array(2);
  /** First and second derivative of the acceleration where it looked last, m/s³ and m/s⁴. */
  private readonly jerk = new Float64Array(3);
  private readonly snap = new Float64Array(3);
  /** Length of the step from which these are still to be taken, 0 where they are known. */
  private derivativesOf = 0;

  /** The first step of a phase that begins at `start_s` with the state `work.y`: no longer than `longest_s`. */
  firstStep(model: BallisticModel, start_s: number, longest_s: number, work: DormandPrinceWork): number {
    if (!model.hasAir) return longest_s;
    const { y, yNext, k1, k7 } = work;
    const { ahead, jerk, place, snap } = this;
    this.machs.fill(Number.NaN);
    model.local[LOCAL_LAYER] = -1;
    ballisticRates(start_s, y, k1, model);
    const mach = model.local[LOCAL_MACH];
    yNext.set(y);
    k7.set(k1);
    this.derivativesOf = 0;
    jerk.fill(0);
    snap.fill(0);
    this.foresee(GLANCE_S, work);
    yNext.set(ahead);
    ballisticRates(start_s + GLANCE_S, ahead, k7, model);
    for (let i = 0; i < 3; i++) jerk[i] = (k7[i + 3] - k1[i + 3]) / GLANCE_S;
    heightAndClimbOver(model.environment.figure, ahead, place);
    this.machBefore = mach;
    work.nextStep = longest_s - GLANCE_S;
    this.look(model, start_s + GLANCE_S, GLANCE_S, place, work);
    this.machBefore = mach;
    return work.nextStep + GLANCE_S;
  }

  /**
   * Cuts `work.nextStep` short where a corner comes first; to be called after each step of a phase.
   *
   * @param end_s end of the step, of length `h`; there the model was evaluated last
   * @param place height (m) and rate of climb (m/s) there
   */
  afterStep(
    model: BallisticModel,
    end_s: number,
    h: number,
    place: Float64Array,
    work: DormandPrinceWork,
  ): void {
    if (!model.hasAir) return;
    this.derivativesOf = h;
    this.look(model, end_s, h, place, work);
  }

  private look(
    model: BallisticModel,
    end_s: number,
    h: number,
    place: Float64Array,
    work: DormandPrinceWork,
  ): void {
    const { local } = model;
    const height = place[0];
    const climb = place[1];
    const mach = local[LOCAL_MACH];
    const machRate = (mach - this.machBefore) / h;
    this.machBefore = mach;
    const border = nextCorner(BORDERS_M, height, climb, HEIGHT_SLACK_M, this.heights);
    const toBorder = (border - height) / climb;
    const planned = work.nextStep;
    if (isNear(toBorder, work)) this.reachHeight(model, border, toBorder, work);
    const endsThere = work.nextStep !== planned;
    // On its way a step looks some tens of metres beyond its end: what it meets there is not to be the next layer's air yet.
    local[LOCAL_LAYER] = endsThere ? this.heights[2] - 1 : -1;
    // A step that ends at a border already is not lengthened across it.
    const latest = endsThere ? work.nextStep : STRETCH * planned;
    if (!(local[LOCAL_DENSITY] > THIN_KGPM3)) return;
    const point = nextCorner(model.drag.mach, mach, machRate, MACH_SLACK, this.machs);
    const toPoint = (point - mach) / machRate;
    if (isNear(toPoint, work)) this.reachMach(model, end_s, mach, point, toPoint, latest, work);
  }

  private reachHeight(model: BallisticModel, border: number, guess: number, work: DormandPrinceWork): void {
    const { place } = this;
    this.differentiate(work);
    let wait = guess;
    for (let look = 0; look < MOST_LOOKS; look++) {
      this.foresee(wait, work);
      heightAndClimbOver(model.environment.figure, this.ahead, place);
      const correction = (border - place[0]) / place[1];
      wait += correction;
      if (!(Math.abs(wait) < LOST * work.nextStep)) return;
      if (Math.abs(correction) < ENOUGH_S) break;
    }
    endThere(wait, STRETCH * work.nextStep, work);
  }

  private reachMach(
    model: BallisticModel,
    end_s: number,
    mach: number,
    point: number,
    guess: number,
    latest: number,
    work: DormandPrinceWork,
  ): void {
    this.differentiate(work);
    let before = 0;
    let excessBefore = mach - point;
    this.differentiate(work);
    let wait = guess;
    for (let look = 0; look < MOST_LOOKS; look++) {
      this.foresee(wait, work);
      ballisticRates(end_s + wait, this.ahead, this.rates, model);
      const excess = model.local[LOCAL_MACH] - point;
      const correction = (-excess * (wait - before)) / (excess - excessBefore);
      before = wait;
      excessBefore = excess;
      wait += correction;
      if (!(Math.abs(wait) < LOST * work.nextStep)) return;
      if (Math.abs(correction) < ENOUGH_S) break;
    }
    endThere(wait, latest, work);
  }

  /** The first and second derivative of the acceleration at the end of the step, if they are not known yet. */
  private differentiate({ dense }: DormandPrinceWork): void {
    const { derivativesOf: h, jerk, snap } = this;
    if (h === 0) return;
    this.derivativesOf = 0;
    const perH = 1 / h;
    const perH2 = perH * perH;
    for (let i = 0; i < 3; i++) {
      const o = (i + 3) * DENSE_ORDER;
      jerk[i] = (2 * dense[o + 4] - 4 * dense[o + 3] - 2 * dense[o + 2]) * perH2;
      snap[i] = (12 * dense[o + 4] - 6 * dense[o + 3]) * perH2 * perH;
    }
  }

  /** Writes into `ahead` where the flight will be `wait` seconds after the step. */
  private foresee(wait: number, work: DormandPrinceWork): void {
    const { ahead, jerk, snap } = this;
    const { yNext, k7 } = work;
    for (let i = 0; i < 3; i++) {
      const v = i + 3;
      const first = wait * jerk[i];
      const second = wait * wait * snap[i];
      ahead[i] = yNext[i] + wait * (yNext[v] + wait * (k7[v] / 2 + first / 6 + second / 24));
      ahead[v] = yNext[v] + wait * (k7[v] + first / 2 + second / 6);
    }
  }
}

/** The corner that a quantity comes to next, infinite where it comes to none; `between` holds those around it. */
function nextCorner(
  corners: Float64Array,
  value: number,
  rate: number,
  slack: number,
  between: Float64Array,
): number {
  const from = rate > 0 ? value + slack : value - slack;
  if (!(from >= between[0] && from < between[1])) {
    let above = 0;
    while (above < corners.length && corners[above] <= from) above++;
    between[0] = above > 0 ? corners[above - 1] : Number.NEGATIVE_INFINITY;
    between[1] = above < corners.length ? corners[above] : Number.POSITIVE_INFINITY;
    between[2] = above;
  }
  return rate > 0 ? between[1] : between[0];
}

function isNear(wait: number, work: DormandPrinceWork): boolean {
  return wait > 0 && wait < NEAR * work.nextStep;
}

function endThere(wait: number, latest: number, work: DormandPrinceWork): void {
  if (wait > 0 && wait < latest) work.nextStep = wait;
}
