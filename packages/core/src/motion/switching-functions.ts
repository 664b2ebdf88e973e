/** What commonly happens in a flight, as switching functions: heights passed and the highest point. */
import { type EarthFigure, heightAbove, upAt } from './flight-environment.js';
import type { SwitchingFunction } from './propagate.js';

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
    value: (_t, state) => heightAbove(figure, state[0], state[1], state[2]) - height_m,
  };
}

/** The highest point: the vertical speed falls through zero. */
export function apogee(figure: EarthFigure): SwitchingFunction {
  const up = new Float64Array(3);
  return {
    name: 'apogee',
    direction: -1,
    terminal: false,
    value: (_t, state) => {
      upAt(figure, state[0], state[1], state[2], up);
      return up[0] * state[3] + up[1] * state[4] + up[2] * state[5];
    },
  };
}
