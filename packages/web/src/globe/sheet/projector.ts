/** From Earth-fixed positions to points of the picture, as a camera sees them. Pure: it knows neither Cesium nor a page. */

/** A camera at one moment. Matrices are four by four, column by column. */
export interface Lens {
  readonly view: ArrayLike<number>;
  readonly projection: ArrayLike<number>;
  /** Where the camera is, Earth-fixed, m. */
  readonly eye_m: { readonly x: number; readonly y: number; readonly z: number };
  /** Of the picture, CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** A map: longitude and latitude as plane coordinates, seen from above, north up; it goes on round the world. */
  readonly flat: boolean;
}

const A_M = 6_378_137;
const B_M = 6_356_752.314245;
/** Round the equator. */
const TURN_M = 2 * Math.PI * A_M;
/** First eccentricity squared, and second. */
const E2 = 1 - (B_M * B_M) / (A_M * A_M);
const EP2 = (A_M * A_M) / (B_M * B_M) - 1;

export class Projector {
  /** The point of the last projection, CSS pixels from the upper left. */
  x = 0;
  y = 0;
  /** Sine of the angle at which the level there is seen: 1 from straight above, 0 at the horizon. */
  slope = 1;
  /** How many pixels a metre across the view takes there. */
  pixelsPerMetre = 0;
  width = 1;
  height = 1;
  /** Of a map: how many pixels a turn round the world is wide; 0 on a globe. */
  turn = 0;
  private flat = false;
  /** Of a map: what is in the middle of the picture, m east of the meridian of Greenwich at the equator. */
  private middle_m = 0;
  private readonly m = new Float64Array(16);
  private scale = 1;
  private readonly eye = new Float64Array(3);
  private eyeBeyond = 1;

  aim({ view, projection, eye_m, width, height, flat }: Lens): void {
    for (let column = 0; column < 4; column++) {
      for (let row = 0; row < 4; row++) {
        let sum = 0;
        for (let k = 0; k < 4; k++) sum += projection[4 * k + row] * view[4 * column + k];
        this.m[4 * column + row] = sum;
      }
    }
    this.width = width;
    this.height = height;
    this.flat = flat;
    this.scale = (projection[0] * width) / 2;
    // A view moves what is seen to the camera: moved back, its origin is the camera's place.
    this.middle_m = -(view[4] * view[12] + view[5] * view[13] + view[6] * view[14]);
    this.turn = flat ? this.scale * TURN_M : 0;
    this.eye[0] = eye_m.x / A_M;
    this.eye[1] = eye_m.y / A_M;
    this.eye[2] = eye_m.z / B_M;
    this.eyeBeyond = this.eye[0] ** 2 + this.eye[1] ** 2 + this.eye[2] ** 2 - 1;
  }

  /** Sets x, y and pixelsPerMetre. @returns false where the position is behind the camera or behind the Earth */
  project(x_m: number, y_m: number, z_m: number): boolean {
    let x = x_m;
    let y = y_m;
    let z = z_m;
    if (this.flat) {
      // A map's axes: height towards the eye, then east, then north.
      const across_m = Math.sqrt(x_m * x_m + y_m * y_m);
      x = 0;
      y = A_M * Math.atan2(y_m, x_m);
      // Of the many turns of the map, the one that is nearest.
      y -= TURN_M * Math.round((y - this.middle_m) / TURN_M);
      z = A_M * latitudeOf(across_m, z_m);
      this.slope = 1;
    } else if (this.isHidden(x_m, y_m, z_m)) return false;
    const { m } = this;
    const w = m[3] * x + m[7] * y + m[11] * z + m[15];
    if (!(w > 1e-6)) return false;
    this.x = 0.5 * this.width * (1 + (m[0] * x + m[4] * y + m[8] * z + m[12]) / w);
    this.y = 0.5 * this.height * (1 - (m[1] * x + m[5] * y + m[9] * z + m[13]) / w);
    this.pixelsPerMetre = this.scale / w;
    return true;
  }

  /** The height in the picture of a map's upper or lower edge, CSS pixels. */
  edgeOfMap(north: boolean): number {
    const z = ((north ? 1 : -1) * A_M * Math.PI) / 2;
    return 0.5 * this.height * (1 - this.m[9] * z - this.m[13]);
  }

  /** Whether the last point lies in the picture, or within a margin of it. */
  isInPicture(margin = 0): boolean {
    return (
      this.x >= -margin &&
      this.y >= -margin &&
      this.x <= this.width + margin &&
      this.y <= this.height + margin
    );
  }

  /** Whether the Earth stands between the camera and a position; one on the ground at the horizon counts as seen. */
  private isHidden(x_m: number, y_m: number, z_m: number): boolean {
    const { eye } = this;
    const tx = x_m / A_M - eye[0];
    const ty = y_m / A_M - eye[1];
    const tz = z_m / B_M - eye[2];
    const far = Math.sqrt(tx * tx + ty * ty + tz * tz);
    this.slope = -(tx * x_m + ty * y_m + (tz * z_m * A_M) / B_M) / (A_M * far);
    const towards = -(tx * eye[0] + ty * eye[1] + tz * eye[2]);
    if (towards <= this.eyeBeyond + 1e-9) return false;
    return towards * towards > this.eyeBeyond * far * far;
  }
}

/** Bowring's formula: within a nanoradian near the ground. */
function latitudeOf(across_m: number, z_m: number): number {
  const u = Math.atan2(z_m * A_M, across_m * B_M);
  const sine = Math.sin(u);
  const cosine = Math.cos(u);
  return Math.atan2(z_m + EP2 * B_M * sine ** 3, across_m - E2 * A_M * cosine ** 3);
}
