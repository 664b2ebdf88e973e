/*
 * One look of a radar at one body: what stands in the way, or whether it is detected. What is measured then: measurement.ts.
 *
 * Model: limits of the volume, then the skyline, then a draw of the body's size (`drawnRcs`), the signal of the dwell, and the probability
 *   that a steady target of that size is detected.
 * Ignores: other bodies in the same beam, clutter, jamming, false plots.
 */
import type { LocalFrame } from '../earth/index.js';
import type { Reason } from '../messages/reasons.js';
import {
  bendRay,
  emptySight,
  type LookMode,
  limitOn,
  pointAt,
  reasonOf,
  type Sight,
  sightOf,
} from './coverage.js';
import { isDrawnDetected } from './detection.js';
import { drawnRcs, type RadarSignature } from './rcs.js';
import { type SectorRadar, snrOfLook } from './sector-radar.js';
import { type Skyline, skylineElevation } from './skyline.js';

/** Where a radar stands and what stands around it. */
export interface RadarSite {
  readonly radar: SectorRadar;
  readonly frame: LocalFrame;
  readonly skyline: Skyline;
}

/** Uniform draws in [0, 1) for the size of a body and for its detection. */
export interface DetectionDraws {
  readonly size: number;
  readonly sizeAgain: number;
  readonly detected: number;
}

const enu_m = new Float64Array(3);

/** Writes how a body at an Earth-fixed position is seen into `out`, and returns it. */
export function sightFrom(site: RadarSite, position: Float64Array, out: Sight = emptySight()): Sight {
  fillEnu(site, position);
  return sightOf(site.radar.volume, enu_m, out);
}

/** Writes into `out` the straight line to a body at an Earth-fixed position: its range, azimuth and elevation, and nothing else. */
export function pointFrom(site: RadarSite, position: Float64Array, out: Sight): void {
  fillEnu(site, position);
  pointAt(site.radar.volume, enu_m, out);
}

/** Writes what else is to be said of the body that `pointFrom` was asked for last. */
export function completeSight(site: RadarSite, out: Sight): void {
  bendRay(site.radar.volume, enu_m, out);
}

function fillEnu({ frame }: RadarSite, position: Float64Array): void {
  const { east, north, up, originEcef } = frame;
  const x = position[0] - originEcef.x;
  const y = position[1] - originEcef.y;
  const z = position[2] - originEcef.z;
  enu_m[0] = east.x * x + east.y * y;
  enu_m[1] = north.x * x + north.y * y + north.z * z;
  enu_m[2] = up.x * x + up.y * y + up.z * z;
}

/** What keeps a radar from looking at a body, by its word in the closed list; undefined where nothing does. */
export function obstacle(site: RadarSite, sight: Readonly<Sight>, mode: LookMode): Reason | undefined {
  const limit = limitOn(site.radar.volume, sight, mode);
  if (limit !== undefined) return reasonOf(limit);
  const hidden = sight.apparentElevation_rad < skylineElevation(site.skyline, sight.azimuth_rad);
  return hidden ? 'terrain-masked' : undefined;
}

/**
 * Signal over noise of the whole look at a body in view, a ratio; 0 where the look does not detect it.
 *
 * @param dwell_s how long the beam rests on it
 */
export function detect(
  radar: SectorRadar,
  sight: Readonly<Sight>,
  echo: RadarSignature,
  dwell_s: number,
  draws: DetectionDraws,
): number {
  const snr = snrOfLook(radar, sight, drawnRcs(echo, draws.size, draws.sizeAgain), dwell_s);
  if (!isDrawnDetected(radar.detector, snr, draws.detected)) return 0;
  // A detection by noise alone has next to no signal: it is measured as badly as the cell is wide.
  return Math.max(snr * radar.detector.pulses, LEAST_SNR);
}

const LEAST_SNR = 1e-3;
