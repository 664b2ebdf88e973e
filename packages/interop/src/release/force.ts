/** Batteries with their tracks and launches: told of together, so that their names hang on nothing that is not told. */
import { isEvent } from '@testudo/core/engine';
import { interceptorLaunched } from '@testudo/core/messages';
import type { Grant, ResolvedBattery } from '@testudo/core/scenario';
import { batteryFacts, nameOfEntry } from './batteries.js';
import { sight } from './observed.js';
import { letters, numbered, ordered } from './order.js';
import type { Release, ReleasedLaunch, When, Where } from './release.js';
import { grainOf, type Releasable, type Releasing } from './releasing.js';
import { type LaunchDraft, type OwnLaunch, type TrackDraft, tracksOf } from './tracks.js';
import { when } from './when.js';
import { where } from './where.js';

interface BatteryDraft {
  readonly facts: NonNullable<ReturnType<typeof batteryFacts>>;
  readonly tracks: readonly TrackDraft[];
  /** At tracks that are not told of. */
  readonly launches: readonly LaunchDraft[];
}

/** The parts of a release that speak of the force; each is absent where it is not granted. */
export function force(
  recording: Releasable,
  releasing: Releasing,
): Pick<Release, 'launches' | 'batteries' | 'tracks'> {
  const { grants } = releasing;
  const { launches, position, tracks } = grants;
  const isAttributed = launches?.detail === 'attributed';
  const drafts = ordered(
    recording.scenario.batteries.flatMap((battery) => draftOf(recording, battery, releasing)),
  ).map((draft, index) => ({ ...draft, id: `battery ${letters(index)}` }));
  const toldTracks = numbered(
    'track',
    drafts.flatMap(({ id, tracks: own }) =>
      own.map(({ facts, launches: fired }) => ({ ...facts, battery: id, fired })),
    ),
  );
  const attributed: readonly LaunchDraft[] = [
    ...drafts.flatMap(({ id, launches: fired }) => fired.map((one) => ({ ...one, battery: id }))),
    ...toldTracks.flatMap(({ id, battery, fired }) => fired.map((one) => ({ ...one, battery, track: id }))),
  ];
  const seen = launches === undefined || isAttributed ? [] : seenLaunches(recording, releasing, launches);
  const all: readonly ReleasedLaunch[] = numbered('launch', isAttributed ? attributed : seen);
  return {
    ...(launches === undefined ? {} : { launches: all }),
    ...(position === undefined ? {} : { batteries: drafts.map(({ id, facts }) => ({ id, ...facts })) }),
    ...(tracks === undefined ? {} : { tracks: toldTracks.map(({ fired, ...track }) => track) }),
  };
}

function draftOf(
  recording: Releasable,
  battery: ResolvedBattery,
  releasing: Releasing,
): readonly BatteryDraft[] {
  const facts = batteryFacts(recording, battery, releasing);
  if (facts === undefined) return [];
  const { launches, tracks } = releasing.grants;
  const fired =
    launches?.detail === 'attributed' ? attributedLaunches(recording, battery, releasing, launches) : [];
  const told = tracks === undefined ? [] : tracksOf(recording, battery.id, releasing, tracks, fired);
  const named = new Set(told.map(({ track }) => track));
  return [
    {
      facts,
      tracks: ordered(told.map(({ draft }) => draft)),
      launches: ordered(fired.filter(({ track }) => !named.has(track)).map(({ launch }) => launch)),
    },
  ];
}

/** Launches as anyone near the launchers sees them. */
function seenLaunches(
  { scenario, events }: Releasable,
  releasing: Releasing,
  grant: Grant,
): readonly (When & Where)[] {
  return events.flatMap((event) => {
    if (!isEvent(event, interceptorLaunched)) return [];
    const battery = scenario.batteries.find(({ id }) => id === event.data.battery);
    if (battery === undefined) return [];
    const { latitude_rad, longitude_rad } = battery;
    return sight(scenario.epochUnix_us + event.time_us, { latitude_rad, longitude_rad }, releasing, grant);
  });
}

function attributedLaunches(
  { scenario, events }: Releasable,
  battery: ResolvedBattery,
  { grants, asOf_us, places, near_m }: Releasing,
  grant: Grant,
): readonly OwnLaunch[] {
  const { latitude_rad, longitude_rad } = battery;
  return events.flatMap((event) => {
    if (!isEvent(event, interceptorLaunched) || event.data.battery !== battery.id) return [];
    const at = when(scenario.epochUnix_us + event.time_us, grant, asOf_us);
    const from = where({ latitude_rad, longitude_rad }, grainOf(grant), places, near_m);
    if (at === undefined || from === undefined) return [];
    const { type, track, salvo } = event.data;
    const named = grants.names === undefined ? {} : { type: nameOfEntry(scenario, type) };
    return [{ track, launch: { ...at, ...from, ...named, salvo } }];
  });
}
