const RADIANS_PER_DEGREE = Math.PI / 180;

/** An angle in degrees. */
export function degrees(angle_rad: number): number {
  return angle_rad / RADIANS_PER_DEGREE;
}

/** An angle in radians. */
export function radians(angle_deg: number): number {
  return angle_deg * RADIANS_PER_DEGREE;
}
