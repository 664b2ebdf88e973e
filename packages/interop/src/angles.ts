const RADIANS_PER_DEGREE = Math.PI / 180;

/** An angle in degrees. */
export function degrees(angle_rad: number): number {
  return angle_rad / RADIANS_PER_DEGREE;
}
