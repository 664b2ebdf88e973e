/**
 * The air of flights: density and slowness of sound as polynomials over short cells of height.
 *
 * Model: each layer of the standard atmosphere is cut into cells of about a kilometre; in each stands the polynomial of fifth
 * degree through the layer's own values at six Chebyshev points. No cell reaches across the border of a layer, where the
 * standard has a corner. Above 86 km and below −5 km the standard's own formulas are used.
 * Source: W. H. Press et al., "Numerical Recipes", 3rd ed. (2007), sections 3.5 and 5.8.
 * Valid: everywhere; within 1e-10 of `densityAndSoundSpeed`, relatively, and for a fraction of its time: no logarithm, no
 * exponential, and none of its divisions and roots that have to wait for each other.
 */
import { cos } from '../numerics/elementary/index.js';
import { densityAndSoundSpeed, US1976_LAYER_BORDERS_M } from './atmosphere-us1976.js';

/** Places in the array that `airAtHeight` reads from and writes to; the first three are left to an acceleration. */
export const LOCAL_HEIGHT = 3;
export const LOCAL_DENSITY = 4;
export const LOCAL_SLOWNESS = 5;
/** What `densityAndSlope` writes instead of the slowness. */
export const LOCAL_SLOPE = 5;
/**
 * A further place: the number of a layer from below. `densityAndSlope` writes the one that the height lies in (above all and below all the
 * nearest), `airInLayer` reads it, and −1 stands for that one.
 */
export const LOCAL_LAYER = 7;

// What is exported is looked up at each use, here too; these the engine knows.
const HEIGHT = LOCAL_HEIGHT;
const DENSITY = LOCAL_DENSITY;
const SLOWNESS = LOCAL_SLOWNESS;
const SLOPE = LOCAL_SLOPE;
const LAYER = LOCAL_LAYER;

/** So far beyond its borders a layer is continued by `airInLayer`, m. */
const CONTINUED_M = 100;

/** Coefficients of one polynomial; a cell has two, of the density and of the slowness. */
const ORDER = 6;
const CELL_SIZE = 2 * ORDER;
const CELL_M = 1000;
/** Over so much height above it the slope of the density is taken where there is no table, m. */
const SLOPE_OVER_M = 1;
const BORDERS_M = Float64Array.from(US1976_LAYER_BORDERS_M);
const LAYERS = BORDERS_M.length - 1;
const BOTTOM_M = BORDERS_M[0];
const TOP_M = BORDERS_M[LAYERS];
/** Of each layer: the number of its lowest cell, and its cells per metre. */
const LOWEST_CELL = new Int32Array(LAYERS + 1);
const CELLS_PER_M = new Float64Array(LAYERS);
const CELLS_OF = new Int32Array(LAYERS);
for (let layer = 0; layer < LAYERS; layer++) {
  const depth_m = BORDERS_M[layer + 1] - BORDERS_M[layer];
  const cells = Math.ceil(depth_m / CELL_M);
  LOWEST_CELL[layer + 1] = LOWEST_CELL[layer] + cells;
  CELLS_PER_M[layer] = cells / depth_m;
  CELLS_OF[layer] = cells;
}
const CELLS = filledCells();
const exact = new Float64Array(2);

/**
 * Density (kg/m³, into `local[LOCAL_DENSITY]`) and the inverse of the speed of sound (s/m, into `local[LOCAL_SLOWNESS]`) at the
 * height that stands in `local[LOCAL_HEIGHT]`, m. A NaN gives NaN.
 *
 * Numbers come and go in an array because it is called for every step of every flight, and a number handed from function
 * to function costs an allocation wherever the engine does not merge the two.
 */
export function airAtHeight(local: Float64Array): void {
  const h = local[HEIGHT];
  if (!(h >= BOTTOM_M && h < TOP_M)) {
    densityAndSoundSpeed(h, exact);
    local[DENSITY] = exact[0];
    local[SLOWNESS] = 1 / exact[1];
    return;
  }
  let layer = 0;
  while (h >= BORDERS_M[layer + 1]) layer++;
  airOf(layer, local);
}

/**
 * Density (kg/m³, into `local[LOCAL_DENSITY]`), its slope with height (kg/m⁴, into `local[LOCAL_SLOPE]`), and the number of the layer
 * (into `local[LOCAL_LAYER]`) at the height that stands in `local[LOCAL_HEIGHT]`, m. At the border of two layers the slope is that of the
 * upper one.
 */
export function densityAndSlope(local: Float64Array): void {
  const h = local[HEIGHT];
  if (!(h >= BOTTOM_M && h < TOP_M)) {
    densityAndSoundSpeed(h, exact);
    const density = exact[0];
    densityAndSoundSpeed(h + SLOPE_OVER_M, exact);
    local[DENSITY] = density;
    local[SLOPE] = (exact[0] - density) / SLOPE_OVER_M;
    local[LAYER] = h < BOTTOM_M ? 0 : LAYERS - 1;
    return;
  }
  let layer = 0;
  while (h >= BORDERS_M[layer + 1]) layer++;
  const cellsPerM = CELLS_PER_M[layer];
  const place = (h - BORDERS_M[layer]) * cellsPerM;
  const cell = Math.min(place | 0, CELLS_OF[layer] - 1);
  const u = place - cell - 0.5;
  const uu = u * u;
  const o = (LOWEST_CELL[layer] + cell) * CELL_SIZE;
  const c1 = CELLS[o + 1];
  const c2 = CELLS[o + 2];
  const c3 = CELLS[o + 3];
  const c4 = CELLS[o + 4];
  const c5 = CELLS[o + 5];
  local[DENSITY] = CELLS[o] + c1 * u + uu * (c2 + c3 * u + uu * (c4 + c5 * u));
  local[SLOPE] = cellsPerM * (c1 + 2 * c2 * u + uu * (3 * c3 + 4 * c4 * u + 5 * uu * c5));
  local[LAYER] = layer;
}

/**
 * As `airAtHeight`, but next to the borders of the layer that stands in `local[LOCAL_LAYER]` the air of this layer is taken,
 * continued smoothly up to 100 m beyond: for a step of an integration that is to end at a border, but looks across it on its way.
 */
export function airInLayer(local: Float64Array): void {
  const layer = local[LAYER];
  const h = local[HEIGHT];
  if (
    layer >= 0 &&
    layer < LAYERS &&
    h > BORDERS_M[layer] - CONTINUED_M &&
    h < BORDERS_M[layer + 1] + CONTINUED_M
  ) {
    airOf(layer, local);
  } else {
    airAtHeight(local);
  }
}

function airOf(layer: number, local: Float64Array): void {
  const place = (local[HEIGHT] - BORDERS_M[layer]) * CELLS_PER_M[layer];
  // Beyond the borders of the layer its outermost cells go on.
  const cell = Math.min(place | 0, CELLS_OF[layer] - 1);
  const u = place - cell - 0.5;
  const uu = u * u;
  const o = (LOWEST_CELL[layer] + cell) * CELL_SIZE;
  local[DENSITY] =
    CELLS[o] +
    CELLS[o + 1] * u +
    uu * (CELLS[o + 2] + CELLS[o + 3] * u + uu * (CELLS[o + 4] + CELLS[o + 5] * u));
  local[SLOWNESS] =
    CELLS[o + 6] +
    CELLS[o + 7] * u +
    uu * (CELLS[o + 8] + CELLS[o + 9] * u + uu * (CELLS[o + 10] + CELLS[o + 11] * u));
}

function filledCells(): Float64Array {
  const cells = new Float64Array(LOWEST_CELL[LAYERS] * CELL_SIZE);
  const nodes = Float64Array.from({ length: ORDER }, (_, k) => -0.5 * cos((Math.PI * (k + 0.5)) / ORDER));
  const density = new Float64Array(ORDER);
  const slowness = new Float64Array(ORDER);
  const air = new Float64Array(2);
  for (let layer = 0; layer < LAYERS; layer++) {
    for (let cell = LOWEST_CELL[layer]; cell < LOWEST_CELL[layer + 1]; cell++) {
      for (let k = 0; k < ORDER; k++) {
        const place = cell - LOWEST_CELL[layer] + 0.5 + nodes[k];
        densityAndSoundSpeed(BORDERS_M[layer] + place / CELLS_PER_M[layer], air);
        density[k] = air[0];
        slowness[k] = 1 / air[1];
      }
      cells.set(polynomialThrough(nodes, density), cell * CELL_SIZE);
      cells.set(polynomialThrough(nodes, slowness), cell * CELL_SIZE + ORDER);
    }
  }
  return cells;
}

/** Coefficients, lowest power first, of the polynomial through the points: Newton's divided differences, multiplied out. */
function polynomialThrough(x: Float64Array, y: Float64Array): Float64Array {
  const n = x.length;
  const difference = y.slice();
  for (let order = 1; order < n; order++) {
    for (let i = n - 1; i >= order; i--) {
      difference[i] = (difference[i] - difference[i - 1]) / (x[i] - x[i - order]);
    }
  }
  const power = new Float64Array(n);
  for (let k = n - 1; k >= 0; k--) {
    // What is there times (u − x[k]), plus the next difference.
    for (let i = n - 1; i > 0; i--) power[i] = power[i - 1] - x[k] * power[i];
    power[0] = difference[k] - x[k] * power[0];
  }
  return power;
}
