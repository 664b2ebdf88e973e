/** Finds where switching functions cross zero while a flight is integrated. */
import { brentRoot, evaluateDenseState } from '../numerics/index.js';
import { STATE_SIZE } from './ephemeris.js';
import { type EarthFigure, heightAndClimbOver } from './flight-environment.js';
import type { SwitchingFunction } from './switching-functions.js';

/** Something happened at `t_s`, where the state was `state`. */
export interface Crossing {
  readonly name: string;
  readonly t_s: number;
  readonly state: Float64Array;
}

/** A root is located to a tenth of the microsecond to which event times are rounded up. */
const ROOT_TOLERANCE_S = 1e-7;

/** Where a root is looked for. */
const tried = new Float64Array(STATE_SIZE);
const triedPlace = new Float64Array(2);

/**
 * Looks at switching functions at the end of each step and keeps what it finds in order of time.
 *
 * Where the flight turns from climbing to sinking or back within a step, it is looked at there too. Between these looks its
 * height only rises or only falls, so that no height is passed twice unseen.
 */
export class SwitchWatch {
  readonly crossings: Crossing[] = [];
  ended: Crossing | undefined;
  private readonly figure: EarthFigure;
  private readonly switches: readonly SwitchingFunction[];
  private readonly before: Float64Array;
  private readonly state = new Float64Array(STATE_SIZE);
  /** Height (m) and rate of climb (m/s) where it looked last. */
  readonly place = new Float64Array(2);

  constructor(figure: EarthFigure, switches: readonly SwitchingFunction[], initial: Float64Array) {
    this.figure = figure;
    this.switches = switches;
    this.before = new Float64Array(switches.length);
    heightAndClimbOver(figure, initial, this.place);
    for (let s = 0; s < switches.length; s++) this.before[s] = switches[s].value(initial, this.place);
  }

  /** Looks at the step [start, start + h] with its dense coefficients and its last state; true where the flight ends in it. */
  step(start: number, h: number, dense: Float64Array, last: Float64Array): boolean {
    const { place } = this;
    const climbed = place[1];
    heightAndClimbOver(this.figure, last, place);
    if (!(climbed * place[1] < 0)) return this.look(start, h, dense, 0, 1, last);
    const turn = this.root((_state, there) => there[1], h, dense, 0, 1);
    evaluateDenseState(dense, 0, turn, STATE_SIZE, this.state);
    heightAndClimbOver(this.figure, this.state, place);
    // The rate of climb is zero here but for rounding; the highest point, which is where it is zero, need not be looked for again.
    place[1] = 0;
    if (this.look(start, h, dense, 0, turn, this.state)) return true;
    heightAndClimbOver(this.figure, last, place);
    return this.look(start, h, dense, turn, 1, last);
  }

  /** Something is known to happen at this moment. */
  mark(name: string, t_s: number, state: Float64Array): void {
    this.crossings.push({ name, t_s, state: state.slice() });
  }

  private look(
    start: number,
    h: number,
    dense: Float64Array,
    from: number,
    to: number,
    state: Float64Array,
  ): boolean {
    const { before, place, switches } = this;
    let found: Crossing[] | undefined;
    for (let s = 0; s < switches.length; s++) {
      const { positiveWhile } = switches[s];
      if (positiveWhile !== undefined && place[positiveWhile.place] > positiveWhile.over) {
        before[s] = 1;
        continue;
      }
      const value = switches[s].value(state, place);
      if (crosses(before[s], value, switches[s].direction)) {
        found ??= [];
        const theta = value === 0 ? to : this.root(switches[s].value, h, dense, from, to);
        found.push(crossingAt(switches[s].name, start, h, dense, theta));
      }
      before[s] = value;
    }
    return found !== undefined && this.keep(found);
  }

  /** Keeps what was found in order of time, up to the first terminal crossing; true where there is one. */
  private keep(found: Crossing[]): boolean {
    found.sort((a, b) => a.t_s - b.t_s || (a.name < b.name ? -1 : 1));
    for (const crossing of found) {
      this.crossings.push(crossing);
      if (!this.switches.some((one) => one.terminal && one.name === crossing.name)) continue;
      this.ended = crossing;
      return true;
    }
    return false;
  }

  /** The fraction of the step between `from` and `to` at which a value is zero. */
  private root(
    value: SwitchingFunction['value'],
    h: number,
    dense: Float64Array,
    from: number,
    to: number,
  ): number {
    const { figure } = this;
    const valueAt = (theta: number) => {
      evaluateDenseState(dense, 0, theta, STATE_SIZE, tried);
      heightAndClimbOver(figure, tried, triedPlace);
      return value(tried, triedPlace);
    };
    const root = brentRoot(valueAt, from, to, { tolerance: ROOT_TOLERANCE_S / h });
    // The dense output meets the end of its step but for rounding: a sign that changed by no more than that did so there.
    return root.ok ? root.x : to;
  }
}

function crossingAt(name: string, start: number, h: number, dense: Float64Array, theta: number): Crossing {
  const state = new Float64Array(STATE_SIZE);
  evaluateDenseState(dense, 0, theta, STATE_SIZE, state);
  return { name, t_s: start + theta * h, state };
}

function crosses(before: number, after: number, direction: -1 | 0 | 1): boolean {
  if (direction >= 0 && before < 0 && after >= 0) return true;
  return direction <= 0 && before > 0 && after <= 0;
}
