/** How the log names what it is about. */
import type { Recording } from '@testudo/interop';
import { nameOf, shortClass } from '@testudo/report';
import { perRun } from '../facts/per-run.js';

/** Classes of threats and types of interceptors, by id. */
const kinds = perRun(({ scenario, interceptors }: Recording): ReadonlyMap<string, string> => {
  const classes = new Map(scenario.threats.map(({ id, classId }) => [id, shortClass(scenario, classId)]));
  for (const { interceptor, type } of interceptors) classes.set(interceptor, shortClass(scenario, type));
  return classes;
});

/** A threat or an interceptor: `Fateh-313 v1-asad-fateh-2`. */
export function objectName(recording: Recording, id: string): string {
  const kind = kinds(recording).get(id);
  return kind === undefined ? id : `${kind} ${id}`;
}

const BODIES: Readonly<Record<string, string>> = {
  warhead: 'the warhead of ',
  'spent-body': 'the empty body of ',
};

/** One body of a threat: `the warhead of Qiam v4-erbil-qiam-1`. */
export function bodyName(recording: Recording, threat: string, body: string | undefined): string {
  return `${BODIES[body ?? ''] ?? ''}${objectName(recording, threat)}`;
}

/** A track, by its number within the battery: `track 2 of Patriot battery at Erbil`. */
export function trackName({ scenario }: Recording, battery: string, track: string): string {
  const number = track.startsWith(`${battery}-t`) ? track.slice(battery.length + 2) : track;
  return `track ${number} of ${nameOf(scenario, battery)}`;
}
