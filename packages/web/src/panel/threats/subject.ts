/** What is picked, and the threat that it belongs to: interceptors and tracks lead to one. */
import type { Recording } from '@testudo/interop';
import type { Pick } from '../../state/state.js';
import { trueTracks } from '../facts/true-tracks.js';

/** The threat behind a pick in a run; undefined where there is none, or nobody can tell. */
export function threatBehind(recording: Recording, { kind, id }: Pick): string | undefined {
  switch (kind) {
    case 'threat':
      return recording.outcome.threats.some(({ threat }) => threat === id) ? id : undefined;
    case 'interceptor':
      return recording.interceptors.find(({ interceptor }) => interceptor === id)?.threat;
    case 'track':
      return trueTracks(recording).get(id)?.threat;
    default:
      return undefined;
  }
}
