/** What is happening at a moment, in words: a function of the recording and the time. */
import type { Recording } from '@testudo/interop';
import { alarmsAt, type Span } from '@testudo/interop/picture';
import { count, duration, FATES, listed, nameOf, some, weaponIn } from '@testudo/report';
import { type Flight, flightsOf, isInTheAir } from '../facts/flights.js';
import { heldTracks, isHeld } from '../facts/held-tracks.js';
import { perRun } from '../facts/per-run.js';

export interface Now {
  /** The phase of the raid, one sentence without its full stop. */
  readonly phase: string;
  /** What else is the case, each a clause. */
  readonly clauses: readonly string[];
}

export function nowIn(recording: Recording, time_us: number): Now {
  const flights = [...flightsOf(recording).values()];
  const { scenario } = recording;
  const [first] = flights;
  if (first === undefined) return { phase: 'Nothing is launched in this run', clauses: [] };
  const flying = flights.filter((one) => isInTheAir(one, time_us));
  const clauses = [
    ...defences(recording, time_us),
    ...alarms(recording, time_us),
    ...nextToEnd(recording, flying, time_us),
    ...soFar(flights, time_us),
  ];
  return { phase: phaseOf(flights, flying, weaponIn(scenario), time_us), clauses };
}

function phaseOf(
  flights: readonly Flight[],
  flying: readonly Flight[],
  weapon: string,
  time_us: number,
): string {
  const next = flights.find(({ outcome }) => outcome.launch_us > time_us);
  const until = next === undefined ? '' : seconds(next.outcome.launch_us - time_us);
  if (flying.length > 0) {
    const boosting = flying.filter(
      ({ thrustEnd_us }) => thrustEnd_us === undefined || time_us < thrustEnd_us,
    ).length;
    const power = boosting === 0 ? '' : `, ${count(boosting)} of them under power`;
    return `${some(flying.length, weapon)} in the air${power}`;
  }
  if (next === flights[0]) return `Before the raid: the first launch is in ${until}`;
  if (next !== undefined) return `Nothing in the air: the next launch is in ${until}`;
  return 'The raid is over';
}

function defences(recording: Recording, time_us: number): readonly string[] {
  const { scenario, interceptors } = recording;
  return scenario.batteries.flatMap(({ id }) => {
    const tracks = heldTracks(recording).filter((one) => one.battery === id && isHeld(one, time_us)).length;
    const fired = interceptors.filter(
      ({ battery, launch_us, end_us, points }) =>
        battery === id && launch_us <= time_us && time_us < (end_us ?? points.at(-1)?.time_us ?? launch_us),
    ).length;
    if (tracks + fired === 0) return [];
    const does = [
      ...(tracks === 0 ? [] : [`holds ${some(tracks, 'track')}`]),
      ...(fired === 0 ? [] : [`has ${some(fired, 'interceptor')} in the air`]),
    ];
    return [`${nameOf(scenario, id)} ${listed(does)}`];
  });
}

const alarmSpans = perRun(
  (recording: Recording): readonly { readonly name: string; readonly spans: readonly Span[] }[] =>
    recording.scenario.places.map(({ id, name }) => ({ name, spans: alarmsAt(id, recording) })),
);

function alarms(recording: Recording, time_us: number): readonly string[] {
  const names = alarmSpans(recording)
    .filter(({ spans }) => spans.some(({ from_us, until_us }) => from_us <= time_us && time_us < until_us))
    .map(({ name }) => name);
  return names.length === 0 ? [] : [`alarm at ${listed(names)}`];
}

function nextToEnd({ scenario }: Recording, flying: readonly Flight[], time_us: number): readonly string[] {
  const down = flying.filter(({ outcome }) => outcome.impact !== undefined);
  if (down.length === 0) return [];
  const next = down.reduce((least, one) => (one.end_us < least.end_us ? one : least));
  const place = next.outcome.impact?.place;
  const where = place === undefined ? 'away from every place' : `at ${nameOf(scenario, place)}`;
  return [`next impact in ${seconds(next.end_us - time_us)}, ${where}`];
}

function soFar(flights: readonly Flight[], time_us: number): readonly string[] {
  const ended = flights.filter(({ end_us }) => time_us >= end_us);
  if (ended.length === 0) return [];
  const sums = (Object.keys(FATES) as (keyof typeof FATES)[]).flatMap((fate) => {
    const number = ended.filter(({ outcome }) => outcome.fate === fate).length;
    return number === 0 ? [] : [`${count(number)} ${FATES[fate]}`];
  });
  const whole = ended.length === flights.length ? 'in all' : 'so far';
  return [`${whole} ${listed(sums)}`];
}

function seconds(span_us: number): string {
  return duration(Math.ceil(span_us / 1e6));
}
