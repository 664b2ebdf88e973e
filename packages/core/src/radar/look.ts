/*
 * One look of a radar at one body: what stands in the way, or whether it is detected. What is measured then: measurement.ts.
 *
 * Model: limits of the volume, then the skyline, then a draw of the body's size (`drawnRcs`), the signal of the dwell, and the probability
 *   that a steady target of that size is detected.
 * Ignores: other bodies in the same beam, clutter, jamming, false plots.
 */
import type { LocalFrame } from '../earth/index.js';
import type { Reason } from '../messages/reasons.js';
import { emptySight, type LookMode, limitOn, reasonOf, type Sight, sightOf } from './coverage.js';
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
  return sightOf(site.radar.volume, enuFrom(site, position, enu_m), out);
}

/** Writes where an Earth-fixed position is to the east, north and up of the antenna's foot, m, and returns it. */
export function enuFrom({ frame }: RadarSite, position: Float64Array, out: Float64Array): Float64Array {
  const { east, north, up, originEcef } = frame;
  const x = position[0] - originEcef.x;
  const y = position[1] - originEcef.y;
  const z = position[2] - originEcef.z;
  out[0] = east.x * x + east.y * y;
  out[1] = north.x * x + north.y * y + north.z * z;
  out[2] = up.x * x + up.y * y + up.z * z;
  return out;
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
