/** Positions as coarse as a grant says. */
import { surfaceDistance } from '@testudo/core/earth';
import { cos } from '@testudo/core/numerics';
import type { PositionGrain } from '@testudo/core/scenario';
import { degrees, radians } from '../angles.js';
import { DEGREE_DIGITS, rounded } from '../picture/area.js';
import type { GroundPoint } from '../picture/radar-sector.js';
import type { Where } from './release.js';

/** A degree of latitude, about; cells are not worth more. */
const DEGREE_M = 111_195;
/** A cell is told to a ten-thousandth of a degree. */
const CELL_DIGITS = 1e4;

/** Something on the ground that positions are told by. */
export interface Landmark extends GroundPoint {
  readonly label: string;
}

/**
 * A position as it is told. The place that a cell is near is that of its middle, so that it says no more than the cell, unless an audience
 * before is told the place of the thing itself.
 *
 * @param near_m what is farther from every landmark is near none
 * @returns undefined where it is told by the place that it is near, and is near none
 */
export function where(
  point: GroundPoint,
  grain: PositionGrain,
  landmarks: readonly Landmark[],
  near_m: number,
): Where | undefined {
  const told = spot(point, grain);
  const isOfCell = grain.kind === 'cell' && grain.placeToo !== true;
  const place = nearest(isOfCell ? middleIn(told) : point, landmarks, near_m);
  if (grain.kind === 'place') return place === undefined ? undefined : { place };
  return { ...(place === undefined ? {} : { place }), ...told };
}

function middleIn({ latitude_deg = 0, longitude_deg = 0 }: Where): GroundPoint {
  return { latitude_rad: radians(latitude_deg), longitude_rad: radians(longitude_deg) };
}

/** The position alone: a point, or the middle of its cell; nothing where it is told by a place. */
export function spot(point: GroundPoint, grain: PositionGrain): Where {
  if (grain.kind === 'place') return {};
  return grain.kind === 'exact' ? exact(point) : cellOf(point, grain.size_m);
}

/** The label of the nearest landmark, if one is near. */
export function nearest(
  point: GroundPoint,
  landmarks: readonly Landmark[],
  near_m: number,
): string | undefined {
  let best: string | undefined;
  let least_m = near_m;
  for (const landmark of landmarks) {
    const away_m = surfaceDistance(point, landmark);
    if (away_m > least_m) continue;
    least_m = away_m;
    best = landmark.label;
  }
  return best;
}

function exact({ latitude_rad, longitude_rad }: GroundPoint): Where {
  return {
    latitude_deg: rounded(degrees(latitude_rad), DEGREE_DIGITS),
    longitude_deg: rounded(turned(degrees(longitude_rad)), DEGREE_DIGITS),
  };
}

/**
 * Rows of equal height from the equator, each cut into cells from Greenwich that are one to two times as wide as high; a power of two
 * in degrees, so that small cells lie within large ones.
 */
function cellOf({ latitude_rad, longitude_rad }: GroundPoint, size_m: number): Where {
  const high_deg = size_m / DEGREE_M;
  const latitude_deg = middleOf(degrees(latitude_rad), high_deg, 90);
  let wide_deg = 2 * high_deg;
  for (let narrow = cos((latitude_deg * Math.PI) / 180); narrow < 0.5 && wide_deg < 360; narrow *= 2)
    wide_deg *= 2;
  const longitude_deg = middleOf(turned(degrees(longitude_rad)), wide_deg, 180);
  return {
    latitude_deg: rounded(latitude_deg, CELL_DIGITS),
    longitude_deg: rounded(longitude_deg, CELL_DIGITS),
    cell_km: size_m / 1000,
  };
}

/** The middle of the cell that holds a value; what would be a sliver at either end belongs to the cell before it. */
function middleOf(value_deg: number, step_deg: number, most_deg: number): number {
  const cells = Math.max(1, Math.floor(most_deg / step_deg));
  const index = Math.min(cells - 1, Math.max(-cells, Math.floor(value_deg / step_deg)));
  const from_deg = index === -cells ? -most_deg : index * step_deg;
  const to_deg = index === cells - 1 ? most_deg : (index + 1) * step_deg;
  return (from_deg + to_deg) / 2;
}

function turned(longitude_deg: number): number {
  return longitude_deg - 360 * Math.round(longitude_deg / 360);
}
