/** Maps and tables as other programs read them; KML keeps the OGC's schema. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvTables, geojson, kml, type Recording } from '@testudo/interop';
import { afterAll, describe, expect, it } from 'vitest';
import { outsideTruth, provided } from './provisions.js';
import { recorded } from './recorded.js';

const home = mkdtempSync(join(tmpdir(), 'testudo-kml-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const april = recorded('iraq-2020/april');

function file(name: string, text: string): string {
  const path = join(home, name);
  writeFileSync(path, text);
  return path;
}

function validated(xmllint: string, schema: string, text: string) {
  const path = file('validated.kml', text);
  return spawnSync(xmllint, ['--noout', '--nonet', '--schema', schema, path], { encoding: 'utf8' });
}

/** What ogrinfo tells of a file's layers: number of features by name. */
function layersOf(ogrinfo: string, path: string): ReadonlyMap<string, number> {
  const said = execFileSync(ogrinfo, ['-ro', '-so', '-al', path], { encoding: 'utf8' });
  const names = [...said.matchAll(/^Layer name: (.*)$/gm)].map(([, name = '']) => name);
  const counts = [...said.matchAll(/^Feature Count: (\d+)$/gm)].map(([, count]) => Number(count));
  return new Map(names.map((name, i) => [name, counts[i] ?? -1]));
}

describe('KML', () => {
  it('of four scenarios validates against the schema of the OGC', (context) => {
    const xmllint = provided(context, 'TESTUDO_XMLLINT');
    const schema = outsideTruth(context, 'schemas/ogckml22.xsd');
    const others = ['iraq-2020/january', 'iraq-2020/taji', 'first-shot'].map((name) => recorded(name));
    for (const recording of [april, ...others]) {
      const { status, stderr } = validated(xmllint, schema, kml.write(recording));
      expect(stderr).toContain('validates');
      expect(status).toBe(0);
    }
    const broken = kml.write(april).replace('<gx:Track>', '<gx:Track><name>x</name>');
    expect(validated(xmllint, schema, broken).status).not.toBe(0);
  });

  it('is well-formed XML', (context) => {
    const xmllint = provided(context, 'TESTUDO_XMLLINT');
    const path = file('april.kml', kml.write(april));
    expect(spawnSync(xmllint, ['--noout', '--nonet', path], { encoding: 'utf8' }).stderr).toBe('');
  });

  it('is read by GDAL with everything that was written', (context) => {
    const ogrinfo = provided(context, 'TESTUDO_OGRINFO');
    // GDAL's own driver, without libkml, knows no tracks.
    if (!execFileSync(ogrinfo, ['--formats'], { encoding: 'utf8' }).includes('LIBKML'))
      context.skip('this GDAL has no LIBKML');
    const layers = layersOf(ogrinfo, file('april.kml', kml.write(april)));
    expect(layers.get('Threats')).toBe(april.trajectories.length);
    expect(layers.get('Interceptors')).toBe(april.interceptors.length);
    expect(layers.get('Warned areas')).toBe(
      april.events.filter(({ kind }) => kind === 'launch-report').length,
    );
    expect(layers.get('Impacts')).toBe(april.events.filter(({ kind }) => kind === 'body-landed').length);
    expect(layers.get('Places')).toBe(2 * april.scenario.places.length);
  });

  it('marks every placemark as a simulation and asks for nothing from a network', () => {
    const text = kml.write(april);
    const placemarks = text.split('<Placemark>').slice(1);
    expect(placemarks.length).toBeGreaterThan(100);
    for (const one of placemarks) expect(one).toContain('<Data name="simulation">');
    expect(text).not.toMatch(/<(href|NetworkLink)/);
  });

  it('tells each flight moment by moment', () => {
    const text = kml.write(april);
    const tracks = text.split('<gx:Track>').slice(1);
    const points = [...april.trajectories, ...april.interceptors].reduce(
      (sum, one) => sum + one.points.length,
      0,
    );
    const truth = tracks.slice(0, april.trajectories.length + april.interceptors.length);
    const counted = (pattern: RegExp) =>
      truth.reduce((sum, one) => sum + (one.match(pattern)?.length ?? 0), 0);
    expect(counted(/<when>/g)).toBe(points);
    expect(counted(/<gx:coord>/g)).toBe(points);
    const [first] = april.trajectories;
    const [, longitude, latitude, height] =
      /<gx:coord>(\S+) (\S+) (\S+)<\/gx:coord>/.exec(truth[0] ?? '')?.map(Number) ?? [];
    const degrees = 180 / Math.PI;
    expect(longitude).toBeCloseTo((first?.points[0]?.longitude_rad ?? 0) * degrees, 6);
    expect(latitude).toBeCloseTo((first?.points[0]?.latitude_rad ?? 0) * degrees, 6);
    expect(height).toBeCloseTo(first?.points[0]?.height_m ?? 0, 2);
  });
});

describe('GeoJSON', () => {
  it('is read by GDAL with every feature', (context) => {
    const ogrinfo = provided(context, 'TESTUDO_OGRINFO');
    const text = geojson.write(april);
    const { features } = JSON.parse(text) as { readonly features: readonly unknown[] };
    expect(layersOf(ogrinfo, file('april.geojson', text)).get('april')).toBe(features.length);
  });
});

describe('CSV', () => {
  it('is read by GDAL with every row', (context) => {
    const ogrinfo = provided(context, 'TESTUDO_OGRINFO');
    const rows = (of: Recording) => of.outcome.threats.length;
    const path = file('impacts.csv', csvTables.impacts.write(april));
    expect(layersOf(ogrinfo, path).get('impacts')).toBe(rows(april));
  });
});
