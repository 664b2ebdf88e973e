/** Batteries identify their firm tracks after a while, and again when a track's motion says otherwise. */
import type { Context, LoggedEvent, Module } from '../../engine/index.js';
import {
  identificationDelay_s,
  identify,
  movesBallistically,
  type TrackKind,
} from '../../identification/index.js';
import {
  type EquipmentStatus,
  equipmentStatus,
  type PostureChanged,
  postureChanged,
  type TrackLost,
  type TrackReport,
  trackIdentified,
  trackLost,
  trackReport,
} from '../../messages/index.js';
import {
  type DrawSource,
  drawIndexOf,
  invariant,
  type StreamId,
  secondsToUs,
  streamId,
  uniform,
} from '../../numerics/index.js';
import type { World } from '../compile/world.js';
import { PHASE_IDENTIFICATION } from './phases.js';

/** Tracks that are being looked at or were identified, in the order of their first reports. */
export interface IdentificationState {
  readonly tracks: KnownTrack[];
  /** Ids of the batteries whose link to the centre has failed. */
  readonly unlinked: string[];
  /** Ids of the batteries that decide alone. */
  readonly autonomous: string[];
}

interface KnownTrack {
  report: TrackReport['data'];
  /** Whether one of its reports said that it is fast or high. */
  wasBallistic: boolean;
  /** Empty until it is identified. */
  kind: TrackKind | '';
}

export function identificationModule(world: World): Module<IdentificationState> {
  const batteries = new Map(
    world.batteries.map((battery) => [
      battery.id,
      {
        parameters: battery.identification,
        linked: battery.linked,
        stream: streamId('identification', battery.id),
      },
    ]),
  );
  const of = (id: string) => {
    const battery = batteries.get(id);
    invariant(battery !== undefined, `a track of ${id}, which no battery is`);
    return battery;
  };
  const tell = (known: KnownTrack, state: IdentificationState, context: Context): void => {
    const { battery, track } = known.report;
    const { parameters, linked, stream } = of(battery);
    const alone = !linked || state.unlinked.includes(battery) || state.autonomous.includes(battery);
    const taken = identify(
      known.report,
      context.time_us,
      parameters,
      known.wasBallistic,
      alone,
      drawsOf(known, stream, context.draws),
    );
    if (taken.kind === known.kind) return;
    known.kind = taken.kind;
    context.emit(trackIdentified, battery, { battery, track, ...taken });
  };
  return {
    name: 'identification',
    receives: [trackReport.kind, trackLost.kind, equipmentStatus.kind, postureChanged.kind],
    initial: () => ({
      tracks: [],
      unlinked: [],
      autonomous: world.batteries.filter(({ control }) => control === 'autonomous').map(({ id }) => id),
    }),
    receive(state, event, context) {
      if (event.kind === equipmentStatus.kind) {
        const { battery, component, works } = (event as EquipmentStatus & LoggedEvent).data;
        if (component === 'link') note(state.unlinked, battery, !works);
        return;
      }
      if (event.kind === postureChanged.kind) {
        const { battery, control } = (event as PostureChanged & LoggedEvent).data;
        note(state.autonomous, battery, control === 'autonomous');
        return;
      }
      const { tracks } = state;
      const { data } = event as (TrackReport | TrackLost) & LoggedEvent;
      const at = tracks.findIndex(({ report }) => report.track === data.track);
      if (event.kind === trackLost.kind) {
        if (at >= 0) tracks.splice(at, 1);
        return;
      }
      const report = data as TrackReport['data'];
      const { parameters, stream } = of(report.battery);
      const wasBallistic = movesBallistically(report, parameters);
      if (at >= 0) {
        const known = tracks[at];
        known.report = report;
        known.wasBallistic ||= wasBallistic;
        if (known.kind !== '') tell(known, state, context);
        return;
      }
      tracks.push({ report, wasBallistic, kind: '' });
      const draw = uniform(context.draws, stream, drawIndexOf(report.firstPlot_us, report.firstRange_m), 1);
      context.schedule({
        at_us: context.time_us + secondsToUs(identificationDelay_s(parameters, draw)),
        phase: PHASE_IDENTIFICATION,
        entity: report.battery,
        name: 'identify',
        data: report.track,
      });
    },
    handle(state, task, context) {
      const known = state.tracks.find(({ report }) => report.track === task.data);
      if (known !== undefined) tell(known, state, context);
    },
  };
}

/** Puts a battery on a list, or takes it off. */
function note(batteries: string[], id: string, isOn: boolean): void {
  const at = batteries.indexOf(id);
  if (isOn && at < 0) batteries.push(id);
  else if (!isOn && at >= 0) batteries.splice(at, 1);
}

/** The draws of a track: named by its first plot, so that no other track moves them. */
function drawsOf({ report }: KnownTrack, stream: StreamId, draws: DrawSource) {
  const index = drawIndexOf(report.firstPlot_us, report.firstRange_m);
  // The neighbour's number is as good as any: two tracks meet there once in 4e9 pairs.
  const next = (index + 1) >>> 0;
  return {
    classified: uniform(draws, stream, index, 0),
    identified: uniform(draws, stream, next, 0),
    friend: uniform(draws, stream, next, 1),
  };
}
