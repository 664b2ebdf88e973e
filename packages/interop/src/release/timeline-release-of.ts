/** What of a timeline is told to an audience: estimates of the model, as coarse and as late as facts would be. */
import type { Audience, Grant, Grants, ReleasePolicy, ResolvedScenario } from '@testudo/core/scenario';
import type { BatteryDay, BatteryTimeline, PlaceDay } from '@testudo/core/study';
import { COARSE_STATES, presenceOf } from './batteries.js';
import { letters, ordered } from './order.js';
import { toldPlaces } from './places.js';
import { releasableTimeline } from './releasable.js';
import type {
  Release,
  ReleasedBattery,
  ReleasedCoverage,
  ReleasedReadiness,
  ReleasedState,
} from './release.js';
import { headOf } from './release-of.js';
import { grainOf, type ReleasableTimeline } from './releasing.js';
import { toldAndWithheld } from './told.js';
import { type Change, historyOf } from './when.js';
import { type Landmark, where } from './where.js';

const DAY_US = 86_400_000_000;
/** At least this share of the draws is said to be so, at most the rest not to be. */
const SURE = 0.95;
const EVEN = 0.5;

/**
 * As `releaseOf`, of a timeline: states and readiness of batteries, and how well places were covered, day by day at noon. It holds
 * neither the number of draws nor what held batteries back.
 *
 * @param asOfUnix_us the moment of the release; the scenario’s end in the calendar of its batteries where it is left out
 */
export function timelineReleaseOf(
  whole: ResolvedScenario,
  wholeTimeline: ReleasableTimeline,
  policy: ReleasePolicy,
  audience: Audience,
  asOfUnix_us: number = whole.epochUnix_us + whole.postureShift_us + whole.duration_us,
): Release {
  const grants = policy.audiences[audience];
  const { scenario, timeline } = releasableTimeline(whole, wholeTimeline, grants);
  const { places, landmarks, placeOf } = toldPlaces(scenario, grants.places);
  const noonOf = (day: number) => timeline.fromUnix_us + (day + 0.5) * DAY_US;
  const drafts = timeline.batteries.flatMap((one) => {
    const facts = batteryFacts(scenario, one, {
      grants,
      asOfUnix_us,
      landmarks,
      near_m: policy.near_m,
      noonOf,
    });
    return facts === undefined ? [] : [facts];
  });
  const batteries = ordered(drafts).map((facts, index) => ({ id: `battery ${letters(index)}`, ...facts }));
  const { position, coverage } = grants;
  return {
    ...headOf('timeline', audience, asOfUnix_us),
    ...(grants.title === undefined ? {} : { title: scenario.title }),
    ...(grants.summary === undefined ? {} : { summary: scenario.summary }),
    ...(places === undefined ? {} : { places, invented: !scenario.historical }),
    ...(position === undefined ? {} : { batteries }),
    ...(coverage === undefined
      ? {}
      : {
          coverage: ordered(
            timeline.places.flatMap(({ id, days }): readonly ReleasedCoverage[] => {
              const place = placeOf.get(id);
              const told = historyOf(coverageIn(days, coverage, noonOf), daily(coverage), asOfUnix_us);
              return place === undefined ? [] : [{ place, days: told }];
            }),
          ),
        }),
    ...toldAndWithheld(policy, audience, 'timeline'),
  };
}

interface Telling {
  readonly grants: Grants;
  readonly asOfUnix_us: number;
  readonly landmarks: readonly Landmark[];
  readonly near_m: number;
  readonly noonOf: (day: number) => number;
}

function batteryFacts(
  scenario: ResolvedScenario,
  { id, days }: BatteryTimeline,
  { grants, asOfUnix_us, landmarks, near_m, noonOf }: Telling,
): Omit<ReleasedBattery, 'id'> | undefined {
  const { position, names, state, readiness } = grants;
  const battery = scenario.batteries.find((one) => one.id === id);
  if (position === undefined || battery === undefined) return undefined;
  const { latitude_rad, longitude_rad } = battery;
  const at = where({ latitude_rad, longitude_rad }, grainOf(position), landmarks, near_m);
  const presence = dated(days, noonOf, (day) => ({ there: onTheGround(day) >= EVEN }));
  const isThere = historyOf(presence, daily(position), asOfUnix_us).at(-1)?.there === true;
  if (at === undefined || !(state?.detail === 'full' || isThere)) return undefined;
  return {
    ...at,
    ...(names === undefined ? {} : { name: battery.name }),
    ...(state === undefined
      ? {}
      : {
          states: historyOf(
            dated(days, noonOf, (day) => stateOf(day, state)),
            daily(state),
            asOfUnix_us,
          ),
        }),
    ...(readiness === undefined
      ? {}
      : {
          readiness: historyOf(
            dated(days, noonOf, (day) => readinessOf(day, readiness)),
            daily(readiness),
            asOfUnix_us,
          ),
        }),
  };
}

/** A timeline knows of each day one moment, so nothing in it is told finer than a day. */
function daily(grant: Grant): Grant {
  return grant.time_us >= DAY_US ? grant : { ...grant, time_us: DAY_US };
}

function dated<D, T>(
  days: readonly D[],
  noonOf: (day: number) => number,
  tell: (day: D) => T,
): readonly Change<T>[] {
  return days.map((day, index) => ({ unix_us: noonOf(index), value: tell(day) }));
}

function onTheGround({ states: { delivered, assembling, online } }: BatteryDay): number {
  return delivered + assembling + online;
}

/** The coarse states in which a battery is there or is not, each with the states that it stands for. */
const KINDS = {
  there: [
    { coarse: COARSE_STATES.assembling, states: ['delivered', 'assembling'] },
    { coarse: COARSE_STATES.online, states: ['online'] },
  ],
  notThere: [
    { coarse: COARSE_STATES.absent, states: ['absent'] },
    { coarse: COARSE_STATES['in-transit'], states: ['in-transit'] },
  ],
} as const;

/** First whether it is there, then the coarse state that most draws say, then the state in full: so that none contradicts a coarser one. */
function stateOf(day: BatteryDay, { detail }: Grant): ReleasedState {
  const isThere = onTheGround(day) >= EVEN;
  if (detail === 'presence') return { state: presenceOf(isThere) };
  const shareOf = (states: readonly (keyof BatteryDay['states'])[]): number =>
    states.reduce((sum, state) => sum + day.states[state], 0);
  const kinds: readonly {
    readonly coarse: string;
    readonly states: readonly (keyof BatteryDay['states'])[];
  }[] = isThere ? KINDS.there : KINDS.notThere;
  const { coarse, states } = most(kinds, (kind) => shareOf(kind.states));
  if (detail === 'coarse') return { state: coarse };
  const { absent, 'in-transit': transit, delivered, assembling, online } = day.states;
  return {
    state: most(states, (state) => day.states[state]),
    shares: { absent, 'in-transit': transit, delivered, assembling, online },
  };
}

/** The first of those with the largest share. */
function most<T>(all: readonly T[], shareOf: (one: T) => number): T {
  return all.reduce((best, one) => (shareOf(one) > shareOf(best) ? one : best));
}

function readinessOf({ engages: { share }, launchers }: BatteryDay, { detail }: Grant): ReleasedReadiness {
  const ableToFire = share >= EVEN;
  if (detail === 'able') return { ableToFire };
  const { p50 } = launchers;
  return { ableToFire, ...(p50 === undefined ? {} : { launchersReady: p50 }), share };
}

function coverageIn(
  days: readonly PlaceDay[],
  { detail }: Grant,
  noonOf: (day: number) => number,
): readonly Change<Omit<ReleasedCoverage['days'][number], 'since_utc' | 'within_s'>>[] {
  return dated(days, noonOf, ({ covered: { share, share95 } }) => {
    const covered = share >= SURE ? 'covered' : share <= 1 - SURE ? 'not covered' : 'uncertain';
    return detail === 'words' ? { covered } : { covered, share, low: share95.low, high: share95.high };
  });
}
