/** The ladder of a threat: what happened to it on the way down, moment by moment. */
import type { Recording } from '@testudo/interop';
import { capital, distance, duration, FATES, nameOf, shortClass, speed } from '@testudo/report';
import { flightsOf } from '../facts/flights.js';

type ThreatOutcome = Recording['outcome']['threats'][number];
type BatteryLadder = ThreatOutcome['ladders'][number];

export type RungKind =
  | 'flight'
  | 'warning'
  | 'seen'
  | 'believed'
  | 'window'
  | 'shot'
  | 'met'
  | 'killed'
  | 'end';

/** One rung that was reached. */
export interface Rung {
  readonly time_us: number;
  readonly kind: RungKind;
  readonly words: string;
  /** More of it: how far, how high. */
  readonly detail?: string;
}

/** Rungs in order of time, counted to the end of the flight: the impact, or the predicted one of what was killed. */
export interface Ladder {
  readonly rungs: readonly Rung[];
  readonly from_us: number;
  /** The end that is counted to. */
  readonly until_us: number;
  /** The last that came of it: the end, or what was told or done only after it. */
  readonly last_us: number;
  /** Launches between these would have met it. */
  readonly window?: readonly [from_us: number, until_us: number];
  /** Whether the end is only a predicted one. */
  readonly isPredicted: boolean;
}

/** The flight itself, and who was warned of it. */
export function flightLadder(recording: Recording, outcome: ThreatOutcome): Ladder {
  const { scenario } = recording;
  const flight = flightsOf(recording).get(outcome.threat);
  const { launch_us, report_us, alarm_us, impact, kill, target } = outcome;
  const end_us = flight?.end_us ?? launch_us;
  const rungs: (Rung | undefined)[] = [
    rung(launch_us, 'flight', 'launched', nameOf(scenario, outcome.site)),
    rung(flight?.thrustEnd_us, 'flight', 'end of thrust', said(outcome.thrustEndSpeed_mps, speed)),
    rung(flight?.failed_us, 'flight', 'failed by itself', failureOf(outcome)),
    rung(flight?.separated_us, 'flight', 'warhead separated'),
    rung(
      flight?.apogee_us,
      'flight',
      'highest point',
      said(outcome.apogee_m, (value) => `${distance(value)} up`),
    ),
    rung(report_us, 'warning', 'launch reported'),
    rung(alarm_us, 'warning', 'alarm', nameOf(scenario, impact?.place ?? target)),
    kill === undefined
      ? rung(impact?.time_us, 'end', FATES[outcome.fate], landed(scenario, impact))
      : rung(kill.time_us, 'killed', 'destroyed', `${distance(kill.height_m)} up`),
  ];
  const until_us = Math.max(end_us, launch_us + 1);
  const { rungs: reached } = sorted(rungs);
  return {
    rungs: reached,
    from_us: launch_us,
    until_us,
    last_us: lastOf(reached, until_us),
    isPredicted: false,
  };
}

/** What one battery made of it; undefined where it never saw it. */
export function batteryLadder(
  recording: Recording,
  outcome: ThreatOutcome,
  ladder: BatteryLadder,
): Ladder | undefined {
  const { scenario } = recording;
  const { detected_us, firstOpportunity_us, lastOpportunity_us, detectionRange_m } = ladder;
  if (detected_us === undefined) return undefined;
  const impact_us = outcome.impact?.time_us ?? ladder.predictedImpact_us;
  const rungs: (Rung | undefined)[] = [
    rung(
      detected_us,
      'seen',
      'first seen',
      said(detectionRange_m, (value) => `${distance(value)} away`),
    ),
    rung(ladder.tracked_us, 'believed', 'tracked'),
    rung(ladder.identified_us, 'believed', 'identified'),
    rung(ladder.evaluated_us, 'believed', 'found threatening'),
    rung(firstOpportunity_us, 'window', 'first useful launch'),
    rung(lastOpportunity_us, 'window', 'last useful launch'),
    ...ladder.shots.flatMap(({ type, launch_us, end_us, result, height_m, judgedKilled }) => [
      rung(launch_us, 'shot', `${shortClass(scenario, type)} leaves`),
      rung(
        end_us,
        result === 'killed' ? 'killed' : 'met',
        `${shortClass(scenario, type)} ${RESULTS[result ?? 'in-flight']}`,
        [said(height_m, (value) => `${distance(value)} up`), judgement(judgedKilled)]
          .filter((one) => one !== undefined)
          .join(', '),
      ),
    ]),
    rung(outcome.impact?.time_us, 'end', FATES[outcome.fate]),
    outcome.impact === undefined && impact_us !== undefined
      ? rung(impact_us, 'end', 'impact as predicted')
      : undefined,
  ];
  const { rungs: reached } = sorted(rungs);
  const until_us = Math.max(impact_us ?? lastOf(reached, detected_us), detected_us + 1);
  return {
    rungs: reached,
    from_us: Math.min(detected_us, firstOpportunity_us ?? detected_us),
    until_us,
    last_us: lastOf(reached, until_us),
    ...(firstOpportunity_us === undefined || lastOpportunity_us === undefined
      ? {}
      : { window: [firstOpportunity_us, lastOpportunity_us] as const }),
    isPredicted: outcome.impact === undefined,
  };
}

/** `−24 s` before the end, `+24 s` after it. */
export function toEnd(left_s: number): string {
  if (Math.abs(left_s) < 0.05) return '0 s';
  return `${left_s > 0 ? '−' : '+'}${duration(Math.abs(left_s))}`;
}

const lastOf = (rungs: readonly Rung[], least_us: number) =>
  Math.max(rungs.at(-1)?.time_us ?? least_us, least_us);

const RESULTS = {
  killed: 'destroys it',
  missed: 'misses',
  'interceptor-failed': 'fails',
  'no-target': 'finds no target',
  'in-flight': 'is in flight',
} as const;

function judgement(judgedKilled: boolean | undefined): string | undefined {
  if (judgedKilled === undefined) return undefined;
  return judgedKilled ? 'judged a kill' : 'judged no kill';
}

const FAILURES = {
  'thrust-lost': 'it lost its thrust',
  'guidance-lost': 'it lost its guidance',
  'broke-up': 'it broke up',
} as const;

function failureOf({ failureMode }: ThreatOutcome): string | undefined {
  return failureMode === undefined ? undefined : FAILURES[failureMode];
}

function landed(scenario: Recording['scenario'], impact: ThreatOutcome['impact']): string | undefined {
  if (impact === undefined) return undefined;
  const where = impact.place === undefined ? '' : `${nameOf(scenario, impact.place)}, `;
  return capital(`${where}${distance(impact.miss_m)} from the aim point`);
}

const said = (value: number | undefined, write: (value: number) => string) =>
  value === undefined ? undefined : write(value);

function rung(time_us: number | undefined, kind: RungKind, words: string, detail?: string): Rung | undefined {
  if (time_us === undefined) return undefined;
  return { time_us, kind, words, ...(detail === undefined || detail === '' ? {} : { detail }) };
}

function sorted(rungs: readonly (Rung | undefined)[]): { readonly rungs: readonly Rung[] } {
  return { rungs: rungs.filter((one) => one !== undefined).sort((a, b) => a.time_us - b.time_us) };
}
