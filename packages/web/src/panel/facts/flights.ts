/** The moments of each flight, as the log has them. */
import { isEvent } from '@testudo/core/engine';
import { apogeePassed, threatFailed, thrustEnded, warheadSeparated } from '@testudo/core/messages';
import type { Recording } from '@testudo/interop';
import { endsOfThreats } from '@testudo/interop/picture';
import { perRun } from './per-run.js';

type ThreatOutcome = Recording['outcome']['threats'][number];

/** One threat from launch to its end. */
export interface Flight {
  readonly outcome: ThreatOutcome;
  readonly thrustEnd_us?: number;
  readonly failed_us?: number;
  readonly separated_us?: number;
  readonly apogee_us?: number;
  /** When its last body that counts came down or was destroyed; the last point known of one still in flight. */
  readonly end_us: number;
}

/** Every threat of a run by its id, in the order of the launches. */
export const flightsOf = perRun((recording: Recording): ReadonlyMap<string, Flight> => {
  const times = new Map<string, Record<string, number>>();
  const note = (threat: string, what: string, time_us: number) => {
    const own = times.get(threat) ?? {};
    times.set(threat, own);
    own[what] ??= time_us;
  };
  for (const event of recording.events) {
    if (isEvent(event, thrustEnded)) note(event.data.threat, 'thrustEnd_us', event.time_us);
    else if (isEvent(event, threatFailed)) note(event.data.threat, 'failed_us', event.time_us);
    else if (isEvent(event, warheadSeparated)) note(event.data.threat, 'separated_us', event.time_us);
    else if (isEvent(event, apogeePassed) && event.data.body !== 'spent-body')
      note(event.data.threat, 'apogee_us', event.time_us);
  }
  const ends = endsOfThreats(recording);
  return new Map(
    recording.outcome.threats.map((outcome) => {
      const { threat, impact, kill, fate, launch_us } = outcome;
      const end_us = (fate === 'killed' ? kill : impact)?.time_us ?? ends.get(threat) ?? launch_us;
      return [threat, { outcome, ...times.get(threat), end_us }];
    }),
  );
});

/** Whether a threat is in the air. */
export function isInTheAir({ outcome, end_us }: Flight, time_us: number): boolean {
  return time_us >= outcome.launch_us && time_us < end_us;
}
