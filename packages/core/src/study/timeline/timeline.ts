/** The batteries of a scenario through the weeks: when each could do what, and how likely each place was covered. */
import { invariant, type Seed, sorted } from '../../numerics/index.js';
import { type Prepared, placesInReach } from '../../simulation/index.js';
import { type BatteryDay, batteryDay, type LivesOfBattery, type PlaceDay, placeDay } from './days.js';
import { type BatteryLife, datesOf, livesIn } from './life.js';
import { type BatteryMoments, momentsOfBattery } from './moments.js';

const DAY_US = 86_400_000_000;
/** What is shown before the first date and after the last moment. */
const MARGIN_DAYS = 3;

export interface TimelinePlan {
  readonly seed: Seed;
  /** Draws of what is not known, at least one. */
  readonly samples: number;
}

/** Local midnights: of the first day, and of the day after the last. */
export interface TimelineSpan {
  readonly fromUnix_us: number;
  readonly toUnix_us: number;
}

export interface Timeline extends TimelineSpan {
  readonly samples: number;
  /** In the order of their ids. */
  readonly batteries: readonly BatteryTimeline[];
  readonly places: readonly PlaceTimeline[];
}

export interface BatteryTimeline extends BatteryMoments {
  readonly id: string;
  /** As many as it nominally has. */
  readonly launchers: number;
  /** The places at which it can engage. */
  readonly engagesAt: readonly string[];
  /** At noon of each day, local time. */
  readonly days: readonly BatteryDay[];
}

export interface PlaceTimeline {
  readonly id: string;
  /** The batteries that can engage there. */
  readonly batteries: readonly string[];
  readonly days: readonly PlaceDay[];
}

/** The lives of all batteries in each sample: what a timeline is added up from. */
export type Lives = readonly (readonly BatteryLife[])[];

/** The lives in one sample of a plan; samples are independent, and may be drawn in any order. */
export function timelineSample(
  { scenario }: Prepared,
  { seed }: TimelinePlan,
  sample: number,
): readonly BatteryLife[] {
  return livesIn(scenario, { seed, sample });
}

/** The days on which something happens, with a margin: from the first date of any battery to the last that nearly all samples have. */
export function naturalSpan({ scenario }: Prepared, lives: Lives): TimelineSpan {
  const dates = scenario.batteries.flatMap((battery, index) => [
    ...datesOf(battery),
    ...lives.flatMap((sample) => sample[index].conditions.slice(1).map(({ from_us }) => from_us)),
  ]);
  const ordered = sorted(dates);
  const last = ordered[Math.floor(0.99 * (ordered.length - 1))] ?? scenario.epochUnix_us;
  return {
    fromUnix_us: midnight(ordered[0] ?? scenario.epochUnix_us, scenario.localOffset_s),
    toUnix_us: midnight(last, scenario.localOffset_s) + MARGIN_DAYS * DAY_US,
  };
}

/** The local midnight before a moment. */
function midnight(unix_us: number, offset_s: number): number {
  const offset_us = offset_s * 1_000_000;
  return Math.floor((unix_us + offset_us) / DAY_US) * DAY_US - offset_us;
}

/** Adds up the lives of a plan's samples. @throws InvariantError without a sample */
export function timelineOf(prepared: Prepared, lives: Lives, span: TimelineSpan): Timeline {
  invariant(lives.length > 0, 'a timeline takes a sample');
  const { scenario, nominal } = prepared;
  const nominalLives = livesIn(scenario, 'nominal');
  const all = scenario.batteries.map((battery, index) => {
    const world = nominal.batteries.find(({ id }) => id === battery.id);
    invariant(world !== undefined, `${battery.id} is not in the world of its scenario`);
    return {
      battery,
      lives: lives.map((sample) => sample[index]),
      launchers: nominalLives[index].launchers,
      reach: placesInReach(world, nominal.places),
    };
  });
  const noons = noonsOf(span);
  return {
    ...span,
    samples: lives.length,
    batteries: all.map(({ battery, lives: own, launchers, reach }) => ({
      id: battery.id,
      launchers,
      engagesAt: reach.filter(({ engages }) => engages).map(({ place }) => place),
      ...momentsOfBattery(battery, own, launchers),
      days: noons.map((noon) => batteryDay({ battery, lives: own }, noon)),
    })),
    places: scenario.places.map(({ id }) => {
      const near = all.flatMap(
        ({ battery, lives: own, reach }): (LivesOfBattery & { engages: boolean; sees: boolean })[] => {
          const { engages = false, sees = false } = reach.find(({ place }) => place === id) ?? {};
          return engages || sees ? [{ battery, lives: own, engages, sees }] : [];
        },
      );
      return {
        id,
        batteries: near.filter(({ engages }) => engages).map(({ battery }) => battery.id),
        days: noons.map((noon) => placeDay(near, lives.length, noon)),
      };
    }),
  };
}

/** Noon of each day of a span. */
function noonsOf({ fromUnix_us, toUnix_us }: TimelineSpan): readonly number[] {
  const days = Math.round((toUnix_us - fromUnix_us) / DAY_US);
  return Array.from({ length: days }, (_, day) => fromUnix_us + (day + 0.5) * DAY_US);
}
