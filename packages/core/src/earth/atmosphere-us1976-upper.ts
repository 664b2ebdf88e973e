/**
 * The published U.S. Standard Atmosphere 1976 above 86 km: height (m), kinetic temperature (K), pressure (Pa), density (kg/m³).
 *
 * Source: U.S. Standard Atmosphere, 1976 (NOAA-S/T 76-1562, NASA-TM-X-74335), table I, rows as printed.
 */
export const UPPER_ATMOSPHERE: readonly (readonly [number, number, number, number])[] = [
  [90_000, 186.87, 1.8359e-1, 3.416e-6],
  [95_000, 188.42, 7.5966e-2, 1.393e-6],
  [100_000, 195.08, 3.2011e-2, 5.604e-7],
  [110_000, 240.0, 7.1042e-3, 9.708e-8],
  [115_000, 300.0, 4.0096e-3, 4.289e-8],
  [120_000, 360.0, 2.5382e-3, 2.222e-8],
  [130_000, 469.27, 1.2505e-3, 8.152e-9],
  [140_000, 559.63, 7.2028e-4, 3.831e-9],
  [150_000, 634.39, 4.5422e-4, 2.076e-9],
  [160_000, 696.29, 3.0395e-4, 1.233e-9],
  [180_000, 790.07, 1.5271e-4, 5.194e-10],
  [200_000, 854.56, 8.4736e-5, 2.541e-10],
  [250_000, 941.33, 2.4767e-5, 6.073e-11],
  [300_000, 976.01, 8.7704e-6, 1.916e-11],
  [400_000, 995.83, 1.4518e-6, 2.803e-12],
  [500_000, 999.24, 3.0236e-7, 5.215e-13],
  [600_000, 999.85, 8.213e-8, 1.137e-13],
  [700_000, 999.97, 3.1908e-8, 3.07e-14],
  [800_000, 999.99, 1.7036e-8, 1.136e-14],
  [900_000, 1000.0, 1.0873e-8, 5.759e-15],
  [1_000_000, 1000.0, 7.5138e-9, 3.561e-15],
];

/**
 * Mean molecular weight over its sea-level value from 80 to 86 km, every 500 m of geometric height, dimensionless.
 *
 * Source: U.S. Standard Atmosphere, 1976, table 8.
 */
export const MOLECULAR_WEIGHT_RATIO_80_TO_86_KM: readonly number[] = [
  1.0, 0.999996, 0.999989, 0.999971, 0.999941, 0.999909, 0.99987, 0.999829, 0.999786, 0.999741, 0.999694,
  0.999641, 0.999579,
];
