/** How things stand with a threat at a moment: what is true, and what a defence makes of it. */
import type { Recording } from '@testudo/interop';
import { duration, FATES, listed, nameOf } from '@testudo/report';
import { type Flight, flightsOf } from '../facts/flights.js';
import { isHeld, tracksByThreat } from '../facts/held-tracks.js';

type ThreatState = 'not-launched' | 'boosting' | 'in-flight' | 'tracked' | 'engaged' | 'ended';

export interface ThreatNow {
  readonly state: ThreatState;
  /** One short phrase. */
  readonly words: string;
}

/** The state of a threat. Who fires at it says more than who tracks it, and that more than that it flies. */
export function threatAt(recording: Recording, threat: string, time_us: number): ThreatNow {
  const flight = flightsOf(recording).get(threat);
  if (flight === undefined) return { state: 'not-launched', words: 'not in this run' };
  const { outcome, end_us, thrustEnd_us } = flight;
  if (time_us < outcome.launch_us)
    return { state: 'not-launched', words: `launched in ${seconds(outcome.launch_us - time_us)}` };
  if (time_us >= end_us) return { state: 'ended', words: FATES[outcome.fate] };
  const left = `${seconds(end_us - time_us)} to go`;
  const firing = outcome.ladders.filter(({ shots }) =>
    shots.some(({ launch_us, end_us: met_us }) => launch_us <= time_us && time_us < (met_us ?? end_us)),
  );
  if (firing.length > 0) return { state: 'engaged', words: `engaged, ${left}` };
  const holding = (tracksByThreat(recording).get(threat) ?? []).filter((one) => isHeld(one, time_us));
  if (holding.length > 0) {
    // One is known by where it is: only who several are has to be said.
    const names = [...new Set(holding.map(({ battery }) => nameOf(recording.scenario, battery)))];
    const who = names.length > 1 ? ` by ${listed(names)}` : '';
    return { state: 'tracked', words: `tracked${who}, ${left}` };
  }
  if (thrustEnd_us === undefined || time_us < thrustEnd_us) return { state: 'boosting', words: 'boosting' };
  return { state: 'in-flight', words: `${howItFlies(flight, time_us)}, ${left}` };
}

function howItFlies({ failed_us, apogee_us }: Flight, time_us: number): string {
  if (failed_us !== undefined && time_us >= failed_us) return 'failed, coming down';
  return apogee_us === undefined || time_us < apogee_us ? 'rising' : 'falling';
}

function seconds(span_us: number): string {
  return duration(Math.round(span_us / 1e6));
}
