import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { ModelDeclaration } from '../numerics/quantity.js';
import { seedFrom } from '../numerics/seed.js';
import { canonicalJson, resolvedToCanonicalJson } from './canonical.js';
import { loadScenario } from './load.js';
import { formatProblem } from './problem.js';
import type { ResolvedScenario } from './resolved.js';
import { collectUnknowns, quantitiesOf, sampleUnknowns } from './unknowns.js';

const frozen = (name: string): string => readFileSync(new URL(`./frozen/${name}`, import.meta.url), 'utf8');
const TEXT = frozen('format-1-scenario.yaml');
const DEFENDED = frozen('format-1-defences.yaml');

const modelsIn = (name: string): readonly ModelDeclaration[] =>
  JSON.parse(frozen(name)) as readonly ModelDeclaration[];
const modelsOf = {
  undefended: modelsIn('format-1-models.json'),
  defended: modelsIn('format-1-defence-models.json'),
};

function load(text: string, models = modelsOf.undefended): ResolvedScenario {
  const loaded = loadScenario('f.yaml', { readFile: () => ({ ok: true, text }), catalogue: [], models });
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.scenario;
}

/** The same value with the keys of every mapping in an order that `pick` chooses. */
function shuffled(value: unknown, pick: (below: number) => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, pick));
  if (typeof value !== 'object' || value === null) return value;
  const rest = Object.entries(value);
  const entries: [string, unknown][] = [];
  while (rest.length > 0) {
    const [entry] = rest.splice(pick(rest.length), 1);
    if (entry !== undefined) entries.push([entry[0], shuffled(entry[1], pick)]);
  }
  return Object.fromEntries(entries);
}

describe('the order of keys', () => {
  it.each([
    ['without defences', TEXT, modelsOf.undefended],
    ['with defences', DEFENDED, modelsOf.defended],
  ] as const)('changes nothing in what a scenario %s resolves to', (_, written, models) => {
    const plain: unknown = parse(written);
    const expected = load(written, models);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const text = stringify(shuffled(plain, (below) => (numbers.next().value ?? 0) % below));
        const scenario = load(text, models);
        expect(scenario).toEqual(expected);
        expect(JSON.stringify(scenario)).toBe(JSON.stringify(expected));
        expect(JSON.stringify([...sampleUnknowns(scenario, { seed: seedFrom(3), sample: 2 })])).toBe(
          JSON.stringify([...sampleUnknowns(expected, { seed: seedFrom(3), sample: 2 })]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('changes nothing in canonical JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.infiniteStream(fc.nat()), (value, numbers) => {
        const other = shuffled(value, (below) => (numbers.next().value ?? 0) % below);
        expect(canonicalJson(other)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(canonicalJson({ b: 1, a: [2, { d: undefined, c: 'x' }] })).toBe('{"a":[2,{"c":"x"}],"b":1}');
  });

  it('is lost in canonical JSON but no content is', () => {
    const scenario = load(TEXT);
    expect(JSON.parse(resolvedToCanonicalJson(scenario))).toEqual(JSON.parse(JSON.stringify(scenario)));
    const other = load(TEXT.replace('nominal: 1.5, high: 2, unit: km', 'nominal: 1.6, high: 2, unit: km'));
    expect(resolvedToCanonicalJson(other)).not.toBe(resolvedToCanonicalJson(scenario));
  });
});

describe('the unknowns of a scenario', () => {
  it('are named by owner and parameter, sorted, each once', () => {
    expect(
      collectUnknowns(load(TEXT)).map(({ path, quantified }) => (quantified ? path : `${path}?`)),
    ).toEqual([
      'harbour/radius',
      'harbour.dockers/count',
      'harbour.dockers/timeToShelter',
      'opening/delay',
      'second/delay',
      'test-rocket/angle',
      'test-rocket/crossSection?',
      'test-rocket/mass',
      'test-satellite/latency',
    ]);
    const paths = quantitiesOf(load(TEXT)).map(({ owner, parameter }) => `${owner}/${parameter}`);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toContain('pair/spacing');
  });

  it('have values within their ranges in SI', () => {
    const values = sampleUnknowns(load(TEXT), { seed: seedFrom(1), sample: 0 });
    expect(values.get('second/delay')).toBeGreaterThan(300);
    expect(values.get('second/delay')).toBeLessThan(600);
    expect(values.get('pair/spacing')).toBe(0.5);
    expect(values.has('test-rocket/crossSection')).toBe(false);
  });
});
