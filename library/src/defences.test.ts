import { quantity } from '@testudo/core/catalogue';
import { seedFrom } from '@testudo/core/numerics';
import { formatProblem, type ResolvedScenario } from '@testudo/core/scenario';
import { prepare, settle } from '@testudo/core/simulation';
import { describe, expect, it } from 'vitest';
import { loadShippedScenario, scenarioNames, shippedCatalogue } from './index.js';

function load(name: string): ResolvedScenario {
  const loaded = loadShippedScenario(name, { nowUnix_us: Date.now() * 1000 });
  if (loaded === undefined) throw new Error(`no scenario ${name}`);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.scenario;
}

function prepared(name: string) {
  const preparation = prepare(load(name));
  if (!preparation.ok) throw new Error(preparation.reasons.join('\n'));
  return preparation.prepared;
}

/** Low and high of a parameter of the shipped catalogue, in SI. */
function ends(id: string, parameter: string): readonly [low: number, high: number] {
  const entry = shippedCatalogue().find((one) => one.id === id);
  if (entry === undefined) throw new Error(`no ${id}`);
  const { low, nominal, high } = quantity(entry, parameter);
  return [low ?? nominal ?? Number.NaN, high ?? nominal ?? Number.NaN];
}

const DAY_US = 86_400_000_000;

describe('the shipped defences', () => {
  for (const name of scenarioNames()) {
    it(`of ${name} settle in twenty samples without a contradiction, on tables flown once`, () => {
      const { scenario, nominal } = prepared(name);
      for (let sample = 0; sample < 20; sample += 1) {
        const settled = settle(scenario, { seed: seedFrom(7), sample }, nominal);
        expect(settled.ok ? [] : settled.reasons).toEqual([]);
        if (!settled.ok) continue;
        settled.world.batteries.forEach(({ groups }, index) => {
          groups.forEach(({ reach, type, launchers }, at) => {
            const same = nominal.batteries[index]?.groups[at];
            expect(reach).toBe(same?.reach);
            expect(type.specificImpulse_s).toBe(same?.type.specificImpulse_s);
            expect(Number.isSafeInteger(launchers)).toBe(true);
          });
        });
      }
    });
  }

  it('have ranges that contradict each other in no sample', () => {
    expect(ends('patriot-radar', 'searchTop')[1]).toBeLessThanOrEqual(ends('patriot-radar', 'trackTop')[0]);
    expect(ends('patriot-radar', 'searchSector')[1]).toBeLessThanOrEqual(
      ends('patriot-radar', 'trackSector')[0],
    );
    // The longest frame: most sky, narrowest beams, longest dwell; the least: the other way round.
    const frame_s = (end: 0 | 1): number => {
      const of = (parameter: string): number => ends('patriot-radar', parameter)[end];
      const beam_rad = ends('patriot-radar', 'beamWidth')[1 - end] ?? Number.NaN;
      const lowest_rad = ends('patriot-radar', 'lowestElevation')[1 - end] ?? Number.NaN;
      const sky_sr = of('searchSector') * (Math.sin(of('searchTop')) - Math.sin(lowest_rad));
      return (sky_sr / (beam_rad * beam_rad)) * of('searchDwell');
    };
    expect(frame_s(1)).toBeLessThan(ends('patriot-radar', 'longestFrame')[0]);
    expect(frame_s(1)).toBeLessThan(ends('ballistic-tracker', 'pairingTime')[0]);
    expect(frame_s(0)).toBeGreaterThan(2);
    for (const id of ['gem-t', 'pac-3-cri', 'pac-3-mse']) {
      expect(ends(id, 'raidCorrelation')[1] + ends(id, 'salvoCorrelation')[1]).toBeLessThanOrEqual(1);
      expect(ends(id, 'propellantMass')[1]).toBeLessThan(ends(id, 'launchMass')[0]);
    }
  });

  it('take the published figures: 100-170 km, 90 degrees, 9 and 5, 30-60 minutes', () => {
    expect(ends('patriot-radar', 'referenceRange')).toEqual([100_000, 170_000]);
    expect(ends('patriot-radar', 'searchSector')[0]).toBeCloseTo(Math.PI / 2, 12);
    expect(ends('patriot-command', 'missileChannels')).toEqual([9, 9]);
    expect(ends('patriot-command', 'targetChannels')).toEqual([5, 5]);
    expect(ends('patriot-equipment', 'reloadTime')).toEqual([1800, 3600]);
    expect(ends('gem-t', 'maxRangeAirBreathing')).toEqual([68_000, 160_000]);
    expect(ends('pac-3-mse', 'maxRangeBallistic')).toEqual([30_000, 35_000]);
    expect(ends('gem-t', 'killBallistic')).toEqual([0.2, 0.7]);
    expect(ends('pac-3-cri', 'killBallistic')).toEqual([0.4, 0.9]);
  });
});

describe('iraq-2020/april', () => {
  const april = prepared('iraq-2020/april');

  it('is the raid of January against the batteries of 11 April', () => {
    const { scenario } = april;
    expect(scenario.threats).toEqual(load('iraq-2020/january').threats);
    // 7 January 2020 19:00 to 11 April 12:00: 24 + 29 + 31 + 11 days less 7 hours.
    expect(scenario.postureShift_us).toBe(95 * DAY_US - 7 * 3_600_000_000);
    expect(scenario.summary).toContain('what-if and not');
    for (const { invented } of scenario.batteries) expect(invented).toBe(true);
    expect(scenario.pointDefences.map(({ place, engages }) => [place, engages])).toEqual([
      ['ain-al-asad', ['air-breathing']],
      ['ain-al-asad', ['rocket']],
      ['erbil', ['air-breathing']],
      ['erbil', ['rocket']],
    ]);
  });

  it('has both batteries in Iraq online with six launchers and 72 rounds', () => {
    for (const battery of april.nominal.batteries) {
      expect(battery.statuses).toEqual([{ from_us: 0, state: 'online', radiating: true, launchersReady: 6 }]);
      // Four launchers of sixteen and two of four.
      const rounds = battery.groups.reduce((sum, one) => sum + one.launchers * one.roundsPerLauncher, 0);
      expect(rounds).toBe(72);
    }
  });

  it('remarks that the two in Kuwait, 689 and 835 km from the bases, contribute nothing', () => {
    // Great circles on a sphere of 6,371 km; the ellipsoid differs by up to half a percent.
    expect(april.remarks).toHaveLength(2);
    const [first = ''] = april.remarks;
    expect(first).toMatch(
      /^Patriot battery at Ali Al Salem, Kuwait stands .*: it contributes nothing there$/,
    );
    const [asad = 0, erbil = 0] = Array.from(first.matchAll(/(\d+) km from/g), ([, km]) => Number(km));
    expect(Math.abs(asad - 689)).toBeLessThanOrEqual(4);
    expect(Math.abs(erbil - 835)).toBeLessThanOrEqual(4);
  });
});

describe('iraq-2020/going-online', () => {
  it('has a radar on trial and two launchers at most at Ain al-Asad, and nothing at Erbil', () => {
    const { nominal } = prepared('iraq-2020/going-online');
    const [asad, erbil] = nominal.batteries;
    expect(asad?.statuses).toEqual([{ from_us: 0, state: 'assembling', radiating: true, launchersReady: 1 }]);
    expect(erbil?.statuses).toEqual([
      {
        from_us: 0,
        state: 'delivered',
        radiating: false,
        launchersReady: 0,
        radarOffBecause: 'battery-not-online',
        noFireBecause: 'battery-not-online',
      },
    ]);
  });
});

describe('iraq-2020/taji-what-if', () => {
  it('has a battery that faces the launchers and does not engage rockets', () => {
    const scenario = load('iraq-2020/taji-what-if');
    expect(scenario.batteries.map(({ engages }) => engages)).toEqual([['air-breathing', 'ballistic']]);
    expect(scenario.threats).toHaveLength(27);
    expect(scenario.batteries[0]?.note).toBe('there was none');
    expect(prepared('iraq-2020/taji-what-if').remarks).toEqual([]);
  });
});

describe('figures of a defence that contradict each other', () => {
  const scenario = load('first-shot/defended');
  const known = (nominal: number) =>
    ({ nominal, unit: '', distribution: 'point', source: 'a test', confidence: 'assumed' }) as const;

  /** The scenario with other nominal values, SI, in an entry of its catalogue. */
  function changed(id: string, values: Readonly<Record<string, number>>): ResolvedScenario {
    return {
      ...scenario,
      catalogue: scenario.catalogue.map((entry) =>
        entry.id !== id
          ? entry
          : {
              ...entry,
              parameters: entry.parameters.map((one) =>
                values[one.name] === undefined ? one : { ...one, quantity: known(values[one.name] ?? 0) },
              ),
            },
      ),
    };
  }

  const cases: readonly (readonly [id: string, values: Readonly<Record<string, number>>, reason: string])[] =
    [
      ['patriot-radar', { searchTop: 1.5 }, 'patriot-radar of battery: more is searched than can be tracked'],
      [
        'patriot-radar',
        { searchDwell: 0.1 },
        'patriot-radar of battery: a frame would take too long, with 1407 beams and no track at all',
      ],
      [
        'ballistic-tracker',
        { confirmHits: 6 },
        'ballistic-tracker of battery: more plots than looks are wanted to make a track firm',
      ],
      [
        'pac-3-cri',
        { propellantMass: 315 },
        'pac-3-cri: the propellant has the mass of the whole interceptor, or more',
      ],
      [
        'pac-3-cri',
        { raidCorrelation: 0.6, salvoCorrelation: 0.5 },
        'pac-3-cri: the correlations of raid and salvo add up to more than 1',
      ],
      [
        'pac-3-cri',
        { minAltitude: 20_000, maxAltitude: 15_000 },
        'pac-3-cri: minAltitude is not below maxAltitude',
      ],
      ['pac-3-cri', { maxAltitude: 90, minAltitude: 10 }, 'Battery stands higher than pac-3-cri reaches'],
      ['pac-3-cri', { topSpeed: 4000 }, 'gives pac-3-cri its top speed of 4000 m/s'],
    ];
  for (const [id, values, reason] of cases) {
    it(`${JSON.stringify(values)}: a reason and no exception`, () => {
      const [battery] = scenario.batteries;
      if (battery === undefined) throw new Error('no battery');
      const raised = { ...battery, elevation_m: known(100) };
      const preparation = prepare({ ...changed(id, values), batteries: [raised] });
      const reasons = preparation.ok ? [] : preparation.reasons;
      expect(reasons).toHaveLength(1);
      expect(reasons[0]).toContain(reason);
    });
  }

  it('are not those with a range of what is flown once: that is remarked', () => {
    const ranged = {
      ...scenario,
      catalogue: scenario.catalogue.map((entry) => ({
        ...entry,
        parameters: entry.parameters.map((one) =>
          one.name === 'burnTime' && entry.id === 'pac-3-cri'
            ? { ...one, quantity: { ...one.quantity, low: 9, high: 11, distribution: 'pert' as const } }
            : one,
        ),
      })),
    };
    const preparation = prepare(ranged);
    expect(preparation.ok && preparation.prepared.remarks).toEqual([
      'pac-3-cri: every sample flies with the nominal burnTime; what is not known of them belongs into speedFactor',
    ]);
  });
});
