/** A made-up attack on two places, without and with a battery, and rows of trials written by hand. */
import type { CatalogueEntry } from '../catalogue/index.js';
import type { Quantity } from '../numerics/index.js';
import type { ResolvedScenario } from '../scenario/resolved.js';
import type { Prepared } from '../simulation/index.js';
import { FATE_LETTERS, type ReasonCount, type ValidTrial } from './trial-row.js';

const known = { source: 'made up', confidence: 'assumed' } as const;

export const point = (nominal: number, unit: string): Quantity => ({
  ...known,
  nominal,
  unit,
  distribution: 'point',
});

export const between = (low: number, high: number, unit: string): Quantity => ({
  ...known,
  low,
  high,
  unit,
  distribution: 'uniform',
});

const missileClass = (id: string): CatalogueEntry => ({
  kind: 'threat-class',
  id,
  name: `${id} class`,
  model: 'unitary-missile',
  about: '',
  parameters: [
    { name: 'burnTime', quantity: between(50, 70, 's') },
    { name: 'maxRange', quantity: point(500_000, 'm') },
  ],
  tables: [],
});

const place = (id: string, latitude_rad: number): ResolvedScenario['places'][number] => ({
  ...known,
  id,
  name: id,
  latitude_rad,
  longitude_rad: 0.5,
  elevation_m: point(100, 'm'),
  radius_m: between(2000, 4000, 'm'),
  value: 1,
  people: [],
});

const threat = (id: string, classId: string, at: string): ResolvedScenario['threats'][number] => ({
  id,
  group: id,
  index: 1,
  classId,
  from: 'site',
  at,
  volley: 'v1',
  spacing_s: point(0, 's'),
});

/** Four threats in the order of their ids: two of one class at `north`, one of it at `south`, one of another at `north`. */
export const undefended: ResolvedScenario = {
  format: 1,
  id: 'two-places',
  title: 'Two places',
  summary: '',
  historical: false,
  epochUnix_us: 0,
  duration_us: 3_600_000_000,
  localOffset_s: 0,
  localName: 'UTC',
  places: [place('north', 0.6), place('south', 0.5)],
  launchSites: [
    {
      ...known,
      id: 'site',
      name: 'Site',
      latitude_rad: 0.55,
      longitude_rad: 0.6,
      elevation_m: point(0, 'm'),
      invented: true,
    },
  ],
  volleys: [{ id: 'v1', at_us: 0, delay_s: between(0, 60, 's') }],
  threats: [
    threat('t1', 'fast', 'north'),
    threat('t2', 'fast', 'north'),
    threat('t3', 'fast', 'south'),
    threat('t4', 'slow', 'north'),
  ],
  postureShift_us: 0,
  batteries: [],
  pointDefences: [],
  catalogue: [missileClass('fast'), missileClass('slow')],
  facts: [],
};

const interceptor = (id: string, price: Quantity | undefined): CatalogueEntry => ({
  kind: 'interceptor',
  id,
  name: `${id} interceptor`,
  model: 'point-mass',
  about: '',
  parameters: price === undefined ? [] : [{ name: 'unitCost', quantity: price }],
  tables: [],
});

/** The same attack met by one battery with two kinds of round, of which the second has no price. */
export const defended: ResolvedScenario = {
  ...undefended,
  id: 'two-places-defended',
  batteries: [
    {
      ...known,
      id: 'north-battery',
      name: 'North battery',
      latitude_rad: 0.6,
      longitude_rad: 0.5,
      elevation_m: point(100, 'm'),
      invented: true,
      radar: 'radar',
      tracker: 'tracker',
      identification: 'identification',
      commandPost: 'command-post',
      equipment: 'equipment',
      facing_rad: point(1, 'rad'),
      skyline_rad: [],
      launcherGroups: [
        {
          id: 'cheap',
          interceptor: 'cheap',
          launchers: point(2, 'count'),
          roundsPerLauncher: point(4, 'count'),
        },
        { id: 'odd', interceptor: 'odd', launchers: point(1, 'count'), roundsPerLauncher: point(4, 'count') },
      ],
      engages: ['ballistic'],
      control: 'decentralised',
      linked: true,
      automatic: true,
      weaponsControl: { ballistic: 'free', airBreathing: 'hold' },
      doctrine: { salvo: 2, spacing_s: point(2, 's'), salvos: 1, reserve: 0 },
      states: [{ ...known, id: 'online', fromUnix_us: -1, state: 'online', radiating: true }],
    },
  ],
  pointDefences: [{ ...known, id: 'guns', name: 'Guns', place: 'north', engages: ['rocket'] }],
  catalogue: [
    ...undefended.catalogue,
    interceptor('cheap', between(1e6, 3e6, 'USD')),
    interceptor('odd', undefined),
  ],
};

/** Ready for everything of a study but for running trials. */
export const asPrepared = (scenario: ResolvedScenario): Prepared => ({
  scenario,
  nominal: undefined as never,
  remarks: [],
});

/** What a hand-made row says beyond the fates of its four threats. */
export interface Made {
  readonly trial: number;
  readonly sample: number;
  /** One letter for each of t1 to t4. */
  readonly fates: string;
  readonly engaged?: number;
  readonly rounds?: ValidTrial['rounds'];
  readonly cost_usd?: number;
  readonly reasons?: readonly ReasonCount[];
  readonly leads_s?: readonly number[];
  readonly launches?: string;
}

/** The row of a trial with these fates; what arrives at `north` has leaked where there was a battery (`rounds` given). */
export function rowWith(made: Made): ValidTrial {
  const { trial, sample, fates, engaged = 0, rounds = [], cost_usd, reasons = [], leads_s = [] } = made;
  const isDefended = made.rounds !== undefined;
  const count = (name: keyof typeof FATE_LETTERS, members: readonly number[]) =>
    members.filter((i) => fates[i] === FATE_LETTERS[name]).length;
  const part = (members: readonly number[], northern: readonly number[]) => ({
    failed: count('failed', members),
    arrived: count('arrived', members),
    astray: count('astray', members),
    killed: count('killed', members),
    threatening: isDefended ? count('arrived', northern) + count('killed', northern) : 0,
    engaged: northern.length === 0 ? 0 : engaged,
    leaked: isDefended ? count('arrived', northern) : 0,
    trackAlarms: 0,
    arrivedWarned: 0,
    metUnsheltered: 0,
    leads_s,
    flights_s: [],
    apogees_m: [],
  });
  const north = [0, 1, 3];
  return {
    ok: true,
    trial,
    sample,
    digest: `${trial}`.padStart(64, '0'),
    launched: 4,
    ...part([0, 1, 2, 3], north),
    places: [
      { place: 'north', aimedAt: 3, ...part(north, north) },
      { place: 'south', aimedAt: 1, ...part([2], []) },
    ],
    reasons,
    batteries: isDefended
      ? [
          {
            id: 'north-battery',
            tracked: 3,
            engaged,
            killed: count('killed', north),
            fired: rounds.reduce((sum, { fired }) => sum + fired, 0),
            wasted: 0,
            reasons,
          },
        ]
      : [],
    pointDefences: isDefended ? [{ id: 'guns', reasons: [{ reason: 'not-in-class', count: 3 }] }] : [],
    rounds,
    ...(isDefended && cost_usd === undefined ? {} : { roundsCost_usd: cost_usd ?? 0 }),
    fates,
    launches: made.launches ?? 'same',
  };
}
