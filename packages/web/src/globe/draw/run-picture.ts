/** What is drawn of a run, derived once: motions, trails, rings. */
import { geodeticToEcef } from '@testudo/core/earth';
import {
  alarmsAt,
  circleEdge,
  ellipseEdge,
  endOfTrack,
  type GroundPoint,
  type Impact,
  type Intercept,
  nominal,
  type Report,
  type Span,
  type Track,
  type WarnedArea,
} from '@testudo/interop/picture';
import type { Pick } from '../../state/state.js';
import type { ViewedRun } from '../../state/viewed.js';
import { BelievedMotion } from '../motion/believed.js';
import { Flight } from '../motion/flight.js';
import { type Trail, trailOf } from '../motion/trail.js';
import {
  type StandingRadar,
  searchVolume,
  standingRadar,
  trackSectorEdge,
  type VolumeBody,
} from '../radar/radar-volume.js';
import { type BatteryHistory, batteryHistory } from './battery-states.js';
import { related } from './related.js';

type Point = readonly [number, number, number];

export interface DrawnBody {
  readonly pick: Pick;
  readonly name: string;
  readonly body: 'missile' | 'rocket' | 'warhead' | 'spent-body' | 'interceptor';
  readonly flight: Flight;
  readonly trail: Trail;
}

export interface DrawnTrack {
  readonly pick: Pick;
  readonly name: string;
  readonly track: Track;
  readonly motion: BelievedMotion;
  readonly trail: Trail;
  readonly until_us: number;
  /** Rings of the predicted impacts, report by report, made when first drawn. */
  readonly rings: Map<number, Float64Array>;
}

interface DrawnPlace {
  readonly pick: Pick;
  readonly name: string;
  readonly at: Point;
  readonly ring: Float64Array | undefined;
  readonly alarms: readonly Span[];
}

export interface DrawnBattery {
  readonly pick: Pick;
  readonly name: string;
  readonly at: Point;
  readonly history: BatteryHistory;
  readonly radar: StandingRadar | undefined;
  readonly volume: VolumeBody | undefined;
  readonly trackEdge: Float64Array | undefined;
}

export interface RunPicture {
  readonly run: ViewedRun;
  readonly threats: readonly DrawnBody[];
  readonly interceptors: readonly DrawnBody[];
  readonly tracks: readonly DrawnTrack[];
  readonly places: readonly DrawnPlace[];
  readonly sites: readonly { readonly id: string; readonly name: string; readonly at: Point }[];
  readonly batteries: readonly DrawnBattery[];
  readonly warned: readonly { readonly area: WarnedArea; readonly ring: Float64Array }[];
  readonly intercepts: readonly { readonly end: Intercept; readonly at: Point }[];
  readonly impacts: readonly { readonly end: Impact; readonly at: Point }[];
  /** What has to do with what is picked, by `kind/id`. */
  readonly related: (pick: Pick) => ReadonlySet<string>;
}

export const keyOf = ({ kind, id }: Pick): string => `${kind}/${id}`;

/** With many objects trails have fewer corners. */
const MANY = 300;

export function runPicture(run: ViewedRun): RunPicture {
  const { recording } = run;
  const { scenario } = recording;
  const tolerance_m = recording.trajectories.length + recording.interceptors.length > MANY ? 80 : 12;
  const relations = new Map<string, ReadonlySet<string>>();
  return {
    run,
    threats: recording.trajectories.flatMap(({ threat, body, points }) =>
      points.length === 0
        ? []
        : [drawnBody({ kind: 'threat', id: threat }, threat, body, points, tolerance_m)],
    ),
    interceptors: recording.interceptors.flatMap(({ interceptor, battery, points }) =>
      points.length < 2
        ? []
        : [
            drawnBody(
              { kind: 'interceptor', id: interceptor },
              within(battery, interceptor),
              'interceptor',
              points,
              tolerance_m / 4,
            ),
          ],
    ),
    tracks: run.tracks.map(drawnTrack),
    places: scenario.places.map((place) => {
      const height_m = nominal(place.elevation_m) ?? 0;
      const radius_m = nominal(place.radius_m) ?? 0;
      return {
        pick: { kind: 'place', id: place.id },
        name: place.name,
        at: pointAt(place, height_m),
        ring: radius_m > 0 ? ringAt(circleEdge(place, radius_m), height_m) : undefined,
        alarms: alarmsAt(place.id, recording),
      };
    }),
    sites: scenario.launchSites.map((site) => ({
      id: site.id,
      name: site.name,
      at: pointAt(site, nominal(site.elevation_m) ?? 0),
    })),
    batteries: scenario.batteries.map((battery) => {
      const radar = standingRadar(scenario, battery);
      return {
        pick: { kind: 'battery', id: battery.id },
        name: battery.name,
        at: pointAt(battery, nominal(battery.elevation_m) ?? 0),
        history: batteryHistory(battery.id, recording),
        radar,
        volume: radar && searchVolume(radar),
        trackEdge: radar && trackSectorEdge(radar),
      };
    }),
    warned: run.warned.map((area) => ({ area, ring: ringAt(circleEdge(area, area.radius_m), 0) })),
    intercepts: run.intercepts.map((end) => ({ end, at: pointAt(end, end.height_m) })),
    impacts: run.impacts.map((end) => ({ end, at: pointAt(end, end.height_m) })),
    related: (pick) => {
      const key = keyOf(pick);
      const known = relations.get(key) ?? related(pick, recording, run.tracks);
      relations.set(key, known);
      return known;
    },
  };
}

/** The part of an id that is told apart within its battery. */
function within(battery: string, id: string): string {
  return id.startsWith(`${battery}-`) ? id.slice(battery.length + 1) : id;
}

function drawnBody(
  pick: Pick,
  name: string,
  body: DrawnBody['body'],
  points: ConstructorParameters<typeof Flight>[0],
  tolerance_m: number,
): DrawnBody {
  const flight = new Flight(points);
  return { pick, name, body, flight, trail: trailOfFlight(flight, tolerance_m) };
}

/** Short flights have few recorded points: between them lie so many more that their bends are round. */
const FEW = 150;
/** A trail is as fine as its flight is short. */
const FINENESS = 4000;

function trailOfFlight(flight: Flight, tolerance_m: number): Trail {
  const { times_us, positions_m: p } = flight;
  const last = p.length - 3;
  const length_m = Math.hypot(p[last] - p[0], p[last + 1] - p[1], p[last + 2] - p[2]);
  const fine_m = Math.max(0.5, Math.min(tolerance_m, length_m / FINENESS));
  if (times_us.length >= FEW) return trailOf(times_us, p, fine_m);
  const between = Float64Array.from(
    { length: FEW },
    (_, i) => flight.from_us + (i / (FEW - 1)) * (flight.until_us - flight.from_us),
  );
  const positions_m = new Float64Array(3 * FEW);
  between.forEach((time_us, i) => {
    flight.at(time_us, positions_m.subarray(3 * i, 3 * i + 3));
  });
  return trailOf(between, positions_m, fine_m);
}

/** Corners of a track's line lie so far apart at most. */
const TRACK_STEP_US = 500_000;

function drawnTrack(track: Track): DrawnTrack {
  const motion = new BelievedMotion(track.reports);
  const from_us = motion.times_us[0];
  const until_us = Math.max(endOfTrack(track), from_us + 1);
  const count = Math.max(2, Math.min(400, Math.ceil((until_us - from_us) / TRACK_STEP_US) + 1));
  const times_us = Float64Array.from(
    { length: count },
    (_, i) => from_us + (i / (count - 1)) * (until_us - from_us),
  );
  const positions_m = new Float64Array(3 * count);
  const point = new Float64Array(3);
  times_us.forEach((time_us, i) => {
    positions_m.set(motion.at(time_us, point), 3 * i);
  });
  return {
    pick: { kind: 'track', id: track.track },
    name: within(track.battery, track.track),
    track,
    motion,
    trail: trailOf(times_us, positions_m, 12),
    until_us,
    rings: new Map(),
  };
}

/** The ring of the impact that a report predicted; undefined where it predicted none. */
export function predictedRing(
  { rings }: DrawnTrack,
  index: number,
  report: Report,
): Float64Array | undefined {
  if (report.impact === undefined) return undefined;
  const known = rings.get(index) ?? ringAt(ellipseEdge(report.impact), 0);
  rings.set(index, known);
  return known;
}

export function pointAt({ latitude_rad, longitude_rad }: GroundPoint, height_m: number): Point {
  const { x, y, z } = geodeticToEcef({ latitude_rad, longitude_rad, height_m });
  return [x, y, z];
}

function ringAt(edge: readonly GroundPoint[], height_m: number): Float64Array {
  return Float64Array.from(edge.flatMap((corner) => pointAt(corner, height_m)));
}
