/*
 * Hills around a radar as it sees them: an elevation for each azimuth below which nothing is seen.
 *
 * Model: straight lines between given points, joined across north; open ground where there are none.
 * Source: the screening diagram that is drawn for every radar site.
 * Ignores: what lies behind the first ridge, diffraction over it, targets nearer than the hills.
 */

/** [azimuth, elevation] in rad, azimuths rising in [0, 2π). */
export type Skyline = readonly (readonly [number, number])[];

/** Elevation of the skyline at an azimuth in [0, 2π), rad; −∞ on open ground. */
export function skylineElevation(skyline: Skyline, azimuth_rad: number): number {
  const count = skyline.length;
  if (count === 0) return Number.NEGATIVE_INFINITY;
  let next = 0;
  while (next < count && skyline[next][0] <= azimuth_rad) next++;
  const [fromAzimuth, from] = skyline[(next + count - 1) % count];
  const [toAzimuth, to] = skyline[next % count];
  const width = turned(toAzimuth - fromAzimuth);
  return width === 0 ? from : from + ((to - from) * turned(azimuth_rad - fromAzimuth)) / width;
}

/** An angle brought into [0, 2π). */
function turned(angle_rad: number): number {
  return angle_rad < 0 ? angle_rad + 2 * Math.PI : angle_rad;
}
