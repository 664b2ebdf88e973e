import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ModelDeclaration } from '../numerics/quantity.js';
import { loadScenario } from './load.js';
import { formatProblem } from './problem.js';

const frozen = (name: string): string => readFileSync(new URL(`./frozen/${name}`, import.meta.url), 'utf8');
const SCENARIO = frozen('format-1-scenario.yaml');

const models = JSON.parse(frozen('format-1-models.json')) as readonly ModelDeclaration[];

function loadText(text: string) {
  return loadScenario('case.yaml', { readFile: () => ({ ok: true, text }), catalogue: [], models });
}

/** Replaces the first occurrence, which must be there, and returns the problems as lines with `case.yaml:` cut off. */
function problemsAfter(found: string, replacement: string): readonly string[] {
  expect(SCENARIO).toContain(found);
  const loaded = loadText(SCENARIO.replace(found, () => replacement));
  return loaded.ok ? [] : loaded.problems.map((problem) => formatProblem(problem).replace('case.yaml:', ''));
}

// Lines and columns below were counted in the frozen file by eye.
describe('problems point at what a person has to change', () => {
  it('an unknown key, with the one that was meant', () => {
    const [first, ...more] = problemsAfter('    radius:', '    radios:');
    expect(first).toBe(
      '14:3: places.harbour.radius: "radius" is missing (found nothing, wanted a group of keys)',
    );
    expect(more[0]).toMatch(
      /^19:5: places\.harbour\.radios: there is no such key here; did you mean "radius"\? \(found "radios", wanted one of name, latitude_deg/,
    );
  });

  const cases: readonly (readonly [name: string, found: string, replacement: string, problem: string])[] = [
    [
      'a unit of another kind',
      'high: 2, unit: km',
      'high: 2, unit: kg',
      '19:51: places.harbour.radius.unit: a unit of another kind (found "kg", wanted one of m, km, mm, ft, nmi)',
    ],
    [
      'a unit that nobody knows',
      'high: 2, unit: km',
      'high: 2, unit: kms',
      '19:51: places.harbour.radius.unit: no unit that is known here; did you mean "km"? (found "kms", wanted one of m, km, mm, ft, nmi)',
    ],
    [
      'a missing unit',
      '{value: 100, unit: ft,',
      '{value: 100,',
      '18:16: places.harbour.elevation.unit: the unit is missing (found no unit, wanted one of m, km, mm, ft, nmi)',
    ],
    [
      'a missing key',
      '    name: Harbour\n',
      '',
      '14:3: places.harbour.name: "name" is missing (found nothing, wanted text)',
    ],
    [
      'text for a number',
      'latitude_deg: -12.5',
      'latitude_deg: south',
      '16:19: places.harbour.latitude_deg: the wrong kind of value (found "south", wanted a number)',
    ],
    [
      'a coordinate off the Earth',
      'latitude_deg: -12.5',
      'latitude_deg: -91',
      '16:19: places.harbour.latitude_deg: too small (found -91, wanted at least -90)',
    ],
    [
      'a clock that is no whole minutes off',
      'offset_h: 2,',
      'offset_h: 5.76,',
      '10:23: localTime.offset_h: not a whole number of minutes (found 5.76 h, wanted such as 3 or 5.75)',
    ],
    [
      'infinity',
      'latitude_deg: -12.5',
      'latitude_deg: -.inf',
      '16:19: places.harbour.latitude_deg: the wrong kind of value (found -Infinity, wanted a number)',
    ],
    [
      'low above nominal',
      'low: 1, nominal: 1.5',
      'low: 1.75, nominal: 1.5',
      '19:13: places.harbour.radius: low 1750 is above nominal 1500 (wanted low ≤ nominal ≤ high, and all that the distribution needs)',
    ],
    [
      'a distribution without its values',
      'low: 100, high: 300,',
      'low: 100, high: 300, distribution: pert,',
      '26:16: places.harbour.people.dockers.count: a pert distribution needs low, nominal and high (wanted low ≤ nominal ≤ high, and all that the distribution needs)',
    ],
    [
      'value beside low',
      '{value: 250,',
      '{value: 250, low: 200,',
      '30:89: launchSites.hill.elevation.low: "value" stands alone, without "low" (wanted either value, or low, nominal and high)',
    ],
    [
      'a bound of the model',
      '{value: 25, unit: percent',
      '{value: 125, unit: percent',
      '52:22: catalogue.test-rocket.parameters.share: too large (found 125 percent, wanted 0 to 100 percent)',
    ],
    [
      'a needed parameter that nobody quantified',
      '{low: 30, high: 60, unit: deg',
      '{high: 60, unit: deg',
      '51:14: catalogue.test-rocket.parameters.angle: this is needed, and what stands here can neither be used nor sampled (found no value and no range, wanted value, or low and high, or low, nominal and high)',
    ],
    [
      'a parameter that the model does not have',
      'share: {value',
      'shape: {value: 1, confidence: assumed}\n      share: {value',
      '52:7: catalogue.test-rocket.parameters.shape: the model rocket has no such parameter; did you mean "share"? (found "shape", wanted one of angle, crossSection, mass, share)',
    ],
    [
      'a table out of order',
      '[1, 0.5], [3, 0.3]',
      '[3, 0.3], [1, 0.5]',
      '55:43: catalogue.test-rocket.tables.drag.points.2: the points are not in rising order (found 1, wanted more than 3)',
    ],
    [
      'a model that does not exist',
      'model: rocket',
      'model: rokcet',
      '46:12: catalogue.test-rocket.model: no such model of the kind threat-class; did you mean "rocket"? (found "rokcet", wanted one of rocket)',
    ],
    [
      'a place that does not exist',
      'from: hill, at: harbour',
      'from: hill, at: harbor',
      '36:46: threats.pair.at: there is no place of this name; did you mean "harbour"? (found "harbor", wanted one of harbour)',
    ],
    [
      'a class that does not exist',
      'pair: {class: test-rocket',
      'pair: {class: test-missile',
      '36:17: threats.pair.class: there is no threat class in the catalogue of this name (found "test-missile", wanted one of test-rocket)',
    ],
    [
      'a class of the wrong kind',
      'pair: {class: test-rocket',
      'pair: {class: test-satellite',
      '36:17: threats.pair.class: there is no threat class in the catalogue of this name (found "test-satellite", wanted one of test-rocket)',
    ],
    [
      'volleys in a circle',
      'opening: {at: 2031-05-01T04:15:00Z, uncertainty: {low: -30,',
      'opening: {after: second, delay: {low: 0,',
      '33:20: volleys.opening.after: volleys follow one another in a circle (found opening after second after opening, wanted a first volley with a time)',
    ],
    [
      'a time before the epoch',
      'at: 2031-05-01T04:15:00Z',
      'at: 2031-05-01T03:15:00Z',
      '33:17: volleys.opening.at: this is before the epoch (found "2031-05-01T03:15:00Z", wanted a time between epoch and end)',
    ],
    [
      'a volley that may begin after the end',
      'delay: {low: 5, high: 10, unit: min',
      'delay: {low: 5, high: 10, unit: h',
      '34:3: volleys.second: this volley could begin after the end (wanted a later end)',
    ],
    [
      'a day that does not exist',
      'end: 2031-05-01T07:00:00Z',
      'end: 2031-02-29T07:00:00Z',
      '9:6: end: there is no day 2031-02-29 (found "2031-02-29T07:00:00Z", wanted a time like 2020-01-07T22:28:20Z)',
    ],
    [
      'a key given twice',
      'title: The first format\n',
      'title: The first format\ntitle: Again\n',
      '6:1: title: this key is here twice, first on line 5',
    ],
    [
      'a source that is not declared',
      'source: report, confidence: official',
      'source: rapport, confidence: official',
      '18:47: places.harbour.elevation.source: no such entry under sources; did you mean "report"? (found "rapport", wanted the name of an entry under sources, or the source in words)',
    ],
    [
      'a citation without its source',
      'source: report, confidence: official',
      'confidence: official',
      '18:16: places.harbour.elevation.source: "source" is missing (found confidence "official" without a source, wanted who says so; only what is assumed may go without)',
    ],
    [
      'a place that is worth nothing',
      '    note: a note\n',
      '    value: 0\n',
      '22:12: places.harbour.value: too small (found 0, wanted more than 0)',
    ],
    [
      'an id that starts with a digit',
      '  single: {class',
      '  1st: {class',
      '37:3: threats.1st: this name cannot be used (found "1st", wanted letters and digits, starting with a small letter (ids: small letters and dashes))',
    ],
    [
      'one name for two things',
      '  quay: {name',
      '  harbour: {name',
      '31:3: launchSites.harbour: this name is already that of a place (found "harbour", wanted another name)',
    ],
    [
      'several without spacing',
      ', spacing: {value: 500, unit: ms, confidence: assumed}',
      '',
      '36:3: threats.pair.spacing: "spacing" is missing (found count 2, wanted the time between one launch and the next)',
    ],
    [
      'half a missile',
      'volley: opening, count: 2',
      'volley: opening, count: 2.5',
      '36:79: threats.pair.count: the wrong kind of value (found 2.5, wanted a whole number)',
    ],
    [
      'a battery where no batteries are kept',
      'defences: {}',
      'defences: {battery: {}}',
      '39:12: defences.battery: there is no such key here (found "battery", wanted one of asOf, permissions, batteries, pointDefences)',
    ],
    [
      'an escape sequence in a name',
      'name: Harbour',
      'name: "\\e[2J"',
      '15:11: places.harbour.name: a control character in a text (found U+001B, wanted characters that can be seen)',
    ],
  ];

  for (const [name, found, replacement, problem] of cases) {
    it(name, () => {
      expect(problemsAfter(found, replacement)).toContain(problem);
    });
  }

  // Found by fuzzing (mutant 506765): such a name went on to be hashed, which throws.
  it('half a surrogate pair in the name of a volley', () => {
    const problems = problemsAfter('  opening: {at', '  "open\\ud800": {at');
    expect(problems[0]).toMatch(/^33:3: volleys: a control character in a text \(found U\+D800/);
  });

  it('more than two decimals at a real place', () => {
    const text = SCENARIO.replace('date: fictional', 'date: historical').replace('-12.5\n', '-12.507\n');
    const loaded = loadText(text);
    expect(loaded.ok ? [] : loaded.problems.map(formatProblem)).toEqual([
      'case.yaml:16:19: places.harbour.latitude_deg: positions at real places carry two decimals and no more (found -12.507, wanted -12.51)',
    ]);
  });

  it('a real place less than five years ago, where the time is known', () => {
    const text = SCENARIO.replace('date: fictional', 'date: historical');
    const at = (nowUnix_us: number) =>
      loadScenario('case.yaml', { readFile: () => ({ ok: true, text }), catalogue: [], models, nowUnix_us });
    const end_us = 1_935_374_400_000_000 + 3 * 3_600_000_000;
    const fiveYears_us = 5 * 365.25 * 86_400_000_000;
    expect(at(end_us + fiveYears_us).ok).toBe(true);
    expect(at(end_us + fiveYears_us - 1).ok).toBe(false);
  });

  it('all at once, each once, in the order of the file', () => {
    const text = SCENARIO.replace('title: The first format\n', '')
      .replace('unit: ft', 'unit: kg')
      .replace('volley: second', 'volley: third')
      .replace('latency: {low: 1,', 'latency: {low: -1,');
    const loaded = loadText(text);
    expect(loaded.ok ? [] : loaded.problems.map(({ line, path }) => [line, path])).toEqual([
      [2, 'title'],
      [17, 'places.harbour.elevation.unit'],
      [36, 'threats.single.volley'],
      [55, 'catalogue.test-satellite.parameters.latency'],
    ]);
  });
});
