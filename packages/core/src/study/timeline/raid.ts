/** The raid of a scenario on each of many days: what the defence of that day could have done. */
import type { SampleMode } from '../../catalogue/index.js';
import { invariant } from '../../numerics/index.js';
import {
  advanceTo,
  inPosture,
  kernelFor,
  NumericalFailure,
  OutcomeCollector,
  type Prepared,
  settle,
  start,
  type World,
} from '../../simulation/index.js';
import { type Proportion, proportionOf, type Spread, spreadOf } from '../spread.js';
import { counted, type HeldBackCount, heldBackBy } from './days.js';
import { canEngage, conditionAt } from './life.js';
import type { Lives, Timeline, TimelinePlan } from './timeline.js';

const DAY_US = 86_400_000_000;

/** What became of one trial of the raid on one day. */
export interface RaidOutcome {
  readonly launched: number;
  readonly engaged: number;
  readonly killed: number;
  readonly arrived: number;
  readonly leaked: number;
}

/** The trials of one sample, a day each; or why they could not be computed. */
export type RaidSample =
  | { readonly ok: true; readonly days: readonly RaidOutcome[] }
  | { readonly ok: false; readonly reason: string };

/** The raid on one day, over all samples. */
export interface RaidDay {
  /** The first launch in the nominal world, µs since 1970. */
  readonly firstLaunchUnix_us: number;
  readonly arrived: Spread;
  readonly killed: Spread;
  readonly leaked: Spread;
  /** At least one interceptor was fired at a threat. */
  readonly someEngaged: Proportion;
  /** Of the batteries that could engage at a place aimed at: what held those back that could not; the most frequent first. */
  readonly heldBack: readonly HeldBackCount[];
}

export interface Raid {
  readonly launched: number;
  /** Samples in all days, and those that could not be computed. */
  readonly samples: number;
  readonly invalid: number;
  readonly days: readonly RaidDay[];
}

/**
 * The beginnings of runs, µs since 1970, that have their first launch on the days of a timeline, each at the hour of the scenario.
 *
 * @returns none where nothing is launched
 */
export function raidMoments(
  prepared: Prepared,
  { fromUnix_us, toUnix_us }: Pick<Timeline, 'fromUnix_us' | 'toUnix_us'>,
): readonly number[] {
  const { epochUnix_us } = prepared.scenario;
  const launch_us = firstLaunch_us(prepared);
  if (launch_us === undefined) return [];
  const first = Math.ceil((fromUnix_us - launch_us - epochUnix_us) / DAY_US);
  const moments: number[] = [];
  for (let day = first; epochUnix_us + launch_us + day * DAY_US < toUnix_us; day++)
    moments.push(epochUnix_us + day * DAY_US);
  return moments;
}

/** In the nominal world, from the beginning of a run on. */
function firstLaunch_us({ nominal }: Prepared): number | undefined {
  const launches = nominal.threats.map((threat) => threat.launch_us);
  return launches.length === 0 ? undefined : Math.min(...launches);
}

/**
 * One trial of the raid on each of the days, all under the same sample and the same draws.
 *
 * Model: days on which the batteries are alike in all that bears on a run have one run between them. Sample n is trial n of a
 *   study that has as many samples as trials.
 */
export function raidSample(
  prepared: Prepared,
  { seed }: TimelinePlan,
  sample: number,
  moments: readonly number[],
): RaidSample {
  const mode: SampleMode = { seed, sample };
  const settled = settle(prepared.scenario, mode, prepared.nominal);
  if (!settled.ok) return { ok: false, reason: settled.reasons.join('; ') };
  const known = new Map<string, RaidOutcome>();
  try {
    const days = moments.map((unix_us) => {
      const world = inPosture(settled.world, mode, unix_us - prepared.scenario.epochUnix_us);
      const key = abilitiesOf(world);
      const outcome = known.get(key) ?? fly(prepared, world, { seed, trial: sample });
      known.set(key, outcome);
      return outcome;
    });
    return { ok: true, days };
  } catch (error) {
    if (!(error instanceof NumericalFailure)) throw error;
    return { ok: false, reason: error.message };
  }
}

function fly(prepared: Prepared, world: World, draws: Parameters<typeof start>[1]): RaidOutcome {
  const collector = new OutcomeCollector(world);
  const moved = { ...prepared, scenario: world.scenario };
  advanceTo(start(moved, draws, collector, world, kernelFor(world)), Number.POSITIVE_INFINITY);
  const { launched, engaged, killed, arrived, leaked } = collector.finish();
  return { launched, engaged, killed, arrived, leaked };
}

/** All of a world's batteries that bears on what becomes of a raid; reasons and the names of states do not. */
function abilitiesOf({ batteries }: World): string {
  return JSON.stringify(
    batteries.map(
      ({ statuses, linked, control, automatic, weaponsControl, postures, radar, supply, wear }) => {
        const abilities = statuses.map(({ from_us, radiating, launchersReady, noFireBecause }) => ({
          from_us,
          does: [radiating, noFireBecause === undefined ? launchersReady : 0],
        }));
        const changes = abilities.filter(
          ({ does }, index) => String(does) !== String(abilities[index - 1]?.does),
        );
        // A radar that never radiates is the same whichever way it is turned.
        if (!changes.some(({ does }) => does[0])) return 'off';
        // What comes and what breaks down goes by when the battery was set up; times that differ are not the same.
        const wearsFrom = wear === undefined ? [] : statuses.map(({ from_us, state }) => [from_us, state]);
        const rules = [linked, control, automatic, weaponsControl, postures ?? []];
        return [changes, rules, radar.bias.azimuth_rad, supply?.deliveries ?? [], wearsFrom];
      },
    ),
  );
}

/**
 * Adds up the trials of the raid.
 *
 * @param lives those of the same samples, in the same order
 * @returns undefined where no sample could be computed
 */
export function raidOf(
  prepared: Prepared,
  timeline: Timeline,
  lives: Lives,
  moments: readonly number[],
  trials: readonly RaidSample[],
): Raid | undefined {
  invariant(trials.length <= lives.length, 'every trial of a raid belongs to a life');
  const valid = trials.flatMap((one, sample) => (one.ok ? [{ sample, days: one.days }] : []));
  const [first] = valid;
  const launch_us = firstLaunch_us(prepared);
  if (first === undefined || launch_us === undefined || moments.length === 0) return undefined;
  return {
    launched: first.days[0].launched,
    samples: trials.length,
    invalid: trials.length - valid.length,
    days: moments.map((begins_us, day) => ({
      firstLaunchUnix_us: begins_us + launch_us,
      arrived: spread(valid, day, ({ arrived }) => arrived),
      killed: spread(valid, day, ({ killed }) => killed),
      leaked: spread(valid, day, ({ leaked }) => leaked),
      someEngaged: share(valid, day, ({ engaged }) => engaged > 0),
      heldBack: heldBackOn(prepared, timeline, lives.slice(0, trials.length), begins_us + launch_us),
    })),
  };
}

type Valid = readonly { readonly sample: number; readonly days: readonly RaidOutcome[] }[];

function spread(valid: Valid, day: number, of: (outcome: RaidOutcome) => number): Spread {
  const found = spreadOf(valid.map(({ sample, days }) => ({ sample, value: of(days[day]) })));
  invariant(found !== undefined, 'a raid takes a trial');
  return found;
}

function share(valid: Valid, day: number, is: (outcome: RaidOutcome) => boolean): Proportion {
  const found = proportionOf(valid.map(({ sample, days }) => ({ sample, happened: is(days[day]) })));
  invariant(found !== undefined, 'a raid takes a trial');
  return found;
}

/** What holds back the batteries that could engage at a place aimed at, at one moment. */
function heldBackOn(
  { scenario, nominal }: Prepared,
  { batteries }: Timeline,
  lives: Lives,
  unix_us: number,
): readonly HeldBackCount[] {
  const aimedAt = new Set(nominal.threats.map(({ targetId }) => targetId));
  return counted(
    scenario.batteries.flatMap((battery, index) => {
      const its = batteries.find(({ id }) => id === battery.id);
      if (its?.engagesAt.some((place) => aimedAt.has(place)) !== true) return [];
      return lives.flatMap((sample) => {
        const now = conditionAt(sample[index], unix_us);
        return canEngage(now) ? [] : [{ battery: battery.id, by: heldBackBy(battery, now) }];
      });
    }),
  );
}
