import { readdirSync, readFileSync } from 'node:fs';
import { seedFrom } from '@testudo/core/numerics';
import { interceptorFlights, prepare, simulate } from '@testudo/core/simulation';
import { scenarioHash } from '@testudo/core/study';
import {
  interceptorsText,
  interceptorTrajectoriesOf,
  recordingOf,
  recordingText,
  trajectoriesOf,
  trajectoriesText,
} from '@testudo/interop';
import { loadShippedScenario, scenarioNames } from '@testudo/library';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ReadAnswer } from './protocol.js';
import { readRecorded } from './read-recorded.js';
import { readResolved } from './read-resolved.js';
import { readScenario } from './read-scenario.js';
import { SCENARIO_SHAPE } from './scenario-shape.js';
import { misfits } from './shape.js';
import type { RecordingFile } from './what-is-given.js';

const LIBRARY = new URL('../../../../../library/', import.meta.url);
const library = new Map<string, string>();
const scenarioFolders = readdirSync(new URL('scenarios', LIBRARY)).map((name) => `scenarios/${name}`);
for (const folder of ['catalogue', ...scenarioFolders])
  for (const file of readdirSync(new URL(folder, LIBRARY)))
    library.set(`${folder}/${file}`, readFileSync(new URL(`${folder}/${file}`, LIBRARY), 'utf8'));

const now = Date.UTC(2026, 0, 1) * 1000;
const yaml = (texts: Record<string, string>) => readScenario(new Map(Object.entries(texts)), library, now);
const resolved = (name: string) => {
  const loaded = loadShippedScenario(name);
  if (!loaded?.ok) throw new Error(`${name} cannot be loaded`);
  return loaded.scenario;
};
const problemsIn = (answer: ReadAnswer) => (answer.ok ? [] : answer.problems);

describe('a scenario file', () => {
  it('gives what the command line makes of it, every shipped one', () => {
    for (const name of scenarioNames()) {
      const path = `scenarios/${name.includes('/') ? name : `${name}/${name}`}.yaml`;
      const answer = yaml({ 'given.yaml': library.get(path) ?? '' });
      expect(answer, name).toMatchObject({ ok: true, kind: 'scenario', name: 'given.yaml' });
      expect(answer.ok && answer.kind === 'scenario' && answer.scenario).toEqual(resolved(name));
    }
  });

  it('may extend another that was given with it, in any order', () => {
    const base = 'format: 1\nkind: scenario\nextends: first-shot/defended\nid: base\n';
    const top = 'format: 1\nkind: scenario\nextends: ./base.yaml # below\nid: top\n';
    for (const texts of [
      { 'a/top.yaml': top, 'a/base.yaml': base },
      { 'a/base.yaml': base, 'a/top.yaml': top },
    ])
      expect(yaml(texts)).toMatchObject({ ok: true, name: 'top.yaml' });
    expect(problemsIn(yaml({ 'top.yaml': top }))[0]).toMatchObject({ file: 'top.yaml', line: 3 });
    expect(problemsIn(yaml({ 'top.yaml': top }))[0]?.message).toContain(
      'open the scenario and those it extends',
    );
    expect(problemsIn(yaml({ 'one.yaml': base, 'two.yaml': base }))[0]?.found).toBe('one.yaml, two.yaml');
  });

  it('is refused where a text is longer than anybody reads, or where its clock is no whole minutes from UTC', () => {
    const text = library.get('scenarios/first-shot/first-shot.yaml') ?? '';
    const titled = (length: number) => text.replace(/^title:.*$/m, `title: ${'A'.repeat(length)}`);
    expect(yaml({ 'a.yaml': titled(10_000) })).toMatchObject({ ok: true });
    const [problem] = problemsIn(yaml({ 'a.yaml': titled(100_000) }));
    expect(problem).toMatchObject({ file: 'a.yaml', path: 'title', wanted: 'at most 10,000 characters' });
    const odd = text.replace(/^end:.*$/m, '$&\nlocalTime: {offset_h: 0.01, name: There}');
    const line = odd.split('\n').findIndex((one) => one.startsWith('localTime')) + 1;
    expect(problemsIn(yaml({ 'a.yaml': odd }))).toMatchObject([
      { file: 'a.yaml', line, path: 'localTime.offset_h', found: '0.01 h' },
    ]);
  });

  it('is refused with every problem in its place, and no word of the command line', () => {
    const answer = yaml({
      'bad.yaml': 'format: 1\nkind: scenario\nextends: iraq-2020/april\nid: x y\ntitel: z\nepoch: soon\n',
    });
    expect(problemsIn(answer).map(({ file, line }) => `${file}:${line}`)).toEqual([
      'bad.yaml:4',
      'bad.yaml:5',
      'bad.yaml:6',
    ]);
    for (const text of ['', '\0\0', '['.repeat(60_000), '\ufffd', '- a', 'a: &a [*a]']) {
      const found = problemsIn(yaml({ 'x.yaml': text }));
      expect(found.length, text.slice(0, 10)).toBeGreaterThan(0);
      for (const { message } of found) expect(message).not.toContain('--limit');
    }
  });
});

describe('a resolved scenario', () => {
  it('is taken as it is, every shipped one', () => {
    for (const name of scenarioNames()) {
      const scenario = resolved(name);
      expect(misfits(JSON.parse(JSON.stringify(scenario)), SCENARIO_SHAPE), name).toEqual([]);
      expect(readResolved('s.json', JSON.stringify(scenario))).toMatchObject({ ok: true, name: 's.json' });
    }
  });

  it('is refused where any of its values has another type', () => {
    const text = JSON.stringify(resolved('iraq-2020/april'));
    let places = 0;
    const walk = (value: unknown, change: (to: unknown) => unknown) => {
      if (typeof value === 'object' && value !== null) {
        const entries = Object.entries(value);
        for (const [key, inside] of entries.slice(0, 40))
          walk(inside, (to) =>
            change(Array.isArray(value) ? Object.assign([...value], { [key]: to }) : { ...value, [key]: to }),
          );
        return;
      }
      places += 1;
      expect(misfits(change(typeof value === 'object' ? 0 : { a: value }), SCENARIO_SHAPE)).not.toEqual([]);
    };
    // What nobody reads may be anything.
    const { batteries, places: bases, threats, facts, catalogue, ...head } = JSON.parse(text);
    const small = {
      ...head,
      batteries: batteries.slice(0, 1),
      places: bases.slice(0, 1).map((one: object) => ({ ...one, people: [] })),
      threats: threats.slice(0, 1),
      facts: facts.slice(0, 1),
      catalogue: catalogue.slice(0, 1),
    };
    expect(misfits(small, SCENARIO_SHAPE)).toEqual([]);
    walk(small, (to) => to);
    expect(places).toBeGreaterThan(150);
  });

  it('is refused where a time, a zone or a place is none that a scenario file may have', () => {
    const scenario = JSON.parse(JSON.stringify(resolved('first-shot/defended')));
    const [place, ...places] = scenario.places;
    const { epochUnix_us } = scenario;
    const end_us = Date.UTC(2200, 0, 1) * 1000;
    const cases: readonly (readonly [path: string, changed: object])[] = [
      ['epochUnix_us', { epochUnix_us: epochUnix_us + 0.5 }],
      ['epochUnix_us', { epochUnix_us: -9e15 }],
      ['epochUnix_us', { epochUnix_us: 9e18 }],
      ['epochUnix_us', { epochUnix_us: 253402300798e6 }],
      ['epochUnix_us', { epochUnix_us: Date.UTC(1699, 11, 31, 23) * 1000 }],
      ['duration_us', { duration_us: 1e300 }],
      ['duration_us', { duration_us: 0 }],
      ['duration_us', { duration_us: 367 * 86400e6 }],
      ['duration_us', { epochUnix_us: end_us - 1e6, duration_us: 2e6 }],
      ['localOffset_s', { epochUnix_us: end_us - 7200e6, duration_us: 1e6, localOffset_s: 10_800 }],
      ['localOffset_s', { localOffset_s: 1e15 }],
      ['localOffset_s', { localOffset_s: 15 * 3600 }],
      ['localOffset_s', { localOffset_s: 90 }],
      ['postureShift_us', { postureShift_us: 0.5 }],
      ['postureShift_us', { postureShift_us: 500 * 365 * 86400e6 }],
      ['places[0].latitude_rad', { places: [{ ...place, latitude_rad: 50 }, ...places] }],
      ['places[0].latitude_rad', { places: [{ ...place, latitude_rad: -1.571 }, ...places] }],
      ['places[0].longitude_rad', { places: [{ ...place, longitude_rad: 3.15 }, ...places] }],
    ];
    for (const [path, changed] of cases) {
      const found = problemsIn(readResolved('s.json', JSON.stringify({ ...scenario, ...changed })));
      expect(
        found.map((one) => one.path),
        JSON.stringify(changed).slice(0, 80),
      ).toEqual([path]);
    }
  });

  it('may stand at the edge of what a scenario file may have', () => {
    const text = library.get('scenarios/first-shot/first-shot.yaml') ?? '';
    const at = (epoch: string, end: string, latitude: number, longitude: number, offset_h: number) => {
      const edge = text
        .replace(/^epoch:.*$/m, `epoch: ${epoch}`)
        .replace(/^end:.*$/m, `end: ${end}\nlocalTime: {offset_h: ${offset_h}, name: There}`)
        .replace(/\{at: [^}]*\}/, `{at: ${epoch}}`)
        .replace(/latitude_deg: .*/, `latitude_deg: ${latitude}`)
        .replace(/longitude_deg: .*/, `longitude_deg: ${longitude}`);
      const answer = yaml({ 'edge.yaml': edge });
      if (!answer.ok || answer.kind !== 'scenario') throw new Error(JSON.stringify(answer));
      return problemsIn(readResolved('s.json', JSON.stringify(answer.scenario)));
    };
    expect(at('1700-01-01T00:00:00Z', '1700-01-01T01:00:00Z', 90, 180, 14)).toEqual([]);
    expect(at('2199-12-31T22:00:00Z', '2199-12-31T23:59:59.999999Z', -90, -180, -14)).toEqual([]);
    expect(at('2030-01-01T00:00:00Z', '2031-01-02T00:00:00Z', 0, 0, 5.75)).toEqual([]);
  });

  it('is no other JSON, and nothing else', () => {
    for (const text of ['', 'x', 'null', '3', '[]', '{}', '{"kind":"run"}', '{"format":2,"threats":[]}'])
      expect(problemsIn(readResolved('a.json', text)).length, text).toBe(1);
    expect(problemsIn(readResolved('a.json', '{"format":1,"threats":[]}')).length).toBeGreaterThan(5);
  });
});

describe('the files of a run', () => {
  const files = new Map<RecordingFile, string>();
  let digest = '';
  beforeAll(async () => {
    const preparation = prepare(resolved('first-shot/defended'));
    if (!preparation.ok) throw new Error(preparation.reasons.join());
    const simulated = simulate(preparation.prepared, { seed: seedFrom(1) });
    const recording = recordingOf(simulated, '1');
    digest = recording.digest;
    files.set('scenario.json', JSON.stringify(recording.scenario));
    files.set('events.ndjson', recordingText(recording.events));
    files.set('trajectories.ndjson', trajectoriesText(trajectoriesOf(simulated.flights)));
    files.set(
      'interceptors.ndjson',
      interceptorsText(interceptorTrajectoriesOf(interceptorFlights(simulated))),
    );
    files.set('outcome.json', JSON.stringify(recording.outcome));
    files.set('manifest.json', JSON.stringify(await manifestOf(files)));
  });

  async function manifestOf(texts: ReadonlyMap<RecordingFile, string>) {
    const scenario = resolved('first-shot/defended');
    return {
      format: 1,
      kind: 'run',
      scenario: { id: scenario.id, hash: scenarioHash(scenario) },
      seed: '1',
      trial: 0,
      digest,
      files: await Promise.all(
        [...texts]
          .filter(([name]) => name !== 'manifest.json')
          .map(async ([name, text]) => {
            const bytes = new TextEncoder().encode(text);
            const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
            return { name, bytes: bytes.length, sha256: hash };
          }),
      ),
    };
  }

  it('give the recording, to the digest', async () => {
    const answer = await readRecorded('run', files);
    expect(answer).toMatchObject({
      ok: true,
      kind: 'recording',
      name: 'run',
      recording: { digest, seed: '1', trial: 0 },
    });
  });

  it('may say that they are a simulation, as they do since they can, and are read the same', async () => {
    const marked = new Map(files);
    for (const name of ['scenario.json', 'outcome.json'] as const)
      marked.set(name, JSON.stringify({ simulation: true, ...JSON.parse(files.get(name) ?? '') }));
    marked.set('manifest.json', JSON.stringify(await manifestOf(marked)));
    const older = await readRecorded('run', files);
    expect(older.ok).toBe(true);
    expect(await readRecorded('run', marked)).toEqual(older);
  });

  it('may lack interceptors, which older versions did not record', async () => {
    const older = new Map(files);
    older.delete('interceptors.ndjson');
    expect(await readRecorded('run', older)).toMatchObject({ ok: true, recording: { interceptors: [] } });
  });

  it('are refused where a byte was changed, with the file named', async () => {
    for (const name of files.keys()) {
      if (name === 'manifest.json') continue;
      const text = files.get(name) ?? '';
      for (const damaged of [`${text} `, text.replace('1', '2'), text.slice(0, text.length / 2)]) {
        const found = problemsIn(await readRecorded('run', new Map(files).set(name, damaged)));
        expect(found[0]?.file, `${name} ${damaged.length}`).toBe(name);
      }
    }
  });

  it('are refused by their size where the browser has no hashes to give', async () => {
    vi.stubGlobal('crypto', undefined);
    try {
      const damaged = new Map(files).set('outcome.json', `${files.get('outcome.json')} `);
      expect(problemsIn(await readRecorded('run', damaged))[0]?.message).toContain('size');
      expect(await readRecorded('run', files)).toMatchObject({ ok: true });
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('are refused where somebody fitted the manifest to the change', async () => {
    const text = files.get('events.ndjson') ?? '';
    const lines = text.split('\n');
    const event = JSON.parse(lines[3] ?? '');
    const forgeries = [
      { ...event, time_us: event.time_us + 1 },
      { ...event, time_us: event.time_us + 0.5 },
      { ...event, time_us: 1e300 },
      { ...event, kind: 'no-such-kind' },
      { ...event, data: null },
      { ...event, data: { ...event.data, battery: 7, threat: 7, site: 7 } },
      null,
      7,
    ];
    for (const one of forgeries) {
      const forged = [...lines.slice(0, 3), JSON.stringify(one), ...lines.slice(4)].join('\n');
      const with_ = new Map(files).set('events.ndjson', forged);
      with_.set('manifest.json', JSON.stringify(await manifestOf(with_)));
      expect(problemsIn(await readRecorded('run', with_))[0]?.file, JSON.stringify(one)).toBe(
        'events.ndjson',
      );
    }
    const outcome = JSON.parse(files.get('outcome.json') ?? '');
    const [threat] = outcome.threats;
    const flights = files.get('trajectories.ndjson') ?? '';
    const [head = '', flight = ''] = flights.split('\n');
    const [[, ...where]] = JSON.parse(flight).points;
    const { points, ...body } = JSON.parse(flight);
    const flown = (first: number) =>
      `${head}\n${JSON.stringify({ ...body, points: [[first, ...where], ...points] })}\n`;
    for (const [name, bad] of [
      ['outcome.json', '{"threats":"many"}'],
      ['outcome.json', JSON.stringify({ ...outcome, threats: [{ ...threat, launch_us: 1e300 }] })],
      ['outcome.json', JSON.stringify({ ...outcome, threats: [{ ...threat, launch_us: 0.5 }] })],
      ['trajectories.ndjson', flown(-1e300)],
      ['trajectories.ndjson', flown(0.5)],
      ['trajectories.ndjson', '{"format":1,"kind":"trajectories"}\n{"threat":1,"points":[[1]]}\n'],
      ['trajectories.ndjson', '{"format":1,"kind":"trajectories"}\n{"threat":"a"}\n'],
      ['interceptors.ndjson', '{"format":2,"kind":"interceptors"}\n'],
    ] as const) {
      const with_ = new Map(files).set(name, bad);
      with_.set('manifest.json', JSON.stringify(await manifestOf(with_)));
      expect(problemsIn(await readRecorded('run', with_))[0]?.file).toBe(name);
    }
  });

  it('are refused with a manifest that is none', async () => {
    for (const text of [
      '',
      '{}',
      'null',
      '[]',
      '{"kind":"comparison"}',
      JSON.stringify({ ...(await manifestOf(files)), seed: '-1' }),
    ]) {
      expect(problemsIn(await readRecorded('run', new Map(files).set('manifest.json', text)))[0]?.file).toBe(
        'manifest.json',
      );
    }
  });
});
