/** Numbers of a battery that change by steps: rounds left, interceptors in the air, targets under engagement. */
import { findQuantity } from '@testudo/core/catalogue';
import { isEvent } from '@testudo/core/engine';
import { fireOrder, killAssessed, launchRefused } from '@testudo/core/messages';
import { nominalOf } from '@testudo/core/numerics';
import type { Recording } from '@testudo/interop';
import { roundsLeft, type Span } from '@testudo/interop/picture';
import { count, shortClass } from '@testudo/report';
import { heldTracks } from '../facts/held-tracks.js';

/** From a time on the value is this, until the next step. */
interface Step {
  readonly time_us: number;
  readonly value: number;
}

export interface StepSeries {
  readonly title: string;
  /** In order of time; the first at the beginning of the stretch. */
  readonly steps: readonly Step[];
  readonly most: number;
  /** What there could be at most, in words. */
  readonly limit?: string;
}

export interface BatterySeries extends Span {
  readonly series: readonly StepSeries[];
}

interface Change {
  readonly time_us: number;
  readonly by: number;
}

const MARGIN = 0.08;
const LEAST_US = 20_000_000;

/** From its first track to its last judgement, with a margin, in whole microseconds; undefined where it held no track and fired nothing. */
export function batterySeries(recording: Recording, battery: string): BatterySeries | undefined {
  const tracks = heldTracks(recording).filter((one) => one.battery === battery);
  const shots = recording.interceptors.filter((one) => one.battery === battery);
  const engaged = engagements(recording, battery);
  const times = [
    ...tracks.flatMap(({ from_us, until_us }) => [from_us, Number.isFinite(until_us) ? until_us : from_us]),
    ...shots.flatMap(({ launch_us, end_us }) => [launch_us, end_us ?? launch_us]),
    ...engaged.map(({ time_us }) => time_us),
  ];
  if (times.length === 0) return undefined;
  const first_us = times.reduce((a, b) => Math.min(a, b));
  const last_us = times.reduce((a, b) => Math.max(a, b));
  const margin_us = Math.max(LEAST_US, Math.round((last_us - first_us) * MARGIN));
  const from_us = first_us - margin_us;
  const held = tracks.flatMap(({ from_us: at_us, until_us }) => spell(at_us, until_us));
  const flying = shots.flatMap(({ launch_us, end_us }) => spell(launch_us, end_us));
  return {
    from_us,
    until_us: last_us + margin_us,
    series: [
      stepped('tracks held', from_us, 0, held),
      ...(shots.length === 0
        ? []
        : [
            stepped('targets engaged', from_us, 0, engaged, channelsOf(recording, battery, 'targets')),
            stepped(
              'interceptors in the air',
              from_us,
              0,
              flying,
              channelsOf(recording, battery, 'missiles'),
            ),
            ...magazine(recording, battery, from_us),
          ]),
    ],
  };
}

/** From the order to fire at a track until its last shot is judged or refused. */
function engagements({ events }: Recording, battery: string): readonly Change[] {
  const open = new Map<string, number>();
  const changes: Change[] = [];
  const add = (track: string, by: number, time_us: number) => {
    const before = open.get(track) ?? 0;
    const after = Math.max(0, before + by);
    open.set(track, after);
    if (before === 0 && after > 0) changes.push({ time_us, by: 1 });
    if (before > 0 && after === 0) changes.push({ time_us, by: -1 });
  };
  for (const event of events) {
    if (event.data.battery !== battery) continue;
    if (isEvent(event, fireOrder)) add(event.data.track, event.data.shots, event.time_us);
    else if (isEvent(event, launchRefused)) add(event.data.track, -event.data.shots, event.time_us);
    else if (isEvent(event, killAssessed)) add(event.data.track, -1, event.time_us);
  }
  return changes;
}

/** Rounds of the types that were fired. */
function magazine(recording: Recording, battery: string, from_us: number): readonly StepSeries[] {
  return roundsLeft(recording, battery)
    .filter(({ changes }) => changes.some(({ by }) => by < 0))
    .map(({ type, atFirst, changes }) =>
      stepped(`${shortClass(recording.scenario, type)} rounds left`, from_us, atFirst, changes),
    );
}

function spell(from_us: number, until_us: number | undefined): readonly Change[] {
  const ends = until_us !== undefined && Number.isFinite(until_us);
  return [{ time_us: from_us, by: 1 }, ...(ends ? [{ time_us: until_us, by: -1 }] : [])];
}

/** A value that begins somewhere and changes; what happens at one moment makes one step, what came before is in its beginning. */
export function stepped(
  title: string,
  from_us: number,
  start: number,
  changes: readonly Change[],
  limit?: string,
): StepSeries {
  const steps: Step[] = [{ time_us: from_us, value: start }];
  for (const { time_us, by } of [...changes].sort((a, b) => a.time_us - b.time_us)) {
    const last = steps.at(-1) as Step;
    if (time_us <= last.time_us) steps[steps.length - 1] = { ...last, value: last.value + by };
    else steps.push({ time_us, value: last.value + by });
  }
  const most = steps.reduce((greatest, { value }) => Math.max(greatest, value), 0);
  return { title, steps, most, ...(limit === undefined ? {} : { limit }) };
}

/** The limit of the command post, in what it counts by. */
function channelsOf(
  { scenario }: Recording,
  battery: string,
  counts: 'targets' | 'missiles',
): string | undefined {
  const post = scenario.batteries.find(({ id }) => id === battery)?.commandPost;
  const entry = scenario.catalogue.find(({ id }) => id === post);
  const value = (name: string) => {
    const quantity = entry === undefined ? undefined : findQuantity(entry, name);
    const nominal = quantity === undefined ? undefined : nominalOf(quantity);
    return nominal?.ok === true ? nominal.value : undefined;
  };
  const rule = value('channelRule');
  if (rule === undefined || (rule < 0.5 ? 'missiles' : 'targets') !== counts) return undefined;
  const most = value(counts === 'missiles' ? 'missileChannels' : 'targetChannels');
  return most === undefined ? undefined : `${count(most)} channels`;
}

/** The value at a moment. */
export function valueAt({ steps }: StepSeries, time_us: number): number {
  return (steps.findLast((step) => step.time_us <= time_us) ?? (steps[0] as Step)).value;
}
