/** What each raid of a campaign came to: the words and denominators of the whole, raid by raid. */
import type { TimeUs } from '../../numerics/index.js';
import { raidsOfThreats } from '../../scenario/raids.js';
import type { ResolvedScenario } from '../../scenario/resolved.js';
import type { Fate, RaidOutcome, ThreatOutcome } from './outcome.js';

/** An interceptor that was fired, and the threat that its track was of, where it was of one (or of its empty body). */
export interface FiredRound {
  readonly launch_us: TimeUs;
  readonly threat?: string;
}

/**
 * The raids of a run in the order of their first launches; over all of them every number adds up to that of the whole.
 *
 * Model: a round belongs to the raid of what its track was of; one fired at a track of nothing, to the raid that began last before it.
 *
 * @param threats sorted by launch
 * @returns undefined where the scenario has one raid only, or none
 */
export function raidOutcomes(
  scenario: Pick<ResolvedScenario, 'volleys' | 'threats'>,
  threats: readonly ThreatOutcome[],
  rounds: readonly FiredRound[],
): readonly RaidOutcome[] | undefined {
  const raidOf = raidsOfThreats(scenario);
  if (new Set(raidOf.values()).size < 2) return undefined;
  const members = new Map<string, ThreatOutcome[]>();
  for (const one of threats) {
    const raid = raidOf.get(one.threat) ?? '';
    const known = members.get(raid);
    if (known === undefined) members.set(raid, [one]);
    else known.push(one);
  }
  const fired = new Map<string, number>();
  const begun = [...members].map(([raid, [first]]) => ({ raid, from_us: first.launch_us }));
  for (const { launch_us, threat } of rounds) {
    const raid = raidOf.get(threat ?? '') ?? lastBegun(begun, launch_us);
    fired.set(raid, (fired.get(raid) ?? 0) + 1);
  }
  return [...members].map(([raid, own]) => outcomeOf(raid, own, fired.get(raid) ?? 0));
}

function lastBegun(
  begun: readonly { readonly raid: string; readonly from_us: TimeUs }[],
  time_us: TimeUs,
): string {
  let raid = begun[0]?.raid ?? '';
  for (const one of begun) if (one.from_us <= time_us) raid = one.raid;
  return raid;
}

function outcomeOf(raid: string, threats: readonly ThreatOutcome[], roundsFired: number): RaidOutcome {
  const count = (is: (one: ThreatOutcome) => boolean) => threats.filter(is).length;
  const fate = (name: Fate) => count((one) => one.fate === name);
  return {
    raid,
    firstLaunch_us: threats[0].launch_us,
    launched: threats.length,
    failed: fate('failed'),
    threatening: count(({ threatening }) => threatening),
    engaged: count(({ engaged }) => engaged),
    killed: fate('killed'),
    arrived: fate('arrived'),
    leaked: count(({ leaked }) => leaked),
    astray: fate('astray'),
    roundsFired,
  };
}
