/** Where a camera must be to see what it should. Pure. */
import { ecefToGeodetic, enuVectorToEcef, type Geodetic, localFrame } from '@testudo/core/earth';
import { type Vec3, vec3 } from '@testudo/core/numerics';
import type { CameraView } from '../../state/state.js';

export interface Viewport {
  readonly width: number;
  readonly height: number;
  /** Kept free at the edges, CSS pixels: something else stands there, or it would look cramped. */
  readonly free: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

/** Cesium's field of view: this angle along the longer side. */
export const FIELD_OF_VIEW_RAD = Math.PI / 3;

export interface Framing {
  /** Azimuth in which the camera looks, clockwise from north. */
  readonly heading_deg: number;
  /** Below 0 it looks down. */
  readonly pitch_deg: number;
  /** Never nearer to the middle of what is framed. */
  readonly nearest_m?: number;
}

/**
 * The nearest camera of a direction that sees all points.
 *
 * Model: in the axes of the camera, each point asks for |x| ≤ z tan(half the field of view); each pair of bounds is linear in the place of
 * the camera, so that the tightest of each side settle it.
 * @param points_m Earth-fixed, at least one: x, y, z of each after the other
 */
export function framed(points_m: ArrayLike<number>, viewport: Viewport, how: Framing): CameraView {
  const count = points_m.length / 3;
  const middle = [0, 0, 0];
  for (let i = 0; i < count; i++) for (let k = 0; k < 3; k++) middle[k] += points_m[3 * i + k] / count;
  const origin = ecefToGeodetic(vec3<'ecef'>(middle[0], middle[1], middle[2]));
  let view = fitted(points_m, middle, axesOf(origin, how.heading_deg, how.pitch_deg), viewport, how);
  // The camera's own horizon is turned against that of the middle: fitted again with its upright as it will be.
  for (let i = 0; i < 2; i++) {
    const at = {
      latitude_rad: (view.latitude_deg * Math.PI) / 180,
      longitude_rad: (view.longitude_deg * Math.PI) / 180,
      height_m: view.height_m,
    };
    view = fitted(points_m, middle, axesOf(at, view.heading_deg, view.pitch_deg), viewport, how);
  }
  return view;
}

type Axes = readonly [right: Vec3<'ecef'>, up: Vec3<'ecef'>, forward: Vec3<'ecef'>];

/** Axes of a level camera at a place. */
function axesOf(at: Geodetic, heading_deg: number, pitch_deg: number): Axes {
  const frame = localFrame(at);
  const [heading, pitch] = [(heading_deg * Math.PI) / 180, (pitch_deg * Math.PI) / 180];
  const [sine, cosine] = [Math.sin(heading), Math.cos(heading)];
  const across = Math.cos(pitch);
  const lift = Math.sin(pitch);
  return [
    enuVectorToEcef(frame, vec3<'enu'>(cosine, -sine, 0)),
    enuVectorToEcef(frame, vec3<'enu'>(-sine * lift, -cosine * lift, across)),
    enuVectorToEcef(frame, vec3<'enu'>(sine * across, cosine * across, lift)),
  ];
}

function fitted(
  points_m: ArrayLike<number>,
  middle: readonly number[],
  axes: Axes,
  { width, height, free }: Viewport,
  how: Framing,
): CameraView {
  const count = points_m.length / 3;
  const along = (axis: number, i: number) => {
    const { x, y, z } = axes[axis];
    return (
      x * (points_m[3 * i] - middle[0]) +
      y * (points_m[3 * i + 1] - middle[1]) +
      z * (points_m[3 * i + 2] - middle[2])
    );
  };
  // Tangent of the angle to a pixel so far from the middle.
  const pixel = (2 * Math.tan(FIELD_OF_VIEW_RAD / 2)) / Math.max(width, height);
  const tangent = (whole: number, kept: number) => pixel * Math.max(0.2 * whole, whole / 2 - kept);
  const [x, backX] = bounds(
    count,
    (i) => along(0, i),
    (i) => along(2, i),
    tangent(width, free.left),
    tangent(width, free.right),
  );
  const [y, backY] = bounds(
    count,
    (i) => along(1, i),
    (i) => along(2, i),
    tangent(height, free.bottom),
    tangent(height, free.top),
  );
  const z = Math.min(backX, backY, -(how.nearest_m ?? 0));
  const place = [x(z), y(z), z];
  const at = axes.reduce<readonly number[]>((sum, axis, k) => {
    const length = place[k];
    return [sum[0] + length * axis.x, sum[1] + length * axis.y, sum[2] + length * axis.z];
  }, middle);
  return seenFrom(vec3<'ecef'>(at[0], at[1], at[2]), axes[2], axes[1]);
}

/**
 * Where across the view the camera must be for a place along it, and the furthest place along it from which all points fit.
 *
 * @param low tangent of the angle to which points may lie on the negative side
 * @param high the same on the positive side
 */
function bounds(
  count: number,
  across: (i: number) => number,
  along: (i: number) => number,
  low: number,
  high: number,
): readonly [(z: number) => number, number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    most = Math.max(most, across(i) - high * along(i));
    least = Math.min(least, across(i) + low * along(i));
  }
  // It must be at most + high z or further to the positive side, and at least − low z or further to the negative one.
  return [(z) => (most + high * z + least - low * z) / 2, (least - most) / (low + high)];
}

/** A camera at a place that looks along a direction, as plain numbers: heading and pitch are of the camera's own horizon. */
function seenFrom(at: Vec3<'ecef'>, forward: Vec3<'ecef'>, upward: Vec3<'ecef'>): CameraView {
  const geodetic = ecefToGeodetic(at);
  const { east, north, up } = localFrame(geodetic);
  const dot = (a: Vec3<'ecef'>, b: Vec3<'ecef'>) => a.x * b.x + a.y * b.y + a.z * b.z;
  // Straight down it is the upper edge of the picture that has a heading.
  const ahead = dot(up, forward) < -0.999 ? upward : forward;
  const degrees = 180 / Math.PI;
  return {
    longitude_deg: geodetic.longitude_rad * degrees,
    latitude_deg: geodetic.latitude_rad * degrees,
    height_m: geodetic.height_m,
    heading_deg: (Math.atan2(dot(east, ahead), dot(north, ahead)) * degrees + 360) % 360,
    pitch_deg: Math.asin(Math.max(-1, Math.min(1, dot(up, forward)))) * degrees,
  };
}

/**
 * The heading from which flights are seen from the side, with north as much up as can be.
 *
 * @param azimuths_rad of the flights over the ground
 */
export function sideHeading_deg(azimuths_rad: readonly number[]): number {
  if (azimuths_rad.length === 0) return 0;
  // Lines have no direction: twice their angle has one.
  const east = azimuths_rad.reduce((sum, azimuth) => sum + Math.sin(2 * azimuth), 0);
  const north = azimuths_rad.reduce((sum, azimuth) => sum + Math.cos(2 * azimuth), 0);
  const axis_deg = (Math.atan2(east, north) * 90) / Math.PI;
  const side = axis_deg + 90;
  const heading = side - 180 * Math.round(side / 180);
  return (heading + 360) % 360;
}
