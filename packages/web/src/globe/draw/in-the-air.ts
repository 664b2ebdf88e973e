/** What is in the air at a moment, in words: what somebody who does not see the globe is told. Pure. */

import { endOfTrack } from '@testudo/interop/picture';
import type { RunPicture } from './run-picture.js';

export function inTheAir({ threats, interceptors, places, run }: RunPicture, now_us: number): string {
  const flies = ({ flight }: RunPicture['threats'][number]) =>
    flight.from_us <= now_us && now_us < flight.until_us;
  const flying = new Set(
    threats.filter((one) => one.body !== 'spent-body' && flies(one)).map(({ pick }) => pick.id),
  );
  const tracks = run.tracks.filter(
    (one) => (one.reports[0]?.time_us ?? Number.POSITIVE_INFINITY) <= now_us && now_us < endOfTrack(one),
  );
  const alarms = places.filter(({ alarms }) =>
    alarms.some(({ from_us, until_us }) => from_us <= now_us && now_us < until_us),
  );
  const parts = [
    counted(flying.size, 'threat'),
    counted(interceptors.filter(flies).length, 'interceptor'),
  ].filter((part) => part !== undefined);
  const air = parts.length === 0 ? 'Nothing is in the air' : `In the air: ${parts.join(' and ')}`;
  const followed = tracks.length === 0 ? '' : `; ${counted(tracks.length, 'track')} followed`;
  const alarm = alarms.length === 0 ? '' : `; alarm at ${alarms.map(({ name }) => name).join(' and ')}`;
  return `${air}${followed}${alarm}.`;
}

function counted(count: number, noun: string): string | undefined {
  if (count === 0) return undefined;
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
