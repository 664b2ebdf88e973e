/** The names of tracks: unique in a run, and telling whose and which. */
import { invariant } from '../../numerics/index.js';

export function trackId(battery: string, number: number): string {
  return `${battery}-t${number}`;
}

/** The number of a track within its battery. @throws InvariantError where the name is of none */
export function trackNumber(battery: string, track: string): number {
  const number = Number(track.slice(battery.length + 2));
  invariant(track === trackId(battery, number), `${track} names no track of ${battery}`);
  return number;
}
