/** What exports make of a defence: batteries, kills, and fields that are lists. */
import { geodeticToEcef } from '@testudo/core/earth';
import type { LoggedEvent } from '@testudo/core/engine';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome, ThreatOutcome } from '@testudo/core/simulation';
import { describe, expect, it } from 'vitest';
import { csvTables, geojson, type Recording } from './index.js';

const rad = Math.PI / 180;
const at = { latitude_rad: 34 * rad, longitude_rad: 43 * rad, height_m: 14_000 };

const killed: ThreatOutcome = {
  threat: 't1',
  threatClass: 'fast',
  site: 'site',
  target: 'base',
  launch_us: 0,
  fate: 'killed',
  separated: false,
  people: [],
  threatening: true,
  engaged: true,
  leaked: false,
  kill: { time_us: 300_000_000, battery: 'patriot', height_m: 14_000 },
  ladders: [
    {
      battery: 'patriot',
      shots: [
        { interceptor: 'i1', type: 'gem', salvo: 1, launch_us: 0, result: 'missed' },
        { interceptor: 'i2', type: 'gem', salvo: 1, launch_us: 1, result: 'killed' },
      ],
    },
  ],
  reasons: [],
};

const ended = (interceptor: string, result: string, more: object): LoggedEvent =>
  ({
    sequence: 0,
    time_us: 300_000_000,
    phase: 15,
    kind: 'interceptor-ended',
    entity: interceptor,
    data: {
      interceptor,
      battery: 'patriot',
      track: 'patriot/1',
      result,
      arrived: true,
      position_ecef_m: geodeticToEcef(at),
      height_m: 14_000,
      range_m: 9000,
      handoverError_m: 50,
      speed_mps: 1200,
      ...more,
    },
  }) as unknown as LoggedEvent;

const identified = {
  sequence: 0,
  time_us: 1,
  phase: 30,
  kind: 'track-identified',
  entity: 'patriot',
  data: { battery: 'patriot', track: 'patriot/1', kind: 'ballistic', identity: 'hostile' },
} as unknown as LoggedEvent;

const plots = {
  sequence: 0,
  time_us: 1,
  phase: 20,
  kind: 'radar-plots',
  entity: 'patriot',
  data: {
    radar: 'patriot',
    look: 3,
    mode: 'search',
    ranges_m: [1000, 2000],
    azimuths_rad: [Math.PI / 2, Math.PI],
  },
} as unknown as LoggedEvent;

const recording: Recording = {
  scenario: {
    id: 'defended',
    title: 'Defended',
    epochUnix_us: 0,
    places: [],
    launchSites: [],
    threats: [],
    catalogue: [
      {
        id: 'radar',
        name: 'A radar',
        parameters: Object.entries({
          searchSector: 90 * rad,
          trackSector: 120 * rad,
          lowestElevation: 0,
          searchTop: 45 * rad,
          trackTop: 80 * rad,
          maximumRange: 180_000,
        }).map(([name, nominal]) => ({ name, quantity: { nominal, distribution: 'point' } })),
      },
    ],
    batteries: [
      {
        id: 'patriot',
        name: 'A battery\u001b[2J',
        latitude_rad: 34 * rad,
        longitude_rad: 43 * rad,
        elevation_m: { nominal: 190, distribution: 'point' },
        invented: true,
        radar: 'radar',
        facing_rad: { low: 70 * rad, nominal: 80 * rad, high: 90 * rad, distribution: 'pert' },
        source: 'made up',
        confidence: 'assumed',
      },
    ],
  } as unknown as ResolvedScenario,
  seed: '1',
  trial: 0,
  digest: '',
  events: [
    ended('i1', 'missed', {}),
    ended('i2', 'killed', { threat: 't1', body: 'warhead' }),
    ended('i3', 'interceptor-failed', {}),
  ],
  trajectories: [],
  interceptors: [
    {
      interceptor: 'i2',
      battery: 'patriot',
      type: 'gem',
      track: 'patriot/1',
      salvo: 1,
      launch_us: 280_000_000,
      result: 'killed',
      end_us: 300_000_000,
      threat: 't1',
      points: [
        { time_us: 280_000_000, ...at, height_m: 190, speed_mps: 40 },
        { time_us: 300_000_000, ...at, speed_mps: 1200 },
      ],
    },
    {
      interceptor: 'i3',
      battery: 'patriot',
      type: 'gem',
      track: 'patriot/2',
      salvo: 1,
      launch_us: 280_000_000,
      result: 'no-target',
      end_us: 280_000_000,
      points: [],
    },
  ],
  outcome: {
    threats: [killed],
    batteries: [{ battery: 'patriot', state: 'online', radiating: true, engaged: 1, killed: 1 }],
  } as unknown as Outcome,
};

interface Read {
  readonly id: string;
  readonly geometry: { readonly coordinates: readonly number[] };
  readonly properties: Readonly<Record<string, unknown>>;
}

describe('GeoJSON of a defended run', () => {
  const { features } = JSON.parse(geojson.write(recording)) as { readonly features: readonly Read[] };

  it('has the batteries, marked as invented where they are', () => {
    const [battery] = features.filter(({ properties }) => properties.kind === 'battery');
    expect(battery?.geometry.coordinates).toEqual([43, 34, 190]);
    expect(battery?.properties).toMatchObject({
      simulation: true,
      name: 'A battery [2J',
      invented: true,
      state: 'online',
      killed: 1,
    });
    expect(battery?.properties.facing_deg).toBeCloseTo(80, 10);
  });

  it('has the flight of each interceptor that flew', () => {
    const flights = features.filter(({ properties }) => properties.kind === 'interceptor');
    expect(flights.map(({ id }) => id)).toEqual(['interceptor/i2']);
    expect(flights[0]?.geometry.coordinates).toEqual([
      [43, 34, 190],
      [43, 34, 14_000],
    ]);
    expect(flights[0]?.properties).toMatchObject({
      battery: 'patriot',
      type: 'gem',
      threat: 't1',
      result: 'killed',
      times_s: [280, 300],
    });
  });

  it('has a point for each end of an interceptor away from its launcher, with its result', () => {
    const ends = features.filter(({ properties }) => properties.kind === 'intercept');
    expect(ends.map(({ id, properties }) => [id, properties.result])).toEqual([
      ['intercept/i1', 'missed'],
      ['intercept/i2', 'killed'],
      ['intercept/i3', 'interceptor-failed'],
    ]);
    expect(ends[1]?.geometry.coordinates).toEqual([43, 34, 14_000]);
    expect(ends[1]?.properties).toMatchObject({
      threat: 't1',
      battery: 'patriot',
      fate: 'killed',
      time_s: 300,
      time_utc: '1970-01-01T00:05:00Z',
    });
  });
});

describe('a sector of a radar in GeoJSON', () => {
  const { features } = JSON.parse(geojson.write(recording)) as { readonly features: readonly Read[] };
  const [search] = features.filter(({ id }) => id === 'radar-sector/patriot/search');

  it('is a fan from the battery to its range, centred on its facing', () => {
    if (search === undefined) throw new Error('no sector');
    const [ring = []] = search.geometry.coordinates as unknown as readonly (readonly (readonly number[])[])[];
    expect(ring.some(([x, y]) => x === 43 && y === 34)).toBe(true);
    const seen = ring
      .filter(([x, y]) => x !== 43 || y !== 34)
      .map(([x = 0, y = 0]) => {
        // On a plane tangent to the Earth: within a degree and a percent at this distance.
        const east = (x - 43) * Math.cos(((y + 34) / 2) * rad) * 111.32;
        const north = (y - 34) * 110.92;
        return { range_km: Math.hypot(east, north), azimuth_deg: Math.atan2(east, north) / rad };
      });
    for (const { range_km } of seen) expect(Math.abs(range_km / 180 - 1)).toBeLessThan(0.01);
    expect(Math.abs(Math.min(...seen.map((one) => one.azimuth_deg)) - 35)).toBeLessThan(1);
    expect(Math.abs(Math.max(...seen.map((one) => one.azimuth_deg)) - 125)).toBeLessThan(1);
  });
});

describe('CSV of a defended run', () => {
  const cells = (text: string) => {
    const [header = '', row = ''] = text.split('\r\n');
    const values = row.match(/(?:"(?:[^"]|"")*"|[^",]*)(?:,|$)/g) ?? [];
    return new Map(header.split(',').map((name, i) => [name, values[i]?.replace(/,$/, '')]));
  };

  it('says of a threat that was killed when, by whom, how high, and after how many shots', () => {
    const row = cells(csvTables.impacts.write(recording));
    expect(row.get('fate')).toBe('killed');
    expect(row.get('killedBy')).toBe('patriot');
    expect(row.get('killHeight_m')).toBe('14000');
    expect(row.get('shots')).toBe('2');
    expect(row.get('kill_utc')).toMatch(/^1970-01-01T00:05:00/);
    expect(row.get('impact_utc')).toBe('');
  });

  it('keeps a field apart that is called as a column of the table', () => {
    const row = cells(csvTables.events.write({ ...recording, events: [identified] }));
    expect(row.get('kind')).toBe('track-identified');
    expect(row.get('data.kind')).toBe('ballistic');
  });

  it('has the flights of interceptors after those of threats, told apart', () => {
    const [, first = '', second = ''] = csvTables.trajectories.write(recording).split('\r\n');
    expect(first).toContain(',t1,interceptor,i2,patriot,gem,killed,1970-01-01T00:04:40Z,280,34,43,190,40');
    expect(second).toContain(
      ',t1,interceptor,i2,patriot,gem,killed,1970-01-01T00:05:00Z,300,34,43,14000,1200',
    );
  });

  it('writes a list into one cell, angles in degrees', () => {
    const row = cells(csvTables.events.write({ ...recording, events: [plots] }));
    expect(row.get('azimuths_deg')).toBe('"[90,180]"');
    expect(row.get('ranges_m')).toBe('"[1000,2000]"');
  });
});
