/** Whom an event is about, so that the log can be filtered by them and a click can pick them. */
import { isEvent, type LoggedEvent } from '@testudo/core/engine';
import { areaWarned, boostSignature, launchReport } from '@testudo/core/messages';
import type { Recording } from '@testudo/interop';
import type { Pick } from '../../state/state.js';
import { perRun } from '../facts/per-run.js';
import { trueTracks } from '../facts/true-tracks.js';

/** The threat behind each launch report. */
const reported = perRun(({ events }: Recording): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const event of events) {
    if (isEvent(event, boostSignature)) found.set(event.data.signature, event.entity);
  }
  return found;
});

const shotAt = perRun(
  ({ interceptors }: Recording): ReadonlyMap<string, string> =>
    new Map(
      interceptors.flatMap(({ interceptor, threat }) =>
        threat === undefined ? [] : [[interceptor, threat]],
      ),
    ),
);

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** The threat that an event is really about; undefined where it is about none, or nobody can tell. */
export function threatOf(recording: Recording, event: LoggedEvent): string | undefined {
  const { data } = event;
  const own = text(data.threat);
  if (own !== undefined) return own;
  if (isEvent(event, boostSignature)) return event.entity;
  if (isEvent(event, launchReport)) return reported(recording).get(event.data.report);
  const track = text(data.track);
  const tracked = track === undefined ? undefined : trueTracks(recording).get(track)?.threat;
  if (tracked !== undefined) return tracked;
  const interceptor = text(data.interceptor);
  if (interceptor !== undefined) return shotAt(recording).get(interceptor);
  if (isEvent(event, areaWarned) && event.data.report !== undefined)
    return reported(recording).get(event.data.report);
  return undefined;
}

/** Whether an event is about something that is picked. */
export function involves(recording: Recording, event: LoggedEvent, { kind, id }: Pick): boolean {
  if (kind === 'threat') return threatOf(recording, event) === id;
  const { data } = event;
  if (kind === 'battery') return data.battery === id || data.radar === id;
  return event.entity === id || data[kind] === id;
}

/** What a click on an event picks. */
export function pickOf(recording: Recording, event: LoggedEvent): Pick | undefined {
  const { data } = event;
  const interceptor = text(data.interceptor);
  if (interceptor !== undefined && data.threat === undefined) return { kind: 'interceptor', id: interceptor };
  const threat = threatOf(recording, event);
  if (threat !== undefined) return { kind: 'threat', id: threat };
  const battery = text(data.battery) ?? text(data.radar);
  if (battery !== undefined) return { kind: 'battery', id: battery };
  const place = text(data.place);
  return place === undefined ? undefined : { kind: 'place', id: place };
}
