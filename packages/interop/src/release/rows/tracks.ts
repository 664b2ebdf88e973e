import type { ReleasedTrack } from '../release.js';
import { stepInWords } from '../words.js';
import { joined, type RowDraft } from './row.js';

/** A track, where it was first expected to fall, each step about it, and its end. */
export function rowsOfTrack(track: ReleasedTrack): readonly RowDraft[] {
  const { id, battery, takenFor, identity, lost_utc, first = {}, expected, engagement = [] } = track;
  const within = track.within_s === undefined ? {} : { within_s: track.within_s };
  return [
    {
      what: 'track',
      id,
      at: track,
      ...(lost_utc === undefined ? {} : { until_utc: lost_utc }),
      where: first,
      said: joined(battery, takenFor, identity),
    },
    ...(expected === undefined
      ? []
      : [
          {
            what: 'expected-impact' as const,
            id,
            at: expected,
            where: expected,
            said: joined(battery, 'where it was first expected to fall'),
          },
        ]),
    ...engagement.map(
      (one): RowDraft => ({ what: one.step, id, at: one, said: joined(battery, stepInWords(one)) }),
    ),
    ...(lost_utc === undefined
      ? []
      : [
          {
            what: 'track-lost' as const,
            id,
            at: { time_utc: lost_utc, ...within },
            said: joined(battery, 'given up'),
          },
        ]),
  ];
}
