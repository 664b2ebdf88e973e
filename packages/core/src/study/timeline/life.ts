/** The lives of a scenario's batteries in one sample of what is unknown. */
import { shareAtWork, wearParameters } from '../../battery/index.js';
import { quantitiesOfEntry, type SampleMode, sampledValue, sampleQuantities } from '../../catalogue/index.js';
import { secondsToUs } from '../../numerics/index.js';
import type { EngagedClass, ResolvedBattery, ResolvedScenario } from '../../scenario/resolved.js';
import { quantitiesOfBattery } from '../../scenario/unknowns.js';
import { batteryConditions, deploymentOf, launchersOf } from '../../simulation/index.js';
import { flownClasses, type RuledCondition, underRules } from './rules.js';

/** A battery's life by the calendar: conditions in the order of time, the first before anything happened. */
export interface BatteryLife {
  readonly launchers: number;
  /** `from_us` counts from 1970. */
  readonly conditions: readonly RuledCondition[];
  /** When its deployment began, µs since 1970, and what held it up from then on; absent where it has states by date. */
  readonly beginsUnix_us?: number;
  readonly held: readonly HeldUp[];
  /** Share of the time in which it is not out of order once it is set up (`shareAtWork`); absent where it does not wear. */
  readonly atWork?: number;
}

/** A task or permission that stood between a battery and its first engagement. */
export interface HeldUp {
  readonly by: string;
  readonly fromUnix_us: number;
  readonly toUnix_us: number;
}

const YEAR_US = 367 * 86_400_000_000;

/**
 * The lives of all batteries, in the order of the scenario, under one sample.
 *
 * A sample has the same values here and in a study with the same seed.
 */
export function livesIn(scenario: ResolvedScenario, mode: SampleMode): readonly BatteryLife[] {
  const flown = flownClasses(scenario);
  return scenario.batteries.map((battery) => {
    const atWork = atWorkIn(scenario, battery, mode);
    return { ...lifeOf(battery, mode, flown), ...(atWork === undefined ? {} : { atWork }) };
  });
}

function atWorkIn(
  { catalogue }: ResolvedScenario,
  { wear }: ResolvedBattery,
  mode: SampleMode,
): number | undefined {
  const entry = catalogue.find(({ id }) => id === wear);
  if (entry === undefined) return undefined;
  const values = sampleQuantities(quantitiesOfEntry(entry), mode);
  return shareAtWork(wearParameters((parameter) => sampledValue(values, entry.id, parameter)));
}

function lifeOf(battery: ResolvedBattery, mode: SampleMode, flown: readonly EngagedClass[]): BatteryLife {
  const values = sampleQuantities(quantitiesOfBattery(battery), mode);
  const deployment = deploymentOf(battery, values);
  const startUnix_us = Math.min(...datesOf(battery)) - YEAR_US;
  const clock = {
    epochUnix_us: startUnix_us,
    postureShift_us: 0,
    duration_us: Number.POSITIVE_INFINITY,
  };
  const able = batteryConditions(battery, clock, values, deployment);
  const conditions = underRules(able, battery, startUnix_us, flown).map((one) => ({
    ...one,
    from_us: one.from_us + startUnix_us,
  }));
  const launchers = launchersOf(battery, values);
  if (deployment === undefined) return { launchers, conditions, held: [] };
  const { beginsUnix_us, schedule } = deployment;
  // What was withdrawn for good held it up without an end.
  const ended = schedule.held.filter(({ to_s }) => Number.isFinite(to_s));
  const held = ended.map(({ by, from_s, to_s }) => ({
    by,
    fromUnix_us: beginsUnix_us + secondsToUs(from_s),
    toUnix_us: beginsUnix_us + secondsToUs(to_s),
  }));
  return { launchers, conditions, beginsUnix_us, held };
}

/** Every date that the scenario names for a battery and that bears on what it can engage, µs since 1970. */
export function datesOf({ states, consent, deployment, postures = [] }: ResolvedBattery): readonly number[] {
  return [
    ...postures.flatMap(({ fromUnix_us, control, weaponsControl }) =>
      control === undefined && weaponsControl === undefined ? [] : [fromUnix_us],
    ),
    ...states.map(({ fromUnix_us }) => fromUnix_us),
    ...(consent?.givenUnix_us === undefined ? [] : [consent.givenUnix_us]),
    ...(consent?.withdrawnUnix_us === undefined ? [] : [consent.withdrawnUnix_us]),
    ...(deployment === undefined ? [] : [deployment.beginsUnix_us]),
    ...(deployment?.permissions ?? []).flatMap(({ withdrawn }) =>
      withdrawn === undefined ? [] : [withdrawn.atUnix_us],
    ),
  ];
}

/** The condition of a battery at a time of the calendar. */
export function conditionAt({ conditions }: BatteryLife, unix_us: number): RuledCondition {
  let low = 0;
  let high = conditions.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (conditions[middle].from_us <= unix_us) low = middle;
    else high = middle - 1;
  }
  return conditions[low];
}

/** Whether something can be fired, and may be. */
export function canEngage({
  noFireBecause,
  forbiddenBy,
  radiating,
  launchersReady,
}: RuledCondition): boolean {
  return noFireBecause === undefined && forbiddenBy === undefined && radiating && launchersReady > 0;
}

/** How far a battery is at a moment, in the order in which a deployment comes to it; a battery may fall back. */
export const STAGES = [
  'absent',
  'in-transit',
  'delivered',
  'assembling',
  /** Online, but its radar is off. */
  'silent',
  /** Its radar radiates, and nothing can or may be fired. */
  'warns',
  'engages',
] as const;

export type Stage = (typeof STAGES)[number];

export function stageOf(condition: RuledCondition): Stage {
  if (canEngage(condition)) return 'engages';
  if (condition.radiating) return 'warns';
  return condition.state === 'online' ? 'silent' : condition.state;
}

/** The first moment at which a condition holds; undefined where it never does. */
export function firstMoment(
  { conditions }: BatteryLife,
  holds: (condition: RuledCondition) => boolean,
): number | undefined {
  return conditions.find(holds)?.from_us;
}
