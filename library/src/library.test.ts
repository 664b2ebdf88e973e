import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectUnknowns, formatProblem, quantitiesOf, type ResolvedScenario } from '@testudo/core/scenario';
import { describe, expect, it } from 'vitest';
import {
  loadScenarioAt,
  loadShippedScenario,
  scenarioNames,
  scenarioPath,
  shippedCatalogue,
} from './index.js';

function load(name: string): ResolvedScenario {
  const loaded = loadShippedScenario(name, { nowUnix_us: Date.now() * 1000 });
  if (loaded === undefined) throw new Error(`no scenario ${name}`);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.scenario;
}

interface Point {
  readonly latitude_rad: number;
  readonly longitude_rad: number;
}

/** Great-circle distance on a sphere of 6,371 km, as the record's own distances were derived. */
function distance_km(a: Point, b: Point): number {
  const sines = Math.sin(a.latitude_rad) * Math.sin(b.latitude_rad);
  const cosines =
    Math.cos(a.latitude_rad) * Math.cos(b.latitude_rad) * Math.cos(a.longitude_rad - b.longitude_rad);
  return 6371 * Math.acos(sines + cosines);
}

function find<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

describe('an entry of the catalogue', () => {
  it.each(scenarioNames())(
    'is itself again in %s where an entry of the scenario does no more than extend it',
    (name) => {
      const folder = mkdtempSync(join(tmpdir(), 'testudo-entries-'));
      try {
        const path = join(folder, 'again.yaml');
        const entries = shippedCatalogue().map(({ id }) => `  ${id}: {extends: ${id}}`);
        writeFileSync(
          path,
          ['format: 1', 'kind: scenario', `extends: ${name}`, 'catalogue:', ...entries, ''].join('\n'),
        );
        const loaded = loadScenarioAt(path);
        if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
        expect(loaded.scenario).toEqual(load(name));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});

describe('the shipped library', () => {
  it('has the scenarios that the documentation names', () => {
    expect(scenarioNames()).toEqual([
      'first-shot',
      'first-shot/campaign',
      'first-shot/defended',
      'iraq-2020/april',
      'iraq-2020/deployment',
      'iraq-2020/going-online',
      'iraq-2020/january',
      'iraq-2020/taji',
      'iraq-2020/taji-what-if',
      'turkey-2012/deployment',
    ]);
    expect(shippedCatalogue().map(({ id }) => id)).toEqual(
      expect.arrayContaining(['fateh-313', 'overhead-infrared', 'qiam-1', 'rocket-107', 'scud-b']),
    );
    expect(shippedCatalogue().map(({ id }) => id)).toEqual(
      expect.arrayContaining(['gem-t', 'pac-3-cri', 'pac-3-mse', 'patriot-command', 'patriot-radar']),
    );
  });

  for (const name of scenarioNames()) {
    it(`${name} loads, and every number in it carries a source`, () => {
      const scenario = load(name);
      const quantities = quantitiesOf(scenario);
      expect(quantities.length).toBeGreaterThan(0);
      for (const { quantity } of quantities) expect(quantity.source).not.toBe('');
      const { places, facts, batteries, pointDefences } = scenario;
      for (const { source } of [...places, ...facts, ...batteries, ...pointDefences])
        expect(source).not.toBe('');
      expect(collectUnknowns(scenario).length).toBeGreaterThan(0);
    });
  }

  it('finds no scenario by a name that is a way through the file system', () => {
    for (const name of [
      '../catalogue/threats',
      'iraq-2020/../first-shot',
      'iraq-2020',
      '',
      'a/b/c',
      '/etc/passwd',
      'nope',
    ]) {
      expect(scenarioPath(name)).toBeUndefined();
    }
  });
});

describe('iraq-2020/january', () => {
  const scenario = load('iraq-2020/january');

  it('is the raid of the record: sixteen from three places or more, in five volleys, at two bases', () => {
    expect(scenario.threats).toHaveLength(16);
    const count = (at: string, classId: string) =>
      scenario.threats.filter((threat) => threat.at === at && threat.classId === classId).length;
    expect(count('ain-al-asad', 'fateh-313') + count('ain-al-asad', 'qiam-1')).toBe(14);
    expect(count('erbil', 'fateh-313') + count('erbil', 'qiam-1')).toBe(2);
    expect(count('ain-al-asad', 'fateh-313') + count('erbil', 'fateh-313')).toBe(8);
    expect(new Set(scenario.threats.map(({ from }) => from)).size).toBeGreaterThanOrEqual(3);
    expect(scenario.volleys).toHaveLength(5);
  });

  it('stands at the distances derived from the published positions', () => {
    const [asad, erbil] = [find(scenario.places, 'ain-al-asad'), find(scenario.places, 'erbil')];
    const reference = find(scenario.launchSites, 'kermanshah');
    expect(distance_km(reference, asad)).toBeCloseTo(439, -0.5);
    expect(distance_km(reference, erbil)).toBeGreaterThan(355);
    expect(distance_km(reference, erbil)).toBeLessThan(358.5);
    expect(distance_km(asad, erbil)).toBeCloseTo(306, -0.5);
    for (const site of scenario.launchSites) {
      expect(site.invented).toBe(true);
      expect(distance_km(site, reference)).toBeLessThan(20);
    }
  });

  it('has most people in shelter by 23:00 local, and its first impact at 01:34', () => {
    const clock = (time_us: number) =>
      new Date((scenario.epochUnix_us + time_us) / 1000 + scenario.localOffset_s * 1000)
        .toISOString()
        .slice(11, 16);
    const troops = find(find(scenario.places, 'ain-al-asad').people, 'us-troops');
    expect(clock(troops.shelteredFrom_us ?? Number.NaN)).toBe('23:00');
    expect(clock(find(scenario.facts, 'first-impact').at_us ?? Number.NaN)).toBe('01:34');
    expect(clock(find(scenario.volleys, 'v1').at_us ?? Number.NaN)).toBe('01:28');
  });

  it('says of the reliability prior that the event is where it comes from', () => {
    for (const entry of scenario.catalogue.filter(({ kind }) => kind === 'threat-class')) {
      const reliability = entry.parameters.find(({ name }) => name === 'reliability')?.quantity;
      expect(reliability).toMatchObject({ low: 0.51, nominal: 0.75, high: 0.9, confidence: 'derived' });
      expect(reliability?.note).toContain('calibration');
    }
  });
});

describe('iraq-2020/taji', () => {
  it('is twenty-seven rockets from seven invented platforms four to eight kilometres away, and no warning', () => {
    const scenario = load('iraq-2020/taji');
    expect(scenario.threats).toHaveLength(27);
    expect(new Set(scenario.threats.map(({ from }) => from)).size).toBe(7);
    const taji = find(scenario.places, 'camp-taji');
    for (const site of scenario.launchSites) {
      expect(site.invented).toBe(true);
      expect(distance_km(site, taji)).toBeGreaterThan(4);
      expect(distance_km(site, taji)).toBeLessThan(8);
    }
    expect(scenario.earlyWarning).toBeUndefined();
  });
});

describe('first-shot', () => {
  it('is one missile at one base in a fictional place', () => {
    const scenario = load('first-shot');
    expect(scenario.historical).toBe(false);
    expect([scenario.threats.length, scenario.places.length, scenario.launchSites.length]).toEqual([1, 1, 1]);
  });
});
