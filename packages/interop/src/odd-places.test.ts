/** What formats say of a scenario whose values are ranges without a nominal, across the antimeridian, or of ninety days. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome } from '@testudo/core/simulation';
import { describe, expect, it } from 'vitest';
import { czml, geojson, kml, type Recording } from './index.js';

const rad = Math.PI / 180;
const between = (low: number, high: number) => ({ low, high, distribution: 'uniform' });
const none = { distribution: 'unquantified' };

const at = (id: string, longitude_deg: number, more: object = {}) => ({
  id,
  name: id,
  latitude_rad: -17 * rad,
  longitude_rad: longitude_deg * rad,
  elevation_m: between(0, 1000),
  source: 'made up',
  confidence: 'assumed',
  people: [],
  ...more,
});

function recording(places: readonly object[], outcome: Partial<Outcome> = {}): Recording {
  return {
    scenario: {
      id: 'odd',
      title: 'Odd',
      epochUnix_us: 0,
      places,
      launchSites: [],
      threats: [],
      catalogue: [],
      batteries: [at('battery', 179.98, { invented: true, facing_rad: between(40 * rad, 70 * rad) })],
    } as unknown as ResolvedScenario,
    seed: '1',
    trial: 0,
    digest: '',
    events: [],
    trajectories: [],
    interceptors: [],
    outcome: { threats: [], batteries: [], ...outcome } as unknown as Outcome,
  };
}

interface GeojsonFeature {
  readonly id: string;
  readonly geometry: { readonly coordinates: readonly number[] };
  readonly properties: Readonly<Record<string, unknown>>;
}
interface CzmlPacket {
  readonly id: string;
  readonly description?: string;
  readonly position?: {
    readonly cartographicDegrees?: readonly number[];
    readonly cartesian?: readonly number[];
  };
  readonly properties: Readonly<Record<string, { readonly number?: number }>>;
  readonly clock?: { readonly multiplier: number };
}

const features = (of: Recording): ReadonlyMap<string, GeojsonFeature> => {
  const all = (JSON.parse(geojson.write(of)) as { features: GeojsonFeature[] }).features;
  return new Map(all.map((one) => [one.id, one]));
};
const packets = (of: Recording): ReadonlyMap<string, CzmlPacket> =>
  new Map((JSON.parse(czml.write(of)) as CzmlPacket[]).map((one) => [one.id, one]));

describe('a range without a nominal', () => {
  const run = recording([
    at('base', 20, { radius_m: between(1000, 30_000) }),
    at('bare', 21, { radius_m: none }),
  ]);

  it('is its middle in GeoJSON, as the run has it', () => {
    const base = features(run).get('place/base');
    expect(base?.geometry.coordinates[2]).toBe(500);
    expect(base?.properties).toMatchObject({ radius_m: 15_500, radiusLow_m: 1000, radiusHigh_m: 30_000 });
    const battery = features(run).get('battery/battery');
    expect(battery?.geometry.coordinates[2]).toBe(500);
    expect(battery?.properties.facing_deg).toBeCloseTo(55, 9);
  });

  it('is the same in CZML and KML, and no number where nothing is known', () => {
    expect(packets(run).get('place/base')?.properties.radius_m?.number).toBe(15_500);
    expect(kml.write(run)).toContain('<value>15500</value>');
    expect(features(run).get('place/bare')?.properties).not.toHaveProperty('radius_m');
    expect(packets(run).get('place/bare')?.properties).not.toHaveProperty('radius_m');
  });
});

describe('the view that a KML opens on', () => {
  const view = (...longitudes: readonly number[]) => {
    const places = longitudes.map((one, i) => at(`p${i}`, one, { radius_m: none }));
    const [, look = ''] = kml.write(recording(places)).split('<LookAt>');
    const number = (name: string) => Number(new RegExp(`<${name}>([^<]*)<`).exec(look)?.[1]);
    return { longitude: number('longitude'), range: number('range') };
  };

  it('lies in the middle, on the side of the world where things are', () => {
    expect(view(40, 50).longitude).toBeCloseTo(45, 9);
    expect(view(-10, 10, 2).longitude).toBeCloseTo(0, 9);
    expect(view(179.9, -178.5).longitude).toBeCloseTo(-179.3, 9);
    expect(view(-178.5, 179.9, 179).longitude).toBeCloseTo(-179.75, 9);
    expect(view(7).longitude).toBeCloseTo(7, 9);
    // 1.6° apart are 178 km: seen from about twice as far, and not from the other side of the Earth.
    expect(view(179.9, -178.5).range).toBeLessThan(500_000);
  });
});

describe('the clock of a CZML', () => {
  const DAY_US = 86_400_000_000;
  const lasting = (days: number, raids: number): Recording => {
    const launch = (i: number) => Math.round((i / Math.max(1, raids - 1)) * days) * DAY_US;
    const point = { latitude_rad: 0, longitude_rad: 0, height_m: 0, speed_mps: 0 };
    const times = Array.from({ length: raids }, (_, i) => launch(i));
    const outcome = {
      threats: times.map((launch_us, i) => ({
        threat: `t${i}`,
        launch_us,
        threatClass: 'fast',
        target: 'base',
      })),
      raids: times.map((firstLaunch_us, i) => ({ raid: `raid-${i}`, firstLaunch_us })),
    } as unknown as Partial<Outcome>;
    const trajectories = times.map((launch_us, i) => ({
      threat: `t${i}`,
      body: 'missile' as const,
      points: [0, 300_000_000].map((after_us) => ({ ...point, time_us: launch_us + after_us })),
    }));
    return { ...recording([], outcome), trajectories };
  };

  it('plays a raid at twenty times the speed of time, and ninety days in minutes', () => {
    expect(packets(lasting(0, 1)).get('document')?.clock?.multiplier).toBe(20);
    const long = lasting(90, 20);
    const played_s = (90 * 86_400) / (packets(long).get('document')?.clock?.multiplier ?? 0);
    expect(played_s).toBeLessThan(600);
    expect(played_s).toBeGreaterThan(60);
    expect(packets(long).get('document')?.description).toContain('raid-1 1970-01-06T00:00:00Z');
  });
});

describe('what a battery destroyed', () => {
  it('is told apart from what had failed before', () => {
    const kill = { battery: 'battery', time_us: 1, height_m: 1 };
    const threats = [
      { threat: 'a', launch_us: 0, fate: 'killed', kill },
      { threat: 'b', launch_us: 0, fate: 'failed', kill },
      { threat: 'c', launch_us: 0, fate: 'killed', kill: { ...kill, battery: 'other' } },
      { threat: 'd', launch_us: 0, fate: 'failed' },
    ];
    const batteries = [{ battery: 'battery', state: 'online', radiating: true, engaged: 2, killed: 2 }];
    const run = recording([], { threats, batteries } as unknown as Partial<Outcome>);
    expect(features(run).get('battery/battery')?.properties).toMatchObject({
      killed: 2,
      killedThoughFailed: 1,
    });
    expect(packets(run).get('battery/battery')?.properties).toMatchObject({
      killed: { number: 2 },
      killedThoughFailed: { number: 1 },
    });
  });
});
