import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { csvTables, geojson, type Recording, tables } from '@testudo/interop';
import { beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from './law/source-tree.js';
import { provided } from './provisions.js';
import { recorded } from './recorded.js';

let recording: Recording;
beforeAll(() => {
  recording = recorded('iraq-2020/january');
});

/** The same run somewhere else on Earth, with names that try to do harm. */
function moved(
  by: { readonly longitude_rad?: number; readonly latitude_rad?: number },
  name = 'Base',
): Recording {
  const { longitude_rad = 0, latitude_rad = 0 } = by;
  const shift = <T extends { readonly latitude_rad: number; readonly longitude_rad: number }>(at: T): T => ({
    ...at,
    latitude_rad: at.latitude_rad + latitude_rad,
    longitude_rad: turned(at.longitude_rad + longitude_rad),
  });
  return {
    ...recording,
    scenario: {
      ...recording.scenario,
      title: name,
      places: recording.scenario.places.map((one) => ({ ...shift(one), name })),
    },
    trajectories: recording.trajectories.map((one) => ({ ...one, points: one.points.map(shift) })),
    events: recording.events.map((event) =>
      'latitude_rad' in event.data
        ? {
            ...event,
            data: shift(event.data as unknown as { latitude_rad: number; longitude_rad: number }) as never,
          }
        : event,
    ),
  };
}

const turned = (angle_rad: number): number => angle_rad - 2 * Math.PI * Math.round(angle_rad / (2 * Math.PI));

type Json = Record<string, unknown>;
type Ring = readonly (readonly number[])[];

/** What RFC 7946 asks of a FeatureCollection, as a list of breaches. */
function breachesOfRfc7946(text: string): string[] {
  const found: string[] = [];
  const collection = JSON.parse(text) as Json;
  const say = (condition: boolean, what: string) => condition || found.push(what);
  say(collection.type === 'FeatureCollection', 'type of the collection');
  say(!('crs' in collection), '4: no crs');
  for (const word of ['coordinates', 'geometries', 'geometry', 'properties'])
    say(!(word in collection), `7.1: ${word}`);
  const ids = new Set<unknown>();
  for (const feature of collection.features as Json[]) {
    const id = String(feature.id);
    say(feature.type === 'Feature', `${id}: type`);
    say(!ids.has(feature.id), `${id}: id used twice`);
    ids.add(feature.id);
    say(typeof feature.properties === 'object' && feature.properties !== null, `${id}: properties`);
    for (const word of ['coordinates', 'geometries', 'features'])
      say(!(word in feature), `7.1: ${id}: ${word}`);
    const geometry = feature.geometry as { readonly type: string; readonly coordinates: unknown };
    checkGeometry(geometry, (condition, what) => say(condition, `${id}: ${what}`));
  }
  return found;
}

function checkGeometry(
  { type, coordinates }: { readonly type: string; readonly coordinates: unknown },
  say: (condition: boolean, what: string) => void,
): void {
  const position = (at: readonly number[]) => {
    say(at.length === 2 || at.length === 3, '3.1.1: two or three numbers');
    say(at.every(Number.isFinite), 'finite numbers');
    say(
      Math.abs(at[0] as number) <= 180 && Math.abs(at[1] as number) <= 90,
      `longitude, latitude in range: ${at}`,
    );
  };
  const line = (at: Ring) => {
    say(at.length >= 2, '3.1.4: two or more positions');
    at.forEach(position);
    at.forEach((one, i) => {
      const before = at[i - 1];
      if (before)
        say(Math.abs((one[0] as number) - (before[0] as number)) <= 180, '3.1.9: not round the world');
    });
  };
  const polygon = (rings: readonly Ring[]) => {
    for (const ring of rings) {
      line(ring);
      say(ring.length >= 4, '3.1.6: four or more positions');
      say(JSON.stringify(ring[0]) === JSON.stringify(ring.at(-1)), '3.1.6: closed');
      say(area(ring) > 0, '3.1.6: counterclockwise');
    }
  };
  if (type === 'Point') position(coordinates as readonly number[]);
  else if (type === 'LineString') line(coordinates as Ring);
  else if (type === 'MultiLineString') for (const part of coordinates as readonly Ring[]) line(part);
  else if (type === 'Polygon') polygon(coordinates as readonly Ring[]);
  else if (type === 'MultiPolygon')
    for (const part of coordinates as readonly (readonly Ring[])[]) polygon(part);
  else say(false, `geometry ${type}`);
}

/** Signed area in square degrees: positive where the ring runs counterclockwise. */
function area(ring: Ring): number {
  return ring.reduce((sum, [x = 0, y = 0], i) => {
    const [u = 0, v = 0] = ring[(i + 1) % ring.length] ?? [];
    return sum + (x * v - u * y) / 2;
  }, 0);
}

interface ReadFeature {
  readonly geometry: { readonly type: string; readonly coordinates: never };
  readonly properties: Json;
}

function features(of: Recording, kind: string): readonly ReadFeature[] {
  const { features: all } = JSON.parse(geojson.write(of)) as { readonly features: readonly ReadFeature[] };
  return all.filter(({ properties }) => properties.kind === kind);
}

function firstReport() {
  const report = recording.events.find(({ kind }) => kind === 'launch-report');
  if (report === undefined) throw new Error('the run has no launch report');
  return report;
}

describe('GeoJSON', () => {
  it('keeps the rules of RFC 7946 and marks itself as a simulation', () => {
    const text = geojson.write(recording);
    expect(breachesOfRfc7946(text)).toEqual([]);
    const { testudo, features: all } = JSON.parse(text);
    expect(testudo).toMatchObject({
      simulation: true,
      exercise: true,
      scenario: 'iraq-2020-january',
      seed: '1',
      digest: recording.digest,
    });
    expect(all.every(({ properties }: ReadFeature) => properties.simulation === true)).toBe(true);
  });

  it('is caught by these rules when it is wrong', () => {
    const broken = geojson
      .write(recording)
      .replaceAll('"FeatureCollection"', '"Collection"')
      .replaceAll('[42.44,33.79,190]', '[42.44,133.79,190]');
    expect(breachesOfRfc7946(broken)).toHaveLength(2);
  });

  it('holds what happened: everything that fell, every report, every flight from its site to its end', () => {
    const landed = recording.events.filter(({ kind }) => kind === 'body-landed');
    expect(features(recording, 'impact')).toHaveLength(landed.length);
    expect(features(recording, 'warned-area')).toHaveLength(
      recording.events.filter(({ kind }) => kind === 'launch-report').length,
    );
    expect(features(recording, 'launch-site')).toHaveLength(recording.scenario.launchSites.length);
    for (const { geometry, properties } of features(recording, 'trajectory')) {
      const line = geometry.coordinates as Ring;
      const times = properties.times_s as number[];
      expect(times).toHaveLength(line.length);
      expect([...times].sort((a, b) => a - b)).toEqual(times);
      const impact = features(recording, 'impact').find(
        (one) => one.properties.threat === properties.threat && one.properties.body === properties.body,
      );
      if (impact === undefined) continue;
      const end = line.at(-1) as readonly number[];
      const at = impact.geometry.coordinates as readonly number[];
      expect(
        Math.hypot((end[0] as number) - (at[0] as number), (end[1] as number) - (at[1] as number)),
      ).toBeLessThan(1e-5);
      expect(Math.abs((times.at(-1) as number) - (impact.properties.time_s as number))).toBeLessThan(1e-5);
    }
  });

  it('draws a warned circle with the radius it speaks of', () => {
    const [circle] = features(recording, 'warned-area') as [ReadFeature];
    const [ring] = circle.geometry.coordinates as unknown as readonly [Ring];
    const { latitude_rad, longitude_rad, radius_m } = firstReport().data as Record<string, number>;
    const rad = Math.PI / 180;
    for (const [x = 0, y = 0] of ring) {
      // On a sphere with the mean radius, so within the Earth's flattening.
      const across = Math.sin((y * rad - (latitude_rad as number)) / 2) ** 2;
      const along =
        Math.cos(y * rad) *
        Math.cos(latitude_rad as number) *
        Math.sin((x * rad - (longitude_rad as number)) / 2) ** 2;
      const distance_m = 2 * 6_371_000 * Math.asin(Math.sqrt(across + along));
      expect(Math.abs(distance_m / (radius_m as number) - 1)).toBeLessThan(0.006);
    }
  });

  it('cuts flights and circles at the antimeridian, losing nothing of them', () => {
    const there = recording.scenario.places[0];
    const shifted = moved({ longitude_rad: Math.PI - (there?.longitude_rad ?? 0) });
    expect(breachesOfRfc7946(geojson.write(shifted))).toEqual([]);
    const parts = features(shifted, 'trajectory').filter(
      ({ geometry }) => geometry.type === 'MultiLineString',
    );
    expect(parts.length).toBeGreaterThan(0);
    for (const { geometry, properties } of parts) {
      const lines = geometry.coordinates as unknown as readonly Ring[];
      const times = properties.times_s as number[][];
      expect(times.map(({ length }) => length)).toEqual(lines.map(({ length }) => length));
      lines.slice(1).forEach((line, i) => {
        const end = lines[i]?.at(-1) as readonly number[];
        const start = line[0] as readonly number[];
        expect(Math.abs(end[0] as number)).toBe(180);
        expect(start).toEqual([-(end[0] as number), end[1], end[2]]);
        expect(times[i + 1]?.[0]).toBe(times[i]?.at(-1));
      });
    }
    const total = (of: Recording) =>
      features(of, 'warned-area').map(({ geometry }) =>
        geometry.type === 'Polygon'
          ? area((geometry.coordinates as unknown as readonly Ring[])[0] as Ring)
          : (geometry.coordinates as unknown as readonly (readonly Ring[])[]).reduce(
              (sum, [ring]) => sum + area(ring as Ring),
              0,
            ),
      );
    expect(features(shifted, 'warned-area').some(({ geometry }) => geometry.type === 'MultiPolygon')).toBe(
      true,
    );
    total(shifted).forEach((one, i) => {
      expect(Math.abs(one / (total(recording)[i] as number) - 1)).toBeLessThan(1e-6);
    });
  });

  it.each([1, -1])('carries a circle round a pole on to the pole (%i)', (side) => {
    const report = firstReport();
    const data = { ...report.data, latitude_rad: side * (Math.PI / 2 - 1e-4), longitude_rad: 1 };
    const polar = { ...recording, events: [{ ...report, data: data as never }], trajectories: [] };
    expect(breachesOfRfc7946(geojson.write(polar))).toEqual([]);
    const [circle] = features(polar, 'warned-area');
    const latitudes = JSON.stringify(circle?.geometry.coordinates).match(/,(-?90)\]/g);
    expect(latitudes?.length).toBeGreaterThanOrEqual(2);
  });

  it('holds no control characters, whatever names a scenario has', () => {
    const text = geojson.write(moved({}, 'a\u001b[31m\u202eb\u0000</script>'));
    expect(text).not.toMatch(/\\u00[01]|\u202e/);
    expect(JSON.parse(text).features[0].properties.name).toBe('a [31m b </script>');
  });
});

/** RFC 4180, read as strictly as it is written. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  let row: string[] = [];
  for (let at = 0; at < csv.length; at = cell.lastIndex) {
    cell.lastIndex = at;
    const found = cell.exec(csv);
    if (found === null) throw new Error(`no CSV at ${at}: ${csv.slice(at, at + 40)}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('CSV', () => {
  it.each(['events', 'trajectories', 'impacts'] as const)(
    '%s: as many cells in each row as columns, each row marked',
    (name) => {
      const [header, ...rows] = parsed(csvTables[name].write(recording));
      expect(header).toEqual(tables[name].columns.map((column) => column.header));
      expect(new Set(header).size).toBe(header?.length);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        expect(row).toHaveLength(header?.length ?? 0);
        expect(row[0]).toBe('exercise');
      }
    },
  );

  it('has every column explained in the package’s README', () => {
    const readme = readFileSync(`${repositoryRoot}packages/interop/README.md`, 'utf8');
    for (const { columns } of Object.values(tables)) {
      for (const { header, type, about } of columns)
        expect(readme).toContain(`| \`${header}\` | ${type} | ${about} |`);
    }
  });

  it('gives back the numbers of the run to the last bit', () => {
    const [header, ...rows] = parsed(csvTables.trajectories.write(recording));
    const points = recording.trajectories.flatMap(({ points: of }) => of);
    expect(rows).toHaveLength(points.length);
    const height = header?.indexOf('height_m') ?? -1;
    const time = header?.indexOf('time_s') ?? -1;
    points.forEach((point, i) => {
      expect(Number(rows[i]?.[height])).toBe(point.height_m);
      expect(Number(rows[i]?.[time])).toBe(point.time_us / 1e6);
    });
  });

  it('tells of every event, with every field in its column', () => {
    const [header = [], ...rows] = parsed(csvTables.events.write(recording));
    const rad = Math.PI / 180;
    recording.events.forEach((event, i) => {
      const cell = (name: string) => rows[i]?.[header.indexOf(name)];
      expect(cell('kind')).toBe(event.kind);
      for (const [name, value] of Object.entries(event.data)) {
        if (name.endsWith('_rad'))
          expect(Number(cell(name.replace(/_rad$/, '_deg'))) * rad).toBeCloseTo(value as number, 14);
        else if (name.endsWith('_us'))
          expect(Number(cell(name.replace(/_us$/, '_s')))).toBe((value as number) / 1e6);
        else if (name === 'position_ecef_m')
          expect(Number(cell('position_ecef_z_m'))).toBe((value as { z: number }).z);
        else expect(cell(name)).toBe(String(value));
      }
    });
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "' =1"],
    ['\rx', "' x"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['-12.5', '-12.5'],
    ['-1e-3', '-1e-3'],
    ['a,"b"', 'a,"b"'],
    ['a\nb', 'a b'],
    ['plain', 'plain'],
  ])('writes %j so that it reads as %j and no spreadsheet computes it', (text, read) => {
    const [first] = recording.events;
    if (first === undefined) throw new Error('no event');
    const [header, row] = parsed(
      csvTables.events.write({ ...recording, events: [{ ...first, entity: text }] }),
    );
    expect(row?.[header?.indexOf('entity') ?? -1]).toBe(read);
  });

  it('is read alike by Python', (context) => {
    const python = provided(context, 'TESTUDO_PYTHON');
    const csv = csvTables.impacts.write({ ...recording, scenario: { ...recording.scenario, id: 'a "b",c' } });
    const script = 'import csv,json,sys; print(json.dumps(list(csv.reader(sys.stdin, strict=True))))';
    const read = execFileSync(python, ['-c', script], { input: csv, encoding: 'utf8' });
    expect(JSON.parse(read)).toEqual(parsed(csv));
  });
});
