/*
 * One look of a radar at one body: what stands in the way, or whether it is detected and what is measured.
 *
 * Model: limits of the volume, then the skyline, then a draw of the body's size (`drawnRcs`), the signal of the dwell, the probability that
 *   a steady target of that size is detected, and the measurement with its errors.
 * Ignores: other bodies in the same beam, clutter, jamming, false plots.
 */
import { ecefToEnu, type LocalFrame } from '../earth/index.js';
import type { Reason } from '../messages/reasons.js';
import type { TimeUs } from '../numerics/time.js';
import { vec3 } from '../numerics/vec3.js';
import { emptySight, type LookMode, limitOn, reasonOf, type Sight, sightOf } from './coverage.js';
import { type MeasuredPlot, measured } from './measurement.js';
import { drawnRcs, type RadarSignature } from './rcs.js';
import { detectionOfDrawn, type SectorRadar, snrOfLook } from './sector-radar.js';
import { type Skyline, skylineElevation } from './skyline.js';

/** Where a radar stands and what stands around it. */
export interface RadarSite {
  readonly radar: SectorRadar;
  readonly frame: LocalFrame;
  readonly skyline: Skyline;
}

/** Uniform draws in [0, 1) for the size and the detection, standard normal ones for the errors. */
export interface LookDraws {
  readonly size: number;
  readonly sizeAgain: number;
  readonly detected: number;
  readonly range: number;
  readonly azimuth: number;
  readonly elevation: number;
}

/** Writes how a body at an Earth-fixed position is seen into `out`, and returns it. */
export function sightFrom(site: RadarSite, position: Float64Array, out: Sight = emptySight()): Sight {
  const { x, y, z } = ecefToEnu(site.frame, vec3<'ecef'>(position[0], position[1], position[2]));
  return sightOf(site.radar.volume, x, y, z, out);
}

/** What keeps a radar from looking at a body, by its word in the closed list; undefined where nothing does. */
export function obstacle(site: RadarSite, sight: Readonly<Sight>, mode: LookMode): Reason | undefined {
  const limit = limitOn(site.radar.volume, sight, mode);
  if (limit !== undefined) return reasonOf(limit);
  const hidden = sight.apparentElevation_rad < skylineElevation(site.skyline, sight.azimuth_rad);
  return hidden ? 'terrain-masked' : undefined;
}

/**
 * The plot of a body in view, or undefined where the look does not detect it.
 *
 * @param dwell_s how long the beam rests on it
 */
export function lookAt(
  { radar }: RadarSite,
  sight: Readonly<Sight>,
  echo: RadarSignature,
  dwell_s: number,
  draws: LookDraws,
  time_us: TimeUs,
): MeasuredPlot | undefined {
  const snr = snrOfLook(radar, sight, drawnRcs(echo, draws.size, draws.sizeAgain), dwell_s);
  if (!(draws.detected < detectionOfDrawn(radar, snr))) return undefined;
  // A detection by noise alone has next to no signal: it is measured as badly as the cell is wide.
  const total = Math.max(snr * radar.detector.pulses, LEAST_SNR);
  return measured(radar.accuracy, radar.bias, sight, total, draws, time_us);
}

const LEAST_SNR = 1e-3;
