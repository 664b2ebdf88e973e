/** A shipped raid with a made-up defence, and an outcome of it written by hand: for tests of what is told. */
import type { CatalogueEntry } from '@testudo/core/catalogue';
import type { Quantity } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome, ThreatOutcome } from '@testudo/core/simulation';

const made = { source: 'made up', confidence: 'assumed' } as const;

const point = (nominal: number, unit: string): Quantity => ({
  ...made,
  nominal,
  unit,
  distribution: 'point',
});
const pert = (low: number, nominal: number, high: number, unit: string): Quantity => ({
  ...made,
  low,
  nominal,
  high,
  unit,
  distribution: 'pert',
});

const entry = (kind: string, id: string, name: string, values: Record<string, Quantity>): CatalogueEntry => ({
  kind,
  id,
  name,
  model: 'made-up',
  about: '',
  parameters: Object.entries(values).map(([parameter, quantity]) => ({ name: parameter, quantity })),
  tables: [],
});

const battery = (
  id: string,
  name: string,
  latitude_rad: number,
  longitude_rad: number,
): ResolvedScenario['batteries'][number] => ({
  ...made,
  id,
  name,
  latitude_rad,
  longitude_rad,
  elevation_m: point(200, 'm'),
  invented: true,
  radar: 'radar',
  tracker: 'tracker',
  identification: 'identification',
  commandPost: 'command-post',
  equipment: 'equipment',
  facing_rad: pert(1.2217, 1.3963, 1.5708, 'rad'),
  skyline_rad: [],
  launcherGroups: [
    {
      id: 'gem',
      interceptor: 'gem',
      launchers: pert(1, 2, 3, 'count'),
      roundsPerLauncher: point(4, 'count'),
    },
    {
      id: 'mse',
      interceptor: 'mse',
      launchers: pert(1, 2, 4, 'count'),
      roundsPerLauncher: point(12, 'count'),
    },
  ],
  engages: ['air-breathing', 'ballistic'],
  control: 'decentralised',
  linked: true,
  automatic: true,
  weaponsControl: { ballistic: 'free', airBreathing: 'hold' },
  doctrine: { salvo: 2, spacing_s: pert(1, 2, 4, 's'), salvos: 2, reserve: 4 },
  consent: { ...made, gates: 'firing' },
  states: [{ ...made, id: 'april', fromUnix_us: 0, state: 'online', radiating: true }],
});

/** The raid with a battery at its first place, one far from everything, and guns against rockets at the first place. */
export function withDefence(scenario: ResolvedScenario): ResolvedScenario {
  const [first] = scenario.places;
  if (first === undefined) throw new Error('no place to defend');
  return {
    ...scenario,
    id: `${scenario.id}-defended`,
    postureShift_us: 98 * 86_400 * 1_000_000,
    batteries: [
      battery('first-battery', 'First battery', first.latitude_rad, first.longitude_rad),
      battery('second-battery', 'Second battery', first.latitude_rad - 0.1, first.longitude_rad),
    ],
    pointDefences: [{ ...made, id: 'guns', name: 'Guns', place: first.id, engages: ['rocket'] }],
    catalogue: [
      ...scenario.catalogue,
      entry('interceptor', 'gem', 'GEM (old)', {
        killBallistic: pert(0.2, 0.45, 0.7, ''),
        unitCost: pert(4e6, 5e6, 6e6, 'USD'),
      }),
      entry('interceptor', 'mse', 'MSE', { killBallistic: pert(0.4, 0.7, 0.9, '') }),
      entry('radar', 'radar', 'Radar', { maximumRange: point(150_000, 'm') }),
    ],
  };
}

const S = 1_000_000;

/** What becomes of the threats aimed at the first place: killed, missed, seen and not fired at, by turns; failures stay. */
export function withEngagements(scenario: ResolvedScenario, outcome: Outcome): Outcome {
  const first = scenario.places[0]?.id ?? '';
  let turn = 0;
  const threats = outcome.threats.map((threat): ThreatOutcome => {
    const guns =
      threat.target === first ? [{ battery: 'guns', shots: [], reason: 'not-in-class' } as const] : [];
    const far = { battery: 'second-battery', shots: [], reason: 'beyond-radar-range' } as const;
    if (threat.target !== first || threat.fate !== 'arrived') return { ...threat, ladders: [...guns, far] };
    turn += 1;
    return engagedBy(threat, turn % 3, guns, far);
  });
  const count = (is: (one: ThreatOutcome) => boolean, of = threats) => of.filter(is).length;
  const numbers = (of: readonly ThreatOutcome[]) => ({
    killed: count(({ fate }) => fate === 'killed', [...of]),
    engaged: count(({ engaged }) => engaged, [...of]),
    arrived: count(({ fate }) => fate === 'arrived', [...of]),
    leaked: count(({ leaked }) => leaked, [...of]),
  });
  const shots = threats.flatMap(({ ladders }) => ladders.flatMap((one) => one.shots)).length;
  return {
    ...outcome,
    ...numbers(threats),
    threatening: count(({ threatening }) => threatening),
    places: outcome.places.map((place) => ({
      ...place,
      ...numbers(threats.filter(({ target }) => target === place.place)),
    })),
    threats,
    batteries: [
      {
        battery: 'first-battery',
        state: 'online',
        radiating: true,
        launchersReady: 3,
        rounds: [
          { type: 'gem', fired: shots, left: 8 - shots, inTransit: 0, delivered: 8 },
          { type: 'mse', fired: 0, left: 24, inTransit: 0, delivered: 24 },
        ],
        online_s: 3600,
        ableToFire_s: 3600,
        failures: [],
        tracked: turn,
        engaged: count(({ engaged }) => engaged),
        killed: count(({ fate }) => fate === 'killed'),
        wasted: 1,
        reasons: [
          { reason: 'too-late', count: 2 },
          { reason: 'missed', count: 1 },
        ],
      },
      {
        battery: 'second-battery',
        state: 'assembling',
        radiating: false,
        launchersReady: 0,
        rounds: [{ type: 'gem', fired: 0, left: 8, inTransit: 0, delivered: 8 }],
        online_s: 0,
        ableToFire_s: 0,
        failures: [],
        tracked: 0,
        engaged: 0,
        killed: 0,
        wasted: 0,
        reasons: [{ reason: 'beyond-radar-range', count: 10 }],
      },
    ],
  };
}

function engagedBy(
  threat: ThreatOutcome,
  turn: number,
  guns: ThreatOutcome['ladders'],
  far: ThreatOutcome['ladders'][number],
): ThreatOutcome {
  const impact_us = threat.impact?.time_us ?? 0;
  const seen = {
    battery: 'first-battery',
    detected_us: impact_us - 82 * S,
    detectionRange_m: 104_000,
    tracked_us: impact_us - 78 * S,
    identified_us: impact_us - 74 * S,
    evaluated_us: impact_us - 74 * S,
    predictedImpact_us: impact_us + S,
    firstOpportunity_us: impact_us - 61 * S,
    lastOpportunity_us: impact_us - 33 * S,
  };
  const shot = (number: number, result: 'killed' | 'missed', judgedKilled: boolean) => ({
    interceptor: `${threat.threat}-${number}`,
    type: 'gem',
    salvo: 1,
    launch_us: impact_us - (60 - 2 * number) * S,
    end_us: impact_us - 20 * S,
    result,
    arrived: true,
    height_m: 14_200,
    range_m: 9_400,
    judgedKilled,
  });
  const common = {
    ...threat,
    threatening: true,
    trackAlarm_us: impact_us - 70 * S,
  };
  if (turn === 0)
    return {
      ...common,
      leaked: true,
      reasons: ['too-late'],
      ladders: [{ ...seen, shots: [], reason: 'too-late' }, ...guns, far],
    };
  if (turn === 1) {
    const { impact: _, lead_s: __, ...rest } = common;
    return {
      ...rest,
      fate: 'killed',
      engaged: true,
      people: [],
      reasons: [],
      kill: { time_us: impact_us - 20 * S, battery: 'first-battery', height_m: 14_200 },
      ladders: [{ ...seen, shots: [shot(0, 'missed', false), shot(1, 'killed', true)] }, ...guns, far],
    };
  }
  return {
    ...common,
    engaged: true,
    leaked: true,
    reasons: ['missed'],
    ladders: [{ ...seen, shots: [shot(0, 'missed', true)], reason: 'missed' }, ...guns, far],
  };
}
