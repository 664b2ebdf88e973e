/** When something happens that a reader wants to see: what is marked on the time line. */
import { isEvent, type LoggedEvent } from '@testudo/core/engine';
import {
  areaWarned,
  interceptorEnded,
  interceptorLaunched,
  launchReport,
  threatFailed,
} from '@testudo/core/messages';
import type { Recording } from '@testudo/interop';
import { tracksOf } from '@testudo/interop/picture';

export type StoryKind =
  | 'launch'
  | 'failure'
  | 'arrival'
  | 'astray'
  | 'intercept'
  | 'report'
  | 'alarm'
  | 'detection'
  | 'firm-track'
  | 'shot'
  | 'miss';

export interface StoryTime {
  readonly time_us: number;
  readonly kind: StoryKind;
  /** Whose it is: a threat, a place, a battery, an interceptor. */
  readonly of: string;
}

/**
 * The times of a run's story, sorted.
 *
 * Launches, failures, arrivals and intercepts are true; an intercept of a threat that had failed before is no kill. Reports, alarms, firm tracks and shots are what the defence knew and did.
 * A detection is the first by any battery of each threat.
 */
export function storyTimes(recording: Recording): readonly StoryTime[] {
  const { events, outcome } = recording;
  const times: StoryTime[] = events.flatMap(ofEvent);
  for (const { threat, launch_us, fate, impact, kill, ladders } of outcome.threats) {
    times.push({ time_us: launch_us, kind: 'launch', of: threat });
    if (impact !== undefined && (fate === 'arrived' || fate === 'astray'))
      times.push({ time_us: impact.time_us, kind: fate === 'arrived' ? 'arrival' : 'astray', of: threat });
    if (kill !== undefined) times.push({ time_us: kill.time_us, kind: 'intercept', of: threat });
    const seen = ladders.flatMap(({ detected_us }) => detected_us ?? []);
    if (seen.length > 0) times.push({ time_us: Math.min(...seen), kind: 'detection', of: threat });
  }
  for (const { track, reports } of tracksOf(recording)) {
    const [first] = reports;
    if (first !== undefined) times.push({ time_us: first.time_us, kind: 'firm-track', of: track });
  }
  return times.sort((a, b) => a.time_us - b.time_us);
}

function ofEvent(event: LoggedEvent): StoryTime[] {
  const { time_us } = event;
  if (isEvent(event, threatFailed)) return [{ time_us, kind: 'failure', of: event.data.threat }];
  if (isEvent(event, launchReport)) return [{ time_us, kind: 'report', of: event.data.report }];
  if (isEvent(event, areaWarned)) return [{ time_us, kind: 'alarm', of: event.data.place }];
  if (isEvent(event, interceptorLaunched)) return [{ time_us, kind: 'shot', of: event.data.interceptor }];
  if (isEvent(event, interceptorEnded) && event.data.result !== 'killed')
    return [{ time_us, kind: 'miss', of: event.data.interceptor }];
  return [];
}
