/** Trackers take the plots of their battery's radar, report firm tracks, and say when they give one up. */
import { geodeticHeight } from '../../earth/index.js';
import type { Context, LoggedEvent, Module } from '../../engine/index.js';
import {
  type RadarPlots,
  radarPlots,
  type TrackIdentified,
  type TrackReport,
  trackIdentified,
  trackLost,
  trackReport,
} from '../../messages/index.js';
import { invariant, secondsToUs, type TimeUs, vec3 } from '../../numerics/index.js';
import {
  type Estimate,
  emptyTracker,
  type Look,
  type PredictedPath,
  predictImpact,
  stepTracker,
  type Track,
  type TrackerState,
} from '../../tracking/index.js';
import type { World, WorldBattery } from '../compile/world.js';
import { PHASE_RADAR } from './phases.js';
import { trackId, trackNumber } from './track-names.js';

export const TRACKING_MODULE = 'tracking';

/** Quiet tracks are reported so many times less often. */
const QUIET_REPORTS = 4;

/** The trackers of a run, in the order of the batteries. */
export interface TrackingState {
  readonly trackers: OneTracker[];
}

interface OneTracker {
  readonly tracker: TrackerState;
  /** When each firm track was reported last. */
  readonly reported: { readonly number: number; time_us: TimeUs }[];
  /** The last estimates of firm tracks that were given up: what is in the air still flies at them. */
  readonly givenUp: { readonly number: number; readonly estimate: Estimate }[];
  /** Whether it will look on its own for tracks that nobody sees any more. */
  watching: boolean;
}

/** The path that an estimate of a track of a battery leads to: filled where modules are put together. */
export interface TrackingPorts {
  readonly path: (battery: number, number: number, estimate: Estimate) => PredictedPath;
}

export function trackingModule(world: World, { path }: TrackingPorts): Module<TrackingState> {
  const indexOf = new Map(world.batteries.map(({ id }, index) => [id, index]));
  const of = (battery: string): number => {
    const index = indexOf.get(battery);
    invariant(index !== undefined, `plots or tracks of ${battery}, which no battery is`);
    return index;
  };
  return {
    name: TRACKING_MODULE,
    receives: [radarPlots.kind, trackIdentified.kind],
    initial: () => ({
      trackers: world.batteries.map(() => ({
        tracker: emptyTracker(0),
        reported: [],
        givenUp: [],
        watching: false,
      })),
    }),
    receive(state, event, context) {
      if (event.kind === trackIdentified.kind) {
        const { battery, track, kind } = (event as TrackIdentified & LoggedEvent).data;
        setQuiet(state.trackers[of(battery)], trackNumber(battery, track), kind === 'debris');
        return;
      }
      const { data } = event as RadarPlots & LoggedEvent;
      const index = of(data.radar);
      const look = lookOf(data, context.time_us);
      takeIn(world.batteries[index], index, state.trackers[index], path, look, data.look, context);
    },
    handle({ trackers }, task, context) {
      const index = of(task.entity);
      const one = trackers[index];
      one.watching = false;
      if (forgottenFrom_us(world.batteries[index], one) <= context.time_us) {
        const nothing = { ...NOTHING, time_us: context.time_us };
        takeIn(world.batteries[index], index, one, path, nothing, NO_LOOK, context);
      } else watch(world.batteries[index], one, context);
    },
  };
}

function takeIn(
  battery: WorldBattery,
  index: number,
  one: OneTracker,
  path: TrackingPorts['path'],
  look: Look,
  number: number,
  context: Context,
): void {
  const { tracker: setup } = battery;
  const { tracker } = one;
  const now_us = context.time_us;
  stepTracker(setup, tracker, look);
  watch(battery, one, context);
  for (const { number: lost, because, status, estimate } of tracker.lost) {
    if (status !== 'firm') continue;
    one.givenUp.push({ number: lost, estimate });
    const at = one.reported.findIndex((report) => report.number === lost);
    if (at >= 0) one.reported.splice(at, 1);
    context.emit(trackLost, battery.id, {
      battery: battery.id,
      track: trackId(battery.id, lost),
      number: lost,
      because,
    });
  }
  const interval_us = secondsToUs(setup.parameters.reportInterval_s);
  for (const track of tracker.tracks) {
    if (track.status !== 'firm' || track.lastPlot < 0) continue;
    const report = reportOf(one, track.number);
    if (report === undefined) one.reported.push({ number: track.number, time_us: now_us });
    else if (now_us - report.time_us >= (track.quiet ? QUIET_REPORTS * interval_us : interval_us))
      report.time_us = now_us;
    else continue;
    reportTrack(battery, track, path(index, track.number, track.estimate), number, context);
  }
}

/** A radar that is off brings no looks: then the tracker looks on its own, as soon as a track has been without a plot for too long. */
function watch(battery: WorldBattery, one: OneTracker, context: Context): void {
  if (one.watching || one.tracker.tracks.length === 0) return;
  one.watching = true;
  context.schedule({
    at_us: Math.max(context.time_us + 1, forgottenFrom_us(battery, one)),
    phase: PHASE_RADAR,
    priority: 1,
    entity: battery.id,
    name: 'watch',
  });
}

/** When the first of the tracks has been without a plot for too long. */
function forgottenFrom_us({ tracker: setup }: WorldBattery, { tracker }: OneTracker): TimeUs {
  let oldest_us = Number.POSITIVE_INFINITY;
  for (const { lastPlot_us } of tracker.tracks) oldest_us = Math.min(oldest_us, lastPlot_us);
  return oldest_us + secondsToUs(setup.parameters.longestCoast_s) + 1;
}

const NOTHING: Omit<Look, 'time_us'> = {
  ranges_m: [],
  azimuths_rad: [],
  elevations_rad: [],
  rangeSigmas_m: [],
  azimuthSigmas_rad: [],
  elevationSigmas_rad: [],
  snrs_dB: [],
  lookedAt: [],
};
/** Nothing is reported of it: there are no plots. */
const NO_LOOK = -1;

/** Named one by one: a spread of so many lists costs more than the look's own work on them. */
function lookOf(plots: RadarPlots['data'], time_us: TimeUs): Look {
  return {
    time_us,
    ranges_m: plots.ranges_m,
    azimuths_rad: plots.azimuths_rad,
    elevations_rad: plots.elevations_rad,
    rangeSigmas_m: plots.rangeSigmas_m,
    azimuthSigmas_rad: plots.azimuthSigmas_rad,
    elevationSigmas_rad: plots.elevationSigmas_rad,
    snrs_dB: plots.snrs_dB,
    lookedAt: plots.lookedAt,
  };
}

function reportOf({ reported }: OneTracker, number: number): OneTracker['reported'][number] | undefined {
  for (const report of reported) if (report.number === number) return report;
  return undefined;
}

/** Debris is not worth a beam: it is followed by what search brings. */
function setQuiet({ tracker }: OneTracker, number: number, quiet: boolean): void {
  const track = tracker.tracks.find((one) => one.number === number);
  if (track !== undefined) track.quiet = quiet;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function reportTrack(
  battery: WorldBattery,
  track: Track,
  path: PredictedPath,
  look: number,
  context: Context,
): void {
  const { state, covariance } = track.estimate;
  const x = state[0];
  const y = state[1];
  const z = state[2];
  const vx = state[3];
  const vy = state[4];
  const vz = state[5];
  const { originEcef: site } = battery.frame;
  const dx = x - site.x;
  const dy = y - site.y;
  const dz = z - site.z;
  const report: Writable<TrackReport['data']> = {
    battery: battery.id,
    track: trackId(battery.id, track.number),
    number: track.number,
    firstPlot_us: track.firstPlot_us,
    firstRange_m: track.firstRange_m,
    look,
    plot: track.lastPlot,
    position_ecef_m: vec3<'ecef'>(x, y, z),
    velocity_ecef_mps: vec3<'ecef'>(vx, vy, vz),
    range_m: Math.sqrt(dx * dx + dy * dy + dz * dz),
    height_m: geodeticHeight(x, y, z),
    speed_mps: Math.sqrt(vx * vx + vy * vy + vz * vz),
    logDrag: state[6],
    logDragSigma: Math.sqrt(Math.max(0, covariance[48])),
    positionSigma_m: Math.sqrt(covariance[0] + covariance[8] + covariance[16]),
  };
  const impact = predictImpact(path, covariance, context.time_us, battery.tracker.parameters);
  if (impact.ok) {
    report.impact_us = impact.time_us;
    report.impactLatitude_rad = impact.latitude_rad;
    report.impactLongitude_rad = impact.longitude_rad;
    report.impactMajorSigma_m = impact.majorSigma_m;
    report.impactMinorSigma_m = impact.minorSigma_m;
    report.impactAzimuth_rad = impact.majorAzimuth_rad;
  }
  context.emit(trackReport, battery.id, report);
}
