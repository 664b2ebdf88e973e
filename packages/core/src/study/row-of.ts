/** From the outcome of one trial to the row that a study keeps of it. */
import { compareCodeUnits } from '../numerics/index.js';
import type { ResolvedScenario } from '../scenario/resolved.js';
import type { Outcome, RaidOutcome, ThreatOutcome } from '../simulation/index.js';
import { hashOf } from './identity.js';
import { countReasons } from './reason-counts.js';
import {
  type ArrivalNumbers,
  type BatteryNumbers,
  type DefenceNumbers,
  FATE_LETTERS,
  type RaidNumbers,
  type RoundCount,
  type ValidTrial,
} from './trial-row.js';
import { costOf, type UnitCosts } from './unit-costs.js';

/** Which trial a row is of, and what rounds cost in it. */
export interface RowSetting {
  readonly scenario: ResolvedScenario;
  readonly trial: number;
  readonly sample: number;
  readonly costs: UnitCosts;
}

/** The row of a trial that gave an outcome. */
export function rowOf(
  { scenario, trial, sample, costs }: RowSetting,
  digest: string,
  outcome: Outcome,
): ValidTrial {
  const { launched, failed, arrived, astray, threats } = outcome;
  const rounds = roundsOf(outcome);
  const cost_usd = costOf(rounds, costs);
  return {
    ok: true,
    trial,
    sample,
    digest,
    launched,
    failed,
    arrived,
    astray,
    ...arrivalNumbers(threats),
    ...defenceNumbers(threats),
    places: outcome.places.map((place) => {
      const aimed = threats.filter(({ target }) => target === place.place);
      return {
        place: place.place,
        aimedAt: place.aimedAt,
        failed: place.failed,
        arrived: place.arrived,
        astray: place.astray,
        ...arrivalNumbers(aimed),
        ...defenceNumbers(aimed),
      };
    }),
    reasons: countReasons(threats.flatMap(({ reasons }) => reasons.slice(0, 1))),
    batteries: outcome.batteries.map(
      ({ battery, tracked, engaged, killed, wasted, reasons, rounds: own }): BatteryNumbers => {
        const fired = own.reduce((sum, one) => sum + one.fired, 0);
        return { id: battery, tracked, engaged, killed, fired, wasted, reasons };
      },
    ),
    pointDefences: scenario.pointDefences.map(({ id }) => ({
      id,
      reasons: countReasons(
        threats.flatMap(({ ladders, fate }) =>
          fate === 'failed' || fate === 'killed'
            ? []
            : ladders.flatMap((one) => (one.battery === id ? (one.reason ?? []) : [])),
        ),
      ),
    })),
    ...(outcome.raids === undefined ? {} : { raids: outcome.raids.map(raidNumbers) }),
    rounds,
    ...(cost_usd === undefined ? {} : { roundsCost_usd: cost_usd }),
    fates: fatesOf(scenario, threats),
    launches: launchesOf(threats),
  };
}

function arrivalNumbers(threats: readonly ThreatOutcome[]): ArrivalNumbers {
  const arrived = threats.filter(({ fate }) => fate === 'arrived');
  const impacts = arrived.flatMap(({ impact }) => (impact === undefined ? [] : [impact]));
  return {
    arrivedWarned: arrived.filter(({ lead_s }) => lead_s !== undefined && lead_s > 0).length,
    metUnsheltered: arrived.filter(({ people }) => people.some(isOutside)).length,
    ...(impacts.length === 0 ? {} : { firstImpact_us: least(impacts.map(({ time_us }) => time_us)) }),
    leads_s: arrived.flatMap(({ lead_s }) => (lead_s === undefined ? [] : [lead_s])),
    flights_s: impacts.map(({ flight_s }) => flight_s),
    apogees_m: arrived.flatMap(({ apogee_m }) => (apogee_m === undefined ? [] : [apogee_m])),
  };
}

/** A group of nobody is nowhere. */
function isOutside({ count, inShelter }: ThreatOutcome['people'][number]): boolean {
  return count > 0 && !inShelter;
}

function defenceNumbers(threats: readonly ThreatOutcome[]): DefenceNumbers {
  const count = (is: (one: ThreatOutcome) => boolean) => threats.filter(is).length;
  return {
    threatening: count(({ threatening }) => threatening),
    engaged: count(({ engaged }) => engaged),
    killed: count(({ fate }) => fate === 'killed'),
    leaked: count(({ leaked }) => leaked),
    trackAlarms: count((one) => one.trackAlarm_us !== undefined),
  };
}

function raidNumbers({ raid, launched, arrived, engaged, roundsFired }: RaidOutcome): RaidNumbers {
  return { raid, launched, arrived, engaged, roundsFired };
}

function roundsOf({ batteries }: Outcome): readonly RoundCount[] {
  const counts = new Map<string, number>();
  for (const { rounds } of batteries) {
    for (const { type, fired } of rounds) counts.set(type, (counts.get(type) ?? 0) + fired);
  }
  return [...counts]
    .map(([type, fired]) => ({ type, fired }))
    .sort((a, b) => compareCodeUnits(a.type, b.type));
}

function fatesOf({ threats: all }: ResolvedScenario, threats: readonly ThreatOutcome[]): string {
  const fates = new Map(threats.map(({ threat, fate }) => [threat, fate]));
  return all.map(({ id }) => FATE_LETTERS[fates.get(id) ?? 'not-launched']).join('');
}

function launchesOf(threats: readonly ThreatOutcome[]): string {
  const text = threats.map(({ threat, launch_us }) => `${threat} ${launch_us}\n`).join('');
  return hashOf(text).slice(0, 16);
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}
