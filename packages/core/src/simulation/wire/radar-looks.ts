/** The looks of one radar: draws, plots, and what is reported of a look. */
import type { Context } from '../../engine/index.js';
import { radarPlots } from '../../messages/index.js';
import {
  type DrawSource,
  normal,
  type StreamId,
  secondsToUs,
  streamId,
  type TimeUs,
  uniform,
} from '../../numerics/index.js';
import {
  frameTime,
  type LookDraws,
  lookAt,
  type RadarSite,
  type Sight,
  type TrueBody,
  trackingLoad,
} from '../../radar/index.js';
import { type Echo, echoOf } from '../../threat/index.js';
import type { World, WorldBattery } from '../compile/world.js';
import type { Pass } from './radar-passes.js';

/** What the looks of one radar need and no run changes. */
export interface Looking {
  readonly index: number;
  readonly battery: WorldBattery;
  readonly site: RadarSite;
  /** By index of the threat. */
  readonly streams: readonly LookStreams[];
  readonly phase: StreamId;
  /** Frame while nothing is tracked. */
  readonly frame_us: TimeUs;
}

/** The streams that the looks of one radar at one threat draw from. */
interface LookStreams {
  readonly size: StreamId;
  readonly detection: StreamId;
  readonly error: StreamId;
}

export function lookingOf(world: World, index: number): Looking {
  const battery = world.batteries[index];
  const { radar, frame, skyline_rad } = battery;
  return {
    index,
    battery,
    site: { radar, frame, skyline: skyline_rad },
    streams: world.threats.map(({ id }) => ({
      size: streamId('echo', battery.id, id),
      detection: streamId('detection', battery.id, id),
      error: streamId('plot', battery.id, id),
    })),
    phase: streamId('frame', battery.id),
    frame_us: frameWith(battery, 0),
  };
}

/** Beams at tracks lengthen the frame; where they would take all the time, search takes as long as it may. */
export function frameWith({ radar }: WorldBattery, beams: number): TimeUs {
  const load = trackingLoad([
    { tracks: beams, dwell_s: radar.trackDwell_s, interval_s: radar.trackInterval_s },
  ]);
  const frame = frameTime(radar.search, load);
  return secondsToUs(frame.ok ? frame.frame_s : radar.search.longestFrame_s);
}

/** The plots of one look: parallel lists, as they are reported. */
export interface Plots {
  readonly ranges_m: number[];
  readonly azimuths_rad: number[];
  readonly elevations_rad: number[];
  readonly rangeSigmas_m: number[];
  readonly azimuthSigmas_rad: number[];
  readonly elevationSigmas_rad: number[];
  readonly snrs_dB: number[];
}

export function noPlots(): Plots {
  return {
    ranges_m: [],
    azimuths_rad: [],
    elevations_rad: [],
    rangeSigmas_m: [],
    azimuthSigmas_rad: [],
    elevationSigmas_rad: [],
    snrs_dB: [],
  };
}

/**
 * Looks at a body that nothing hides, and adds its plot where it is detected.
 *
 * @param look number that the look will have if it is reported
 */
export function addLook(
  world: World,
  looking: Looking,
  pass: Pass,
  role: TrueBody['role'],
  sight: Readonly<Sight>,
  dwell_s: number,
  look: number,
  plots: Plots,
  context: Context,
): void {
  const threat = world.threats[pass.threat];
  const echo: Echo = echoOf(threat.threatClass, role);
  const number = pass.looks++;
  const draws = drawsOf(context.draws, looking.streams[pass.threat], pass.body, number);
  const plot = lookAt(looking.site, sight, echo, dwell_s, draws, context.time_us);
  if (plot === undefined) return;
  const { seen } = pass;
  seen.looks.push(look);
  seen.plots.push(plots.ranges_m.length);
  seen.times_us.push(context.time_us);
  seen.ranges_m.push(sight.range_m);
  plots.ranges_m.push(plot.range_m);
  plots.azimuths_rad.push(plot.azimuth_rad);
  plots.elevations_rad.push(plot.elevation_rad);
  plots.rangeSigmas_m.push(plot.rangeSigma_m);
  plots.azimuthSigmas_rad.push(plot.azimuthSigma_rad);
  plots.elevationSigmas_rad.push(plot.elevationSigma_rad);
  plots.snrs_dB.push(plot.snr_dB);
}

const drawn: { -readonly [K in keyof LookDraws]: number } = {
  size: 0,
  sizeAgain: 0,
  detected: 0,
  range: 0,
  azimuth: 0,
  elevation: 0,
};

/** The bodies of one threat draw from its streams in turn: body 0 the even numbers, body 1 the odd ones. */
function drawsOf(source: DrawSource, streams: LookStreams, body: number, number: number): LookDraws {
  const own = 2 * number + body;
  drawn.size = uniform(source, streams.size, own, 0);
  drawn.sizeAgain = uniform(source, streams.size, own, 1);
  drawn.detected = uniform(source, streams.detection, own);
  drawn.range = normal(source, streams.error, 2 * own, 0);
  drawn.azimuth = normal(source, streams.error, 2 * own, 1);
  drawn.elevation = normal(source, streams.error, 2 * own + 1, 0);
  return drawn;
}

/** Tells what a look brought; what the plots came from is told when the pass of each body is over. */
export function reportLook(
  battery: string,
  look: number,
  mode: 'search' | 'track',
  plots: Plots,
  lookedAt: readonly number[],
  context: Context,
): void {
  context.emit(radarPlots, battery, { radar: battery, look, mode, ...plots, lookedAt });
}
