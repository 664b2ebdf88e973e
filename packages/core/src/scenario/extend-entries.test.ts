/** Entries of a scenario that extend those of the catalogue, as a person would write and read them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../catalogue/index.js';
import type { ModelDeclaration } from '../numerics/quantity.js';
import { loadCatalogue, loadScenario } from './load.js';
import { formatProblem } from './problem.js';

const frozen = (name: string): string => readFileSync(new URL(`./frozen/${name}`, import.meta.url), 'utf8');
const models = JSON.parse(frozen('format-1-models.json')) as readonly ModelDeclaration[];
const [SCENARIO = ''] = frozen('format-1-scenario.yaml').split('catalogue:');
const SATELLITE =
  '  test-satellite: {kind: early-warning, model: satellite, name: S, about: Sees., parameters: {latency: {value: 1, unit: min, confidence: assumed}}}';

function catalogue(text = frozen('format-1-catalogue.yaml')): readonly CatalogueEntry[] {
  const read = loadCatalogue(['catalogue.yaml'], { readFile: () => ({ ok: true, text }), models });
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'));
  return read.entries;
}

const base = catalogue();
/** The line of an entry under test: behind `catalogue:` and the satellite. */
const LINE = SCENARIO.split('\n').length + 2;

function load(entries: string, known = base) {
  const text = `${SCENARIO}catalogue:\n${SATELLITE}\n${entries}\n`;
  return loadScenario('case.yaml', {
    readFile: () => ({ ok: true, text }),
    catalogue: known,
    models,
  });
}

function entry(entries: string, known = base): CatalogueEntry | undefined {
  const loaded = load(entries, known);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.scenario.catalogue.find(({ id }) => id === 'test-rocket');
}

const problems = (entries: string): readonly string[] => {
  const loaded = load(entries);
  return loaded.ok ? [] : loaded.problems.map(formatProblem).map((line) => line.replace(/^case.yaml:/, ''));
};

describe('an entry that extends one of the catalogue', () => {
  it('is all that the other is, under its own id', () => {
    const [other] = base;
    expect(entry('  test-rocket: {extends: other-rocket}')).toEqual({ ...other, id: 'test-rocket' });
  });

  it('may be laid over the one of its own id', () => {
    const known = catalogue(frozen('format-1-catalogue.yaml').replace('other-rocket', 'test-rocket'));
    const made = entry(
      '  test-rocket: {extends: test-rocket, about: Heavier., parameters: {mass: {value: 30, unit: kg, confidence: assumed}}}',
      known,
    );
    expect(made).toMatchObject({ about: 'Heavier.', name: 'Other rocket' });
    expect(made?.tables).toEqual(known[0]?.tables);
  });

  it('has each number that it names whole, in its own unit and with its own source, and the rest as below', () => {
    const made = entry(
      '  test-rocket: {extends: other-rocket, parameters: {angle: {low: 30, high: 60, unit: deg, confidence: assumed, note: mine}}}',
    );
    const angle = made?.parameters.find(({ name }) => name === 'angle')?.quantity;
    expect(angle).toEqual({
      low: 30 * (Math.PI / 180),
      high: 60 * (Math.PI / 180),
      unit: 'rad',
      distribution: 'uniform',
      source: 'modelling choice',
      confidence: 'assumed',
      note: 'mine',
    });
    const mass = base[0]?.parameters.find(({ name }) => name === 'mass');
    expect(made?.parameters.find(({ name }) => name === 'mass')).toEqual(mass);
  });

  it('takes over a source that looks like a name, and what may be left out is taken away with ~', () => {
    const known = catalogue(
      frozen('format-1-catalogue.yaml')
        .replace('"A report, page 3"', 'weblog')
        .replace('    tables:', '      crossSection: {unit: m2, confidence: assumed}\n    tables:'),
    );
    const made = entry('  test-rocket: {extends: other-rocket}', known);
    expect(made?.parameters.find(({ name }) => name === 'mass')?.quantity.source).toBe('weblog');
    const names = (one: CatalogueEntry | undefined) => one?.parameters.map(({ name }) => name);
    expect(names(made)).toContain('crossSection');
    const less = entry('  test-rocket: {extends: other-rocket, parameters: {crossSection: ~}}', known);
    expect(names(less)).toEqual(names(made)?.filter((name) => name !== 'crossSection'));
  });

  it('is refused with one clear line for each fault', () => {
    expect(
      problems(
        '  test-rocket: {extends: other-rokket, parameters: {mass: {value: 1, unit: kg, confidence: assumed}}}',
      ),
    ).toEqual([
      `${LINE}:26: catalogue.test-rocket.extends: no such entry in the catalogue; did you mean "other-rocket"? (found "other-rokket", wanted one of other-rocket)`,
    ]);
    expect(problems('  test-rocket: {extends: [other-rocket]}')).toEqual([
      `${LINE}:26: catalogue.test-rocket.extends: no such entry in the catalogue (found a list, wanted one of other-rocket)`,
    ]);
    expect(problems('  test-rocket: {extends: other-rocket, model: glider}')).toEqual([
      `${LINE}:47: catalogue.test-rocket.model: what extends other-rocket is of its model (found "glider", wanted "rocket", or nothing)`,
    ]);
    expect(
      problems(
        '  test-rocket: {extends: other-rocket, parameters: {mass: ~, weight: {value: 1, confidence: assumed}}}',
      ),
    ).toEqual([
      expect.stringContaining('catalogue.test-rocket.parameters.mass: the model rocket needs "mass"'),
      expect.stringContaining(
        'catalogue.test-rocket.parameters.weight: the model rocket has no such parameter',
      ),
    ]);
    expect(
      problems(
        '  test-rocket: {extends: other-rocket, parameters: {mass: {value: 2000, unit: kg, confidence: assumed}}}',
      ),
    ).toEqual([expect.stringContaining('catalogue.test-rocket.parameters.mass: too large')]);
  });

  it('says where it stands what is wrong with what it took over', () => {
    const [other] = base;
    if (other === undefined) throw new Error('no entry');
    const heavy = other.parameters.map((one) =>
      one.name === 'mass' ? { ...one, quantity: { ...one.quantity, nominal: 5000 } } : one,
    );
    const loaded = load('  test-rocket: {extends: other-rocket}', [{ ...other, parameters: heavy }]);
    expect(loaded.ok ? [] : loaded.problems.map(({ line, column }) => [line, column])).toEqual([[LINE, 26]]);
  });
});
