/** What keys do to a camera. Pure. */
import { geodesicDirect } from '@testudo/core/earth';
import type { CameraView } from '../../state/state.js';

/** Keys of the globe: arrows go over the ground, with Shift they turn; plus and minus go nearer and further. */
export type Move =
  | 'north'
  | 'south'
  | 'east'
  | 'west'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'nearer'
  | 'further';

export function moveOfKey(key: string, shift: boolean): Move | undefined {
  switch (key) {
    case 'ArrowUp':
      return shift ? 'up' : 'north';
    case 'ArrowDown':
      return shift ? 'down' : 'south';
    case 'ArrowLeft':
      return shift ? 'left' : 'west';
    case 'ArrowRight':
      return shift ? 'right' : 'east';
    case '+':
    case '=':
      return 'nearer';
    case '-':
    case '_':
      return 'further';
    default:
      return undefined;
  }
}

/** Whether a move turns the camera round what it looks at. */
export function isTurn(move: Move): boolean {
  return move === 'left' || move === 'right' || move === 'up' || move === 'down';
}

const EARTH_M = 6.371e6;
const TURN_DEG = 7.5;
const STEP = 0.12;
const NEAREST_M = 800;
const FURTHEST_M = 2e7;
/** A camera that looks above the horizon turns round a point so many of its heights away. */
const FAR_HEIGHTS = 4;

/** The camera after a move; steps grow with its height. */
export function moved(view: CameraView, move: Move): CameraView {
  const reach_m = reachOf(view);
  switch (move) {
    case 'north':
      return over(view, 0, STEP * reach_m);
    case 'south':
      return over(view, 180, STEP * reach_m);
    case 'east':
      return over(view, 90, STEP * reach_m);
    case 'west':
      return over(view, -90, STEP * reach_m);
    case 'nearer':
      return along(view, 0.2 * reach_m);
    case 'further':
      return along(view, -0.25 * reach_m);
    case 'left':
      return round(view, TURN_DEG, 0);
    case 'right':
      return round(view, -TURN_DEG, 0);
    case 'up':
      return round(view, 0, TURN_DEG);
    case 'down':
      return round(view, 0, -TURN_DEG);
  }
}

/** Distance to the ground along the view, m. */
function reachOf({ height_m, pitch_deg }: CameraView): number {
  const r = EARTH_M + height_m;
  const sine = Math.sin((pitch_deg * Math.PI) / 180);
  const under = r * r * sine * sine - (r * r - EARTH_M * EARTH_M);
  const far = FAR_HEIGHTS * Math.max(height_m, NEAREST_M);
  if (sine >= 0 || under < 0) return far;
  return Math.min(far, -r * sine - Math.sqrt(under));
}

/** Over the ground in a direction of the picture. */
function over(view: CameraView, direction_deg: number, distance_m: number): CameraView {
  const azimuth_rad = ((view.heading_deg + direction_deg) * Math.PI) / 180;
  const to = geodesicDirect(rad(view.latitude_deg), rad(view.longitude_deg), azimuth_rad, distance_m);
  // The meridians that it looks along come together: its heading turns with the way.
  const turn_deg = deg(to.azimuth_rad) - (view.heading_deg + direction_deg);
  return {
    ...view,
    latitude_deg: deg(to.latitude_rad),
    longitude_deg: deg(to.longitude_rad),
    heading_deg: positive(view.heading_deg + turn_deg),
  };
}

/** Along the view: nearer to what is in the middle. */
function along(view: CameraView, distance_m: number): CameraView {
  const pitch = rad(view.pitch_deg);
  const to = over(view, 0, distance_m * Math.cos(pitch));
  const height_m = view.height_m + distance_m * Math.sin(pitch);
  return { ...to, height_m: Math.min(FURTHEST_M, Math.max(NEAREST_M, height_m)) };
}

/** The camera turned up from a view straight down, round the point in its middle. */
export function tilted(view: CameraView, pitch_deg: number): CameraView {
  return round(view, 0, view.pitch_deg - pitch_deg);
}

/** Round the point in the middle, on a ground taken as level there. */
function round(view: CameraView, heading_deg: number, pitch_deg: number): CameraView {
  const reach_m = reachOf(view);
  const pitch_next = Math.min(-4, Math.max(-89.9, view.pitch_deg - pitch_deg));
  const middle = over(view, 0, reach_m * Math.cos(rad(view.pitch_deg)));
  const turned = { ...middle, heading_deg: middle.heading_deg + heading_deg, pitch_deg: pitch_next };
  const back = over(turned, 180, reach_m * Math.cos(rad(pitch_next)));
  return {
    ...back,
    heading_deg: positive(back.heading_deg),
    height_m: Math.max(NEAREST_M, reach_m * Math.sin(rad(-pitch_next))),
  };
}

const rad = (angle_deg: number): number => (angle_deg * Math.PI) / 180;
const deg = (angle_rad: number): number => (angle_rad * 180) / Math.PI;
const positive = (angle_deg: number): number => ((angle_deg % 360) + 360) % 360;
