/** The events that make a story: what a reader steps through, and a timeline marks. */
import { isEvent } from '@testudo/core/engine';
import {
  areaWarned,
  bodyLanded,
  interceptorEnded,
  interceptorLaunched,
  threatFailed,
  threatLaunched,
  trackReport,
} from '@testudo/core/messages';
import type { Recording } from '@testudo/interop';
import { distance, nameOf } from '@testudo/report';
import { type Pick, runs } from '../../state/state.js';
import { perRun } from '../facts/per-run.js';
import { objectName, trackName } from './names.js';
import { sentenceOf } from './sentence.js';

export type MomentKind =
  | 'launch'
  | 'failure'
  | 'detection'
  | 'track'
  | 'alarm'
  | 'shot'
  | 'intercept'
  | 'impact';

/** One of them, in words, with what it is about. */
export interface Moment {
  readonly time_us: number;
  readonly kind: MomentKind;
  readonly words: string;
  readonly pick?: Pick;
}

/** The moments of a run in order of time: launches, failures, first detections, firm tracks, alarms, shots, intercepts, impacts. */
export const momentsOf = perRun((recording: Recording): readonly Moment[] => {
  const seen = new Set<string>();
  const fromLog = recording.events.flatMap((event): Moment[] => {
    const { time_us } = event;
    const as = (kind: MomentKind, pick: Pick): Moment[] => [
      { time_us, kind, words: sentenceOf(recording, event), pick },
    ];
    if (isEvent(event, threatLaunched)) return as('launch', { kind: 'threat', id: event.data.threat });
    if (isEvent(event, threatFailed)) return as('failure', { kind: 'threat', id: event.data.threat });
    if (isEvent(event, areaWarned)) return as('alarm', { kind: 'place', id: event.data.place });
    if (isEvent(event, interceptorLaunched))
      return as('shot', { kind: 'interceptor', id: event.data.interceptor });
    if (isEvent(event, interceptorEnded))
      return as('intercept', { kind: 'interceptor', id: event.data.interceptor });
    if (isEvent(event, bodyLanded)) {
      if (event.data.body === 'spent-body') return [];
      return as('impact', { kind: 'threat', id: event.data.threat });
    }
    if (isEvent(event, trackReport) && !seen.has(event.data.track)) {
      const { battery, track } = event.data;
      seen.add(track);
      const words = `Firm: ${trackName(recording, battery, track)}`;
      return [{ time_us, kind: 'track', words, pick: { kind: 'track', id: track } }];
    }
    return [];
  });
  return [...fromLog, ...detections(recording)].sort((a, b) => a.time_us - b.time_us);
});

/** When each battery's radar first found each threat: the log has looks only, the outcome knows. */
function detections(recording: Recording): readonly Moment[] {
  const { scenario, outcome } = recording;
  return outcome.threats.flatMap(({ threat, ladders }) =>
    ladders.flatMap(({ battery, detected_us, detectionRange_m }): Moment[] => {
      if (detected_us === undefined) return [];
      const far = detectionRange_m === undefined ? '' : `, ${distance(detectionRange_m)} away`;
      const words = `${nameOf(scenario, battery)} first saw ${objectName(recording, threat)}${far}`;
      return [{ time_us: detected_us, kind: 'detection', words, pick: { kind: 'threat', id: threat } }];
    }),
  );
}

/** The first of some moments, in order of time, after a time. */
function firstAfter(moments: readonly Moment[], time_us: number): Moment | undefined {
  return moments.find((one) => one.time_us > time_us);
}

/** The last of some moments, in order of time, before a time. */
function lastBefore(moments: readonly Moment[], time_us: number): Moment | undefined {
  return moments.findLast((one) => one.time_us < time_us);
}

/** The next moment of any run after a time; undefined after the last. */
export function nextEvent(time_us: number): Moment | undefined {
  const found = runs.peek().flatMap(({ recording }) => firstAfter(momentsOf(recording), time_us) ?? []);
  return found.sort((a, b) => a.time_us - b.time_us)[0];
}

/** The last moment of any run before a time; undefined before the first. */
export function previousEvent(time_us: number): Moment | undefined {
  const found = runs.peek().flatMap(({ recording }) => lastBefore(momentsOf(recording), time_us) ?? []);
  return found.sort((a, b) => b.time_us - a.time_us)[0];
}
