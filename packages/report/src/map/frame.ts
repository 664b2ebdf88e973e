/** What a map shows: where its middle is, how large it is drawn, and which part of the world that is. */
import { greatCircleDestination } from '@testudo/core/earth';
import { atan2 } from '@testudo/core/numerics';
import type { Region } from './atlas.js';
import { type Flat, project, type Spot } from './projection.js';

const DEGREE = 180 / Math.PI;

/** From places to px inside the map's own rectangle. */
export interface MapFrame {
  readonly centre: Spot;
  readonly width: number;
  readonly height: number;
  readonly metresPerPixel: number;
  readonly at: (spot: Spot) => readonly [number, number];
  readonly isIn: (spot: Spot) => boolean;
}

/** A map of some places, with room round them, no taller or flatter than given. */
export function frameOf(spots: readonly Spot[], width: number, least: number, most: number): MapFrame {
  const centre = middleOf(spots);
  const flat = spots.map((spot) => project(centre, spot));
  const xs = flat.map(([x]) => x);
  const ys = flat.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [across_m, down_m] = [Math.max(1, right - left) * 1.14, Math.max(1, bottom - top) * 1.14];
  const height = Math.min(most, Math.max(least, (width * down_m) / across_m));
  const metresPerPixel = Math.max(across_m / width, down_m / height);
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  const onSheet = ([x, y]: Flat) =>
    [width / 2 + (x - middleX) / metresPerPixel, height / 2 + (y - middleY) / metresPerPixel] as const;
  const at = (spot: Spot) => onSheet(project(centre, spot));
  return {
    centre,
    width,
    height,
    metresPerPixel,
    at,
    isIn: (spot) => {
      const [x, y] = at(spot);
      return x >= 0 && x <= width && y >= 0 && y <= height;
    },
  };
}

/** The middle of what the places span; longitudes are taken from the first, so that the antimeridian does no harm. */
function middleOf(spots: readonly Spot[]): Spot {
  const from = spots[0]?.longitude_rad ?? 0;
  const turn = 2 * Math.PI;
  const east = spots.map(
    ({ longitude_rad }) => longitude_rad - from - turn * Math.round((longitude_rad - from) / turn),
  );
  const north = spots.map(({ latitude_rad }) => latitude_rad);
  return {
    latitude_rad: (Math.min(...north) + Math.max(...north)) / 2,
    longitude_rad: from + (Math.min(...east) + Math.max(...east)) / 2,
  };
}

/** The part of the world in a frame, a little more than is seen; round a pole that lies in it, all longitudes up to the pole. */
export function regionOf({ centre, width, height, metresPerPixel, at, isIn }: MapFrame): Region {
  const [x, y] = at(centre);
  const corners: Spot[] = [];
  const steps = 8;
  for (let i = 0; i <= steps; i++) {
    for (const [px, py] of [
      [(i / steps) * width, 0],
      [(i / steps) * width, height],
      [0, (i / steps) * height],
      [width, (i / steps) * height],
    ] as const) {
      const [east_m, south_m] = [(px - x) * metresPerPixel, (py - y) * metresPerPixel];
      const away_m = Math.sqrt(east_m * east_m + south_m * south_m) * 1.04;
      corners.push(
        greatCircleDestination(centre.latitude_rad, centre.longitude_rad, atan2(east_m, -south_m), away_m),
      );
    }
  }
  const middle = centre.longitude_rad * DEGREE;
  const longitudes = corners.map(({ longitude_rad }) => {
    const away = longitude_rad * DEGREE - middle;
    return middle + away - 360 * Math.round(away / 360);
  });
  const latitudes = corners.map(({ latitude_rad }) => latitude_rad * DEGREE);
  const [hasNorth, hasSouth] = ([1, -1] as const).map((side) =>
    isIn({ latitude_rad: (side * Math.PI) / 2, longitude_rad: centre.longitude_rad }),
  );
  const isPolar = hasNorth === true || hasSouth === true;
  return {
    west: isPolar ? middle - 180 : Math.min(...longitudes),
    east: isPolar ? middle + 180 : Math.max(...longitudes),
    south: hasSouth === true ? -90 : Math.min(...latitudes),
    north: hasNorth === true ? 90 : Math.max(...latitudes),
  };
}
