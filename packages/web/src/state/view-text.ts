import type { CameraView } from './state.js';

/** A camera as `longitude,latitude,height,heading,pitch`: to about ten metres and a tenth of a degree. */
export function formatView(view: CameraView): string {
  return [
    round(view.longitude_deg, 4),
    round(view.latitude_deg, 4),
    round(view.height_m, 0),
    round(view.heading_deg, 1),
    round(view.pitch_deg, 1),
  ].join(',');
}

/** Reads one; undefined where it is none, or stands nowhere near the Earth. */
export function parseView(text: string): CameraView | undefined {
  if (!/^(-?[0-9]{1,9}(\.[0-9]{1,6})?(,|$)){5}$/.test(text)) return undefined;
  const [longitude_deg = 0, latitude_deg = 0, height_m = 0, heading_deg = 0, pitch_deg = 0] = text
    .split(',')
    .map(Number);
  const sound =
    Math.abs(longitude_deg) <= 180 &&
    Math.abs(latitude_deg) <= 90 &&
    height_m > 0 &&
    height_m <= 1e8 &&
    Math.abs(heading_deg) <= 360 &&
    Math.abs(pitch_deg) <= 90;
  return sound ? { longitude_deg, latitude_deg, height_m, heading_deg, pitch_deg } : undefined;
}

function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale + 0;
}
