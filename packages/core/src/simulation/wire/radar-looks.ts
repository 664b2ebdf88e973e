/** The looks of one radar: draws, plots, and what is reported of a look. */
import type { Context } from '../../engine/index.js';
import { radarPlots } from '../../messages/index.js';
import {
  normalPair,
  type StreamId,
  secondsToUs,
  streamId,
  type TimeUs,
  uniformAndNormal,
  uniformPair,
} from '../../numerics/index.js';
import {
  chordSquared,
  type DetectionDraws,
  detect,
  emptyMeasuredPlot,
  frameTime,
  measured,
  type PlotDraws,
  type Pointing,
  pointingOf,
  type RadarSite,
  type SectorRadar,
  type Sight,
  type TrueBody,
  trackingLoad,
} from '../../radar/index.js';
import { echoOf } from '../../threat/index.js';
import type { World, WorldBattery } from '../compile/world.js';
import type { Pass } from './radar-passes.js';

/** Bodies that one threat may have at most: the whole missile, its warhead and its empty body. */
const BODIES = 3;

/** What the looks of one radar need and no run changes. */
export interface Looking {
  readonly index: number;
  readonly battery: WorldBattery;
  readonly site: RadarSite;
  /** By index of the threat. */
  readonly streams: readonly LookStreams[];
  readonly phase: StreamId;
  /** Square of the chord that a beam's width spans on the sphere of directions. */
  readonly chord2: number;
  readonly pointing: Pointing;
  /** Frame while nothing is tracked. */
  readonly frame_us: TimeUs;
  /** Frame by the number of beams at tracks, as far as it was asked for. */
  readonly frames_us: TimeUs[];
  /** Scratch. */
  readonly plots: Plots;
}

/** The streams that the looks of one radar at one threat draw from. */
interface LookStreams {
  readonly size: StreamId;
  /** Whether it is detected, and with the same draw the error of elevation: two lanes of one draw are independent. */
  readonly detection: StreamId;
  /** Errors of range and azimuth. */
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
    chord2: chordSquared(radar.accuracy.beamWidth_rad),
    pointing: pointingOf(radar),
    frame_us: frameOf(radar, 0),
    frames_us: [],
    plots: plotsFor(BODIES * world.threats.length),
  };
}

/** Beams at tracks lengthen the frame; where they would take all the time, search takes as long as it may. */
export function frameWith({ battery, frames_us }: Looking, beams: number): TimeUs {
  while (frames_us.length <= beams) frames_us.push(frameOf(battery.radar, frames_us.length));
  return frames_us[beams];
}

function frameOf(radar: SectorRadar, beams: number): TimeUs {
  const load = trackingLoad([
    { tracks: beams, dwell_s: radar.trackDwell_s, interval_s: radar.trackInterval_s },
  ]);
  const frame = frameTime(radar.search, load);
  return secondsToUs(frame.ok ? frame.frame_s : radar.search.longestFrame_s);
}

/** The plots of the look under way, a column for each list that is reported; written over by the next look. */
interface Plots {
  count: number;
  readonly columns: Readonly<Record<Column, Float64Array>>;
}

const COLUMNS = [
  'ranges_m',
  'azimuths_rad',
  'elevations_rad',
  'rangeSigmas_m',
  'azimuthSigmas_rad',
  'elevationSigmas_rad',
  'snrs_dB',
] as const;

type Column = (typeof COLUMNS)[number];

/** Room for the plots of a look at so many bodies. */
function plotsFor(bodies: number): Plots {
  const columns = Object.fromEntries(COLUMNS.map((name) => [name, new Float64Array(bodies)]));
  return { count: 0, columns: columns as Record<Column, Float64Array> };
}

/**
 * Looks at a body that nothing hides, and adds its plot where it is detected.
 *
 * @param look number that the look will have if it is reported
 */
export function addLook(
  world: World,
  { battery, streams: streamsOf, plots }: Looking,
  pass: Pass,
  role: TrueBody['role'],
  sight: Readonly<Sight>,
  dwell_s: number,
  look: number,
  context: Context,
): void {
  const { radar } = battery;
  const streams = streamsOf[pass.threat];
  // The bodies of one threat draw from its streams in turn: of three numbers body 0 has the first, body 1 the second.
  const own = BODIES * pass.looks++ + pass.body;
  const { draws } = context;
  uniformPair(draws, streams.size, own, pair);
  drawn.size = pair[0];
  drawn.sizeAgain = pair[1];
  uniformAndNormal(draws, streams.detection, own, pair);
  drawn.detected = pair[0];
  error.elevation = pair[1];
  const snr = detect(radar, sight, echoOf(world.threats[pass.threat].threatClass, role), dwell_s, drawn);
  if (snr === 0) return;
  normalPair(draws, streams.error, own, pair);
  error.range = pair[0];
  error.azimuth = pair[1];
  measured(radar.accuracy, radar.bias, sight, snr, error, plot);
  const { seen } = pass;
  const at = plots.count++;
  seen.looks.push(look);
  seen.plots.push(at);
  seen.times_us.push(context.time_us);
  seen.ranges_m.push(sight.range_m);
  const { columns } = plots;
  columns.ranges_m[at] = plot.range_m;
  columns.azimuths_rad[at] = plot.azimuth_rad;
  columns.elevations_rad[at] = plot.elevation_rad;
  columns.rangeSigmas_m[at] = plot.rangeSigma_m;
  columns.azimuthSigmas_rad[at] = plot.azimuthSigma_rad;
  columns.elevationSigmas_rad[at] = plot.elevationSigma_rad;
  columns.snrs_dB[at] = plot.snr_dB;
}

const pair = new Float64Array(2);
const drawn: { -readonly [K in keyof DetectionDraws]: number } = { size: 0, sizeAgain: 0, detected: 0 };
const error: { -readonly [K in keyof PlotDraws]: number } = { range: 0, azimuth: 0, elevation: 0 };
const plot = emptyMeasuredPlot();

/** Tells what a look brought; what the plots came from is told when the pass of each body is over. */
export function reportLook(
  { battery: { id }, plots: { columns, count } }: Looking,
  look: number,
  mode: 'search' | 'track',
  lookedAt: readonly number[],
  context: Context,
): void {
  context.emit(radarPlots, id, {
    radar: id,
    look,
    mode,
    ranges_m: listOf(columns.ranges_m, count),
    azimuths_rad: listOf(columns.azimuths_rad, count),
    elevations_rad: listOf(columns.elevations_rad, count),
    rangeSigmas_m: listOf(columns.rangeSigmas_m, count),
    azimuthSigmas_rad: listOf(columns.azimuthSigmas_rad, count),
    elevationSigmas_rad: listOf(columns.elevationSigmas_rad, count),
    snrs_dB: listOf(columns.snrs_dB, count),
    lookedAt,
  });
}

/**
 * The first numbers of a column as a list. Written out for as many as nearly all looks have: then it has room for no more, and the engine
 * knows that it holds nothing but numbers.
 */
export function listOf(column: Float64Array, count: number): readonly number[] {
  switch (count) {
    case 0:
      return NONE;
    case 1:
      return [column[0]];
    case 2:
      return [column[0], column[1]];
    case 3:
      return [column[0], column[1], column[2]];
    default: {
      const list: number[] = [];
      for (let i = 0; i < count; i++) list.push(column[i]);
      return list;
    }
  }
}

const NONE: readonly number[] = [];
