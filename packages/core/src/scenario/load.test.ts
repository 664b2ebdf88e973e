import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quantity } from '../catalogue/index.js';
import type { ModelDeclaration } from '../numerics/quantity.js';
import { loadCatalogue, loadScenario } from './load.js';
import { formatProblem } from './problem.js';
import type { ResolvedScenario } from './resolved.js';

const frozen = (name: string): string => readFileSync(new URL(`./frozen/${name}`, import.meta.url), 'utf8');
const SCENARIO = frozen('format-1-scenario.yaml');
const CATALOGUE = frozen('format-1-catalogue.yaml');

const models = JSON.parse(frozen('format-1-models.json')) as readonly ModelDeclaration[];

function loadText(text: string) {
  return loadScenario('case.yaml', { readFile: () => ({ ok: true, text }), catalogue: [], models });
}

function resolved(text: string = SCENARIO): ResolvedScenario {
  const loaded = loadText(text);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.scenario;
}

describe('loadScenario', () => {
  it('turns a file into SI units and radians', () => {
    const scenario = resolved();
    expect(scenario.id).toBe('frozen-one');
    expect(scenario.historical).toBe(false);
    // 2031-05-01 04:00 UTC; `date -u -d 2031-05-01T04:00:00Z +%s` says 1935374400.
    expect(scenario.epochUnix_us).toBe(1_935_374_400_000_000);
    expect(scenario.duration_us).toBe(3 * 3600 * 1_000_000);
    expect(scenario.localOffset_s).toBe(7200);
    const harbour = scenario.places[0];
    expect(harbour?.latitude_rad).toBeCloseTo(-0.21816615649929119, 15);
    expect(harbour?.longitude_rad).toBeCloseTo(1.5707963267948966, 15);
    expect(harbour?.elevation_m.nominal).toBeCloseTo(30.48, 12);
    expect(harbour?.radius_m).toMatchObject({
      low: 1000,
      nominal: 1500,
      high: 2000,
      unit: 'm',
      distribution: 'triangular',
      source: 'A report, page 3; A map',
    });
    expect(harbour?.people[0]).toMatchObject({
      id: 'dockers',
      count: { low: 100, high: 300, unit: 'count', distribution: 'uniform', source: 'modelling choice' },
      shelteredFrom_us: 1_800_000_000,
      timeToShelter_s: { low: 30, nominal: 60, high: 120, distribution: 'pert' },
    });
  });

  it('reads the frozen campaign of format 1 to the same raids', () => {
    const loaded = loadScenario('format-1-campaign.yaml', {
      readFile: (path) => ({ ok: true, text: frozen(path) }),
      catalogue: [],
      models,
    });
    if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
    const { places, volleys, threats } = loaded.scenario;
    expect(places[0].people[0].allClearAfter_s).toMatchObject({ low: 1200, high: 3600 });
    // By another program: see the test of series.
    expect(Math.round((volleys.find(({ id }) => id === 'harassing-r001')?.at_us ?? 0) / 1e6)).toBe(421_755);
    expect(volleys.filter(({ series }) => series === 'harassing')).toHaveLength(24);
    expect(volleys.find(({ id }) => id === 'again-r004')).toMatchObject({ after: 'nightly-r004' });
    expect(threats.map(({ id }) => id).filter((id) => id.startsWith('two'))).toHaveLength(8);
  });

  it('writes groups of threats out as single ones', () => {
    const { threats, volleys } = resolved();
    expect(threats.map(({ id, group, index }) => [id, group, index])).toEqual([
      ['pair-1', 'pair', 1],
      ['pair-2', 'pair', 2],
      ['single-1', 'single', 1],
    ]);
    expect(threats[0]?.spacing_s).toMatchObject({ nominal: 0.5, unit: 's', distribution: 'point' });
    expect(volleys).toMatchObject([
      { id: 'opening', at_us: 900_000_000, delay_s: { low: -30, high: 30 } },
      { id: 'second', after: 'opening', delay_s: { low: 300, high: 600, distribution: 'uniform' } },
    ]);
  });

  it('keeps of the catalogue what is used, with its tables and unquantified parameters', () => {
    const { catalogue, earlyWarning, launchSites, facts } = resolved();
    expect(catalogue.map((entry) => entry.id)).toEqual(['test-rocket', 'test-satellite']);
    const rocket = catalogue[0];
    if (rocket === undefined) throw new Error('no rocket');
    expect(quantity(rocket, 'mass').nominal).toBeCloseTo(22.6796185, 9);
    expect(quantity(rocket, 'share').nominal).toBe(0.25);
    expect(quantity(rocket, 'crossSection').distribution).toBe('unquantified');
    expect(rocket.tables[0]?.points).toEqual([
      [0, 0.2],
      [1, 0.5],
      [3, 0.3],
    ]);
    expect(earlyWarning).toEqual({ system: 'test-satellite' });
    expect(launchSites.map((site) => [site.id, site.invented])).toEqual([
      ['hill', true],
      ['quay', false],
    ]);
    expect(facts.map((fact) => fact.id)).toEqual(['began', 'fired']);
    expect(facts[0]?.at_us).toBe(960_000_000);
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(resolved()))).toEqual(resolved());
  });

  it('reads a frozen catalogue of format 1', () => {
    const loaded = loadCatalogue(['c.yaml'], { readFile: () => ({ ok: true, text: CATALOGUE }), models });
    expect(loaded.ok && loaded.entries.map((entry) => entry.id)).toEqual(['other-rocket']);
  });

  it('refuses an entry that two catalogue files hold', () => {
    const loaded = loadCatalogue(['a.yaml', 'b.yaml'], {
      readFile: () => ({ ok: true, text: CATALOGUE }),
      models,
    });
    expect(loaded.ok ? [] : loaded.problems.map(formatProblem)).toEqual([
      'b.yaml:6:3: entries.other-rocket: this name is also in a.yaml (found "other-rocket", wanted another name)',
    ]);
  });
});

describe('the file as a whole', () => {
  const refused = (text: string): string => {
    const loaded = loadText(text);
    return loaded.ok ? 'loaded' : loaded.problems.map(formatProblem).join('\n');
  };

  it('missing', () => {
    const loaded = loadScenario('no.yaml', {
      readFile: () => ({ ok: false, reason: 'there is no such file' }),
      catalogue: [],
    });
    expect(loaded.ok ? [] : loaded.problems.map(formatProblem)).toEqual([
      'no.yaml:1:1: cannot read no.yaml: there is no such file',
    ]);
  });

  it('a catalogue where a scenario is wanted', () => {
    expect(refused(CATALOGUE)).toBe(
      'case.yaml:3:7: kind: not a scenario (found "catalogue", wanted "scenario")',
    );
  });

  it('of no format, a newer one, nonsense', () => {
    expect(refused('kind: scenario')).toMatch(/^case.yaml:1:1: format: the file does not say which format/);
    expect(refused('# x\nformat: 2\nkind: scenario')).toMatch(
      /^case.yaml:2:9: format: .* newer format .*\(found format 2/,
    );
    expect(refused('format: one')).toMatch(/^case.yaml:1:9: format: .*found "one"/);
    expect(refused('format: 0')).toMatch(/^case.yaml:1:9: format: .*found "0"/);
  });

  it('a list, a word, nothing but a comment', () => {
    for (const text of ['- a\n', 'hello', '# only this\n'])
      expect(refused(text)).toMatch(/^case.yaml:1:1: not a scenario/);
  });

  it('with a billion missiles', () => {
    expect(refused(SCENARIO.replace('count: 2', 'count: 1000000000'))).toMatch(
      /case.yaml:35:1: things in the scenario are more than the limit "entities" of 20,000; --limit entities=N lifts it/,
    );
  });
});
