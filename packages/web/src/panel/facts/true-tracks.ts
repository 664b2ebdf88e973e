/** What tracks were really of: known to nobody in the play, told by the origins of their plots. */
import { isEvent } from '@testudo/core/engine';
import { plotOrigins, trackReport } from '@testudo/core/messages';
import type { Recording } from '@testudo/interop';
import { perRun } from './per-run.js';

/** The body that a track was of. */
export interface TrackedBody {
  readonly threat: string;
  readonly isSpent: boolean;
}

/** The body behind each track: the one that gave it most plots. A track without a known plot is not in it. */
export const trueTracks = perRun(({ events }: Recording): ReadonlyMap<string, TrackedBody> => {
  const origins = new Map<string, TrackedBody>();
  for (const event of events) {
    if (!isEvent(event, plotOrigins)) continue;
    const { radar, threat, body, looks, plots } = event.data;
    const tracked = { threat, isSpent: body === 'spent-body' };
    looks.forEach((look, i) => {
      origins.set(`${radar}/${look}/${plots[i]}`, tracked);
    });
  }
  const votes = new Map<string, Map<string, { readonly body: TrackedBody; count: number }>>();
  for (const event of events) {
    if (!isEvent(event, trackReport)) continue;
    const { battery, track, look, plot } = event.data;
    const body = origins.get(`${battery}/${look}/${plot}`);
    if (body === undefined) continue;
    const own = votes.get(track) ?? new Map();
    votes.set(track, own);
    const key = `${body.threat}/${body.isSpent}`;
    const vote = own.get(key) ?? { body, count: 0 };
    own.set(key, vote);
    vote.count += 1;
  }
  return new Map(
    [...votes].map(([track, own]) => {
      const [most] = [...own.values()].sort((a, b) => b.count - a.count);
      return [track, (most as { body: TrackedBody }).body];
    }),
  );
});
