/** What happens in a flight, as functions of its state that change sign there: heights passed and the highest point. */
import { type EarthFigure, heightAbove } from './flight-environment.js';

/** Something that happens where `value` changes sign in `direction` (+1 rising, −1 falling, 0 either). */
export interface SwitchingFunction {
  readonly name: string;
  readonly direction: -1 | 0 | 1;
  /** True where the flight ends at the crossing. */
  readonly terminal: boolean;
  /** Of the state, and of its height (`place[0]`, m) and rate of climb (`place[1]`, m/s) over the figure of the Earth. */
  readonly value: (state: Float64Array, place: Float64Array) => number;
  /**
   * Where it falls only: while this place is over this number the value is above zero, so that it need not be asked for. Heights stand
   * here with a metre to spare, lest rounding matter.
   */
  readonly positiveWhile?: { readonly place: 0 | 1; readonly over: number };
}

/** The flight sinks through `height_m` above the figure; a start at that height going up is no crossing. */
export function sinksThrough(
  name: string,
  figure: EarthFigure,
  height_m: number,
  terminal: boolean,
): SwitchingFunction {
  return {
    name,
    direction: -1,
    terminal,
    positiveWhile: { place: 0, over: height_m + 1 },
    value: (state) => heightAbove(figure, state[0], state[1], state[2]) - height_m,
  };
}

/** The highest point: the rate of climb falls through zero. */
export const apogee: SwitchingFunction = {
  name: 'apogee',
  direction: -1,
  terminal: false,
  positiveWhile: { place: 1, over: 0 },
  value: (_state, place) => place[1],
};
