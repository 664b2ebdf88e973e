/** Cesium's camera in plain numbers, and a camera that stays with what moves. */
import { Cartesian3, Math as CesiumMath, Matrix4, type Scene, SceneMode, Transforms } from '@cesium/engine';
import type { CameraView } from '../../state/state.js';
import { FIELD_OF_VIEW_RAD } from './framing.js';

/** Width of a map over the height of a camera that sees as much: a map of plain degrees is wider away from the equator. */
function widthOfHeight({ canvas }: Scene, latitude_rad: number): number {
  const { clientWidth: width, clientHeight: height } = canvas;
  const share = Math.min(1, width / Math.max(1, height));
  return (2 * Math.tan(FIELD_OF_VIEW_RAD / 2) * share) / Math.max(0.2, Math.cos(latitude_rad));
}

/** Where the camera of a scene is. */
export function readCamera(scene: Scene): CameraView {
  const { camera, mode } = scene;
  const { longitude, latitude, height } = camera.positionCartographic;
  const flat = mode === SceneMode.SCENE2D;
  const { right, left } = camera.frustum as unknown as { readonly right: number; readonly left: number };
  return {
    longitude_deg: CesiumMath.toDegrees(longitude),
    latitude_deg: CesiumMath.toDegrees(latitude),
    // A map has no height: it is that of a camera that would see as much.
    height_m: flat ? (right - left) / widthOfHeight(scene, latitude) : height,
    heading_deg: CesiumMath.toDegrees(camera.heading),
    pitch_deg: flat ? -90 : CesiumMath.toDegrees(camera.pitch),
  };
}

/** Moves the camera of a scene. */
export function writeCamera(scene: Scene, view: CameraView): void {
  const { camera } = scene;
  camera.lookAtTransform(Matrix4.IDENTITY);
  const flat = scene.mode === SceneMode.SCENE2D;
  const height_m = view.height_m * (flat ? widthOfHeight(scene, CesiumMath.toRadians(view.latitude_deg)) : 1);
  camera.setView({
    destination: Cartesian3.fromDegrees(view.longitude_deg, view.latitude_deg, height_m),
    orientation: {
      heading: CesiumMath.toRadians(view.heading_deg),
      pitch: CesiumMath.toRadians(view.pitch_deg),
      roll: 0,
    },
  });
}

/** A camera nearer than this to what it begins to follow stays where it is; from further away it comes so near. */
const FURTHEST_M = 250_000;
const NEAREST_M = 6_000;
const scratch = new Cartesian3();

/** Puts the camera where it was beside a position that moved. */
export function followPosition(scene: Scene, position_m: ArrayLike<number>, begins: boolean): void {
  const { camera } = scene;
  const target = Cartesian3.fromElements(position_m[0], position_m[1], position_m[2], scratch);
  if (scene.mode === SceneMode.SCENE2D) {
    const { longitude, latitude } = scene.globe.ellipsoid.cartesianToCartographic(target);
    writeCamera(scene, {
      ...readCamera(scene),
      longitude_deg: CesiumMath.toDegrees(longitude),
      latitude_deg: CesiumMath.toDegrees(latitude),
    });
    return;
  }
  if (scene.mode !== SceneMode.SCENE3D) return;
  const transform = Transforms.eastNorthUpToFixedFrame(target);
  if (begins) camera.lookAtTransform(transform, offsetTo(camera.positionWC, transform));
  else camera.lookAtTransform(transform, Cartesian3.clone(camera.position));
}

/** From a position to the camera, brought within bounds and above the horizon. */
function offsetTo(camera_m: Cartesian3, transform: Matrix4): Cartesian3 {
  const inverse = Matrix4.inverseTransformation(transform, new Matrix4());
  const offset = Matrix4.multiplyByPoint(inverse, camera_m, new Cartesian3());
  const range_m = Cartesian3.magnitude(offset);
  if (range_m > FURTHEST_M || range_m < NEAREST_M) {
    Cartesian3.multiplyByScalar(offset, Math.min(FURTHEST_M, Math.max(NEAREST_M, range_m)) / range_m, offset);
  }
  // Straight above, the direction of north would be lost.
  offset.z = Math.max(offset.z, 0.15 * Cartesian3.magnitude(offset));
  if (Math.hypot(offset.x, offset.y) < 1) offset.y = -1;
  return offset;
}

/** Lets the camera go where it stands. */
export function letGo({ camera }: Scene): void {
  camera.lookAtTransform(Matrix4.IDENTITY);
}
