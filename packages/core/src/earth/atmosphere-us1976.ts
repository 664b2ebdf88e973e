import { exp, log } from '../numerics/elementary/index.js';
import { invariant } from '../numerics/invariant.js';
import { MOLECULAR_WEIGHT_RATIO_80_TO_86_KM, UPPER_ATMOSPHERE } from './atmosphere-us1976-upper.js';
import { STANDARD_GRAVITY_MPS2 } from './wgs84.js';

/** The air at one height. */
export interface Air {
  /** Kinetic temperature. */
  readonly temperature_K: number;
  readonly pressure_Pa: number;
  readonly density_kgpm3: number;
  readonly speedOfSound_mps: number;
  /** Sutherland's formula; above 86 km, where the standard defines none, it still follows the temperature. */
  readonly dynamicViscosity_Pas: number;
  /** The standard's own gravity, g₀ (r₀ / (r₀ + h))², which defines geopotential height. */
  readonly gravity_mps2: number;
}

/** The standard's constants (U.S. Standard Atmosphere 1976, tables 2 and 3). */
const EFFECTIVE_RADIUS_M = 6_356_766;
const GAS_CONSTANT_JPKGK = 8314.32 / 28.9644;
const RATIO_OF_SPECIFIC_HEATS = 1.4;
const SEA_LEVEL_PRESSURE_PA = 101_325;
const SEA_LEVEL_TEMPERATURE_K = 288.15;
const SUTHERLAND_BETA = 1.458e-6;
const SUTHERLAND_K = 110.4;
const HYDROSTATIC_KPM = STANDARD_GRAVITY_MPS2 / GAS_CONSTANT_JPKGK;

/** Heights that bound the model, m, geometric. */
const LOWEST_M = -5_000;
const WELL_MIXED_TOP_M = 80_000;
const LAYERED_TOP_M = 86_000;

/** Base of each layer, geopotential m, and its gradient of molecular-scale temperature, K/m (table 4 of the standard). */
const LAYER_BASE_M = Float64Array.of(0, 11_000, 20_000, 32_000, 47_000, 51_000, 71_000);
const LAYER_GRADIENT_KPM = Float64Array.of(-0.0065, 0, 0.001, 0.0028, 0, -0.0028, -0.002);
const LAST_LAYER = 6;
/** At each base: molecular-scale temperature, pressure, and what stands before the height or the logarithm in `pressureIn`. */
const LAYER_TEMPERATURE_K = new Float64Array(LAST_LAYER + 1);
const LAYER_PRESSURE_PA = new Float64Array(LAST_LAYER + 1);
const LAYER_FACTOR = new Float64Array(LAST_LAYER + 1);
fillLayers();

/** Rows of the published table above 86 km, with the layered model's own values at 86 km before them, so that nothing jumps. */
const UPPER_ROWS = 1 + UPPER_ATMOSPHERE.length;
const UPPER_HEIGHT_M = new Float64Array(UPPER_ROWS);
const UPPER_TEMPERATURE_K = new Float64Array(UPPER_ROWS);
const UPPER_LOG_PRESSURE = new Float64Array(UPPER_ROWS);
const UPPER_LOG_DENSITY = new Float64Array(UPPER_ROWS);
const UPPER_SOUND_MPS = new Float64Array(UPPER_ROWS);
fillUpperRows();

/**
 * The U.S. Standard Atmosphere of 1976 at a height.
 *
 * Model: up to 86 km the seven layers of linear molecular-scale temperature over geopotential height, with the table of
 * mean molecular weight from 80 to 86 km for the kinetic temperature; above, where the standard integrates the
 * diffusion of each gas, its published table: temperature and speed of sound linear, pressure and density
 * exponential between its rows. The speed of sound there is √(1.4 p/ρ), a continuation: the standard defines none.
 * Source: U.S. Standard Atmosphere, 1976 (NOAA-S/T 76-1562, NASA-TM-X-74335).
 * Valid: −5 to 86 km exactly; to 1,000 km the rows exactly and between them within 6 % in density. That is enough: the whole
 * column of air above 86 km is 0.04 kg/m² and takes about 0.1 m/s from a warhead at 2 km/s. Below −5 km the air of
 * −5 km is given, above 1,000 km the last exponential goes on. Nothing jumps anywhere.
 * Ignores: weather, latitude, season, sunspots (above 150 km the true density varies by a factor of two and more).
 * @param height_m geometric height above mean sea level; heights above the ellipsoid are used in its place (up to 100 m off)
 * @throws InvariantError where the height is not finite
 */
export function atmosphereUs1976(height_m: number): Air {
  invariant(Number.isFinite(height_m), `height_m must be finite, not ${height_m}`);
  const h = Math.max(height_m, LOWEST_M);
  const gravityRatio = EFFECTIVE_RADIUS_M / (EFFECTIVE_RADIUS_M + h);
  const gravity_mps2 = STANDARD_GRAVITY_MPS2 * gravityRatio * gravityRatio;
  if (h < LAYERED_TOP_M) {
    const geopotential_m = geopotentialHeight(h);
    const layer = layerOf(geopotential_m);
    const scale_K = scaleTemperature(layer, geopotential_m);
    const pressure_Pa = pressureIn(layer, geopotential_m, scale_K);
    const temperature_K = scale_K * molecularWeightRatio(h);
    const gasTemperature = GAS_CONSTANT_JPKGK * scale_K;
    return {
      temperature_K,
      pressure_Pa,
      density_kgpm3: pressure_Pa / gasTemperature,
      speedOfSound_mps: Math.sqrt(RATIO_OF_SPECIFIC_HEATS * gasTemperature),
      dynamicViscosity_Pas: sutherland(temperature_K),
      gravity_mps2,
    };
  }
  const row = upperRow(h);
  const share = upperShare(row, h);
  const temperature_K = blend(UPPER_TEMPERATURE_K, row, Math.min(share, 1));
  return {
    temperature_K,
    pressure_Pa: exp(blend(UPPER_LOG_PRESSURE, row, share)),
    density_kgpm3: exp(blend(UPPER_LOG_DENSITY, row, share)),
    speedOfSound_mps: blend(UPPER_SOUND_MPS, row, Math.min(share, 1)),
    dynamicViscosity_Pas: sutherland(temperature_K),
    gravity_mps2,
  };
}

/**
 * Density (kg/m³, into `out[0]`) and speed of sound (m/s, into `out[1]`) at a height: `atmosphereUs1976` for the inner
 * loop of an integration, the same numbers without an allocation.
 *
 * @param height_m geometric height; a NaN gives NaN
 */
export function densityAndSoundSpeed(height_m: number, out: Float64Array): void {
  const h = height_m < LOWEST_M ? LOWEST_M : height_m;
  if (h >= LAYERED_TOP_M) {
    const row = upperRow(h);
    const share = upperShare(row, h);
    out[0] = exp(blend(UPPER_LOG_DENSITY, row, share));
    out[1] = blend(UPPER_SOUND_MPS, row, Math.min(share, 1));
    return;
  }
  const geopotential_m = (EFFECTIVE_RADIUS_M * h) / (EFFECTIVE_RADIUS_M + h);
  const layer = layerOf(geopotential_m);
  const scale_K = scaleTemperature(layer, geopotential_m);
  const gasTemperature = GAS_CONSTANT_JPKGK * scale_K;
  out[0] = pressureIn(layer, geopotential_m, scale_K) / gasTemperature;
  out[1] = Math.sqrt(RATIO_OF_SPECIFIC_HEATS * gasTemperature);
}

/** Geopotential height, m, of a geometric height, m: r₀ h / (r₀ + h). */
export function geopotentialHeight(height_m: number): number {
  return (EFFECTIVE_RADIUS_M * height_m) / (EFFECTIVE_RADIUS_M + height_m);
}

/** Geometric height, m, of a geopotential height, m. */
export function geometricHeight(geopotential_m: number): number {
  return (EFFECTIVE_RADIUS_M * geopotential_m) / (EFFECTIVE_RADIUS_M - geopotential_m);
}

/** Heights, geometric m, between which the air follows one smooth formula: the lowest height, the layers' borders, the top. */
export const US1976_LAYER_BORDERS_M: readonly number[] = [
  LOWEST_M,
  ...Array.from(LAYER_BASE_M.subarray(1), geometricHeight),
  LAYERED_TOP_M,
];

function layerOf(geopotential_m: number): number {
  let layer = 0;
  while (layer < LAST_LAYER && geopotential_m >= LAYER_BASE_M[layer + 1]) layer++;
  return layer;
}

/** Molecular-scale temperature, K (equation 23 of the standard). */
function scaleTemperature(layer: number, geopotential_m: number): number {
  return LAYER_TEMPERATURE_K[layer] + LAYER_GRADIENT_KPM[layer] * (geopotential_m - LAYER_BASE_M[layer]);
}

/** Pressure, Pa: a power of the temperature where it changes with height, an exponential of the height where not (33a, 33b). */
function pressureIn(layer: number, geopotential_m: number, scale_K: number): number {
  const steps =
    LAYER_GRADIENT_KPM[layer] === 0
      ? geopotential_m - LAYER_BASE_M[layer]
      : log(scale_K / LAYER_TEMPERATURE_K[layer]);
  return LAYER_PRESSURE_PA[layer] * exp(LAYER_FACTOR[layer] * steps);
}

function fillLayers(): void {
  LAYER_TEMPERATURE_K[0] = SEA_LEVEL_TEMPERATURE_K;
  LAYER_PRESSURE_PA[0] = SEA_LEVEL_PRESSURE_PA;
  for (let layer = 0; layer <= LAST_LAYER; layer++) {
    if (layer > 0) {
      LAYER_TEMPERATURE_K[layer] = scaleTemperature(layer - 1, LAYER_BASE_M[layer]);
      LAYER_PRESSURE_PA[layer] = pressureIn(layer - 1, LAYER_BASE_M[layer], LAYER_TEMPERATURE_K[layer]);
    }
    const gradient_KPM = LAYER_GRADIENT_KPM[layer];
    LAYER_FACTOR[layer] = -HYDROSTATIC_KPM / (gradient_KPM === 0 ? LAYER_TEMPERATURE_K[layer] : gradient_KPM);
  }
}

function molecularWeightRatio(h: number): number {
  if (h <= WELL_MIXED_TOP_M) return 1;
  const place = Math.min((h - WELL_MIXED_TOP_M) / 500, 12);
  const row = Math.min(Math.floor(place), 11);
  const low = MOLECULAR_WEIGHT_RATIO_80_TO_86_KM[row];
  const high = MOLECULAR_WEIGHT_RATIO_80_TO_86_KM[row + 1];
  return low + (place - row) * (high - low);
}

function sutherland(temperature_K: number): number {
  return (SUTHERLAND_BETA * temperature_K * Math.sqrt(temperature_K)) / (temperature_K + SUTHERLAND_K);
}

/** The row that starts the interval in which a height above 86 km lies; the last interval goes on for ever. */
function upperRow(h: number): number {
  let row = 0;
  while (row < UPPER_ROWS - 2 && h >= UPPER_HEIGHT_M[row + 1]) row++;
  return row;
}

function upperShare(row: number, h: number): number {
  const low = UPPER_HEIGHT_M[row];
  return (h - low) / (UPPER_HEIGHT_M[row + 1] - low);
}

function blend(column: Float64Array, row: number, share: number): number {
  const low = column[row];
  return low + share * (column[row + 1] - low);
}

function fillUpperRows(): void {
  const geopotential_m = geopotentialHeight(LAYERED_TOP_M);
  const scale_K = scaleTemperature(LAST_LAYER, geopotential_m);
  const pressure_Pa = pressureIn(LAST_LAYER, geopotential_m, scale_K);
  const top = [
    LAYERED_TOP_M,
    scale_K * molecularWeightRatio(LAYERED_TOP_M),
    pressure_Pa,
    pressure_Pa / (GAS_CONSTANT_JPKGK * scale_K),
  ] as const;
  [top, ...UPPER_ATMOSPHERE].forEach(([height_m, temperature_K, p_Pa, density_kgpm3], row) => {
    UPPER_HEIGHT_M[row] = height_m;
    UPPER_TEMPERATURE_K[row] = temperature_K;
    UPPER_LOG_PRESSURE[row] = log(p_Pa);
    UPPER_LOG_DENSITY[row] = log(density_kgpm3);
    UPPER_SOUND_MPS[row] = Math.sqrt((RATIO_OF_SPECIFIC_HEATS * p_Pa) / density_kgpm3);
  });
}
