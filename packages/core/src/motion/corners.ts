/**
 * Lets steps end where the forces on a flight have corners.
 *
 * The air has a corner at each border of the standard's layers, and the curve of drag changes its curvature at each point of
 * its table. A step across such a place is less exact than its error estimate says, and is tried several times before it is
 * small enough. Steps that end there have neither trouble.
 *
 * Model: the way ahead is foreseen as a polynomial in time from position, velocity, acceleration and the first two
 * derivatives of the latter at the end of the last step, taken from the step's continuous extension; the moment at which it meets
 * the corner is found by Newton's method (height) or the secant (Mach number), beginning where the last steps' change of the
 * quantity, itself changing evenly, would lead.
 * A step that ends at the border of a layer is flown through the air of this layer, continued beyond the border: on its way the
 * method looks some tens of metres further than the step will lead, and would err by ten tolerances if it met the corner there.
 * Source: Hairer, Nørsett & Wanner, "Solving Ordinary Differential Equations I", 2nd ed., II.6, on discontinuous equations.
 * Ignores: corners above 86 km, and those of drag in thin air: they disturb less than the tolerance. A corner that is not
 * foreseen well costs accuracy and time, as every corner did without this, and the error estimate watches over it.
 */
import { LOCAL_DENSITY, LOCAL_LAYER, US1976_LAYER_BORDERS_M } from '../earth/index.js';
import { DENSE_ORDER, type DormandPrinceWork } from '../numerics/index.js';
import { type BallisticModel, ballisticRates, LOCAL_DRAG_RATE, LOCAL_MACH } from './ballistic-model.js';
import { STATE_SIZE } from './ephemeris.js';
import { heightAndClimbOver } from './flight-environment.js';
import { NextCorner } from './next-corner.js';

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
/**
 * The first step of a phase is no longer than it takes the air to take this share of the velocity: there is no step before it
 * that would have told how hard it is, and of a long one in thick air the error estimate may see only a tenth.
 */
const FIRST_SHARE = 0.05;

/** So far ahead of the beginning of a phase stands what a step before it would have told. */
const GLANCE_S = 0.01;

/** Watches the corners ahead of a flight, of one after the other. */
export class CornerWatch {
  private readonly borders = new NextCorner(HEIGHT_SLACK_M);
  private readonly points = new NextCorner(MACH_SLACK);
  /** At the end of the step before: Mach number and rate of climb (m/s); over that step: its length (s), mean change of Mach number (1/s). */
  private machBefore = 0;
  private climbBefore = 0;
  private lengthBefore = 0;
  private rateBefore = 0;
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
    this.points.forget();
    model.local[LOCAL_LAYER] = -1;
    ballisticRates(start_s, y, k1, model);
    const mach = model.local[LOCAL_MACH];
    const longest = Math.min(longest_s, FIRST_SHARE / model.local[LOCAL_DRAG_RATE]);
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
    this.rateBefore = (model.local[LOCAL_MACH] - mach) / GLANCE_S;
    this.lengthBefore = GLANCE_S;
    this.climbBefore = place[1];
    work.nextStep = longest - GLANCE_S;
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
    const { borders, points } = this;
    const climb = place[1];
    const climbBend = (climb - this.climbBefore) / h;
    this.climbBefore = climb;
    const mach = local[LOCAL_MACH];
    const meanRate = (mach - this.machBefore) / h;
    const machBend = (2 * (meanRate - this.rateBefore)) / (h + this.lengthBefore);
    const machRate = meanRate + 0.5 * h * machBend;
    this.machBefore = mach;
    this.rateBefore = meanRate;
    this.lengthBefore = h;
    const planned = work.nextStep;
    const soon = NEAR * planned;
    if (borders.mayComeWithin(place[0], soon * (Math.abs(climb) + 0.5 * soon * Math.abs(climbBend)))) {
      const toBorder = borders.wait(BORDERS_M, place[0], climb, climbBend);
      if (isNear(toBorder, work)) this.reachHeight(model, borders.corner, toBorder, work);
    }
    const endsThere = work.nextStep !== planned;
    // On its way a step looks some tens of metres beyond its end: what it meets there is not to be the next layer's air yet.
    local[LOCAL_LAYER] = endsThere ? borders.below - 1 : -1;
    // A step that ends at a border already is not lengthened across it.
    const latest = endsThere ? work.nextStep : STRETCH * planned;
    if (!(local[LOCAL_DENSITY] > THIN_KGPM3)) return;
    if (!points.mayComeWithin(mach, soon * (Math.abs(machRate) + 0.5 * soon * Math.abs(machBend)))) return;
    const toPoint = points.wait(model.drag.mach, mach, machRate, machBend);
    if (!isNear(toPoint, work)) return;
    this.reachMach(model, end_s, points.corner, toPoint, machRate + machBend * toPoint, latest, work);
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
    point: number,
    guess: number,
    slopeThere: number,
    latest: number,
    work: DormandPrinceWork,
  ): void {
    this.differentiate(work);
    let before = 0;
    let excessBefore = 0;
    let slope = slopeThere;
    let wait = guess;
    for (let look = 0; look < MOST_LOOKS; look++) {
      this.foresee(wait, work);
      ballisticRates(end_s + wait, this.ahead, this.rates, model);
      const excess = model.local[LOCAL_MACH] - point;
      if (look > 0) slope = (excess - excessBefore) / (wait - before);
      const correction = -excess / slope;
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

function isNear(wait: number, work: DormandPrinceWork): boolean {
  return wait > 0 && wait < NEAR * work.nextStep;
}

function endThere(wait: number, latest: number, work: DormandPrinceWork): void {
  if (wait > 0 && wait < latest) work.nextStep = wait;
}
