import { describe, expect, it } from 'vitest';
import { type CatalogueEntry, findQuantity, findTable, quantity, table } from './entry.js';
import { findModel, kindsOf, modelDeclarations } from './models.js';
import { findUnit } from './units.js';

const entry: CatalogueEntry = {
  kind: 'threat-class',
  id: 'x',
  name: 'X',
  model: 'm',
  about: '',
  parameters: [
    {
      name: 'mass',
      quantity: { nominal: 1, unit: 'kg', distribution: 'point', source: 's', confidence: 'cited' },
    },
  ],
  tables: [{ name: 'drag', points: [[0, 1]], source: 's', confidence: 'cited' }],
};

describe('a catalogue entry', () => {
  it('gives what it has and says what it lacks', () => {
    expect(quantity(entry, 'mass').nominal).toBe(1);
    expect(table(entry, 'drag').points).toEqual([[0, 1]]);
    expect(findQuantity(entry, 'length')).toBeUndefined();
    expect(findTable(entry, 'lift')).toBeUndefined();
    expect(() => quantity(entry, 'length')).toThrow('catalogue entry x has no parameter length');
    expect(() => table(entry, 'lift')).toThrow('catalogue entry x has no table lift');
  });
});

describe('the declared models', () => {
  it('are told apart by kind and name, and want units that files can be written in', () => {
    const names = modelDeclarations.map(({ kind, model }) => `${kind}/${model}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { kind, model, parameters } of modelDeclarations) {
      expect(findModel(modelDeclarations, kind, model)?.parameters).toBe(parameters);
      expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
      for (const { name, unit, min, max } of parameters) {
        expect(name).toMatch(/^[a-z][A-Za-z0-9]{0,63}$/);
        expect(findUnit(unit)?.si).toBe(unit);
        expect(min ?? -Infinity).toBeLessThan(max ?? Infinity);
      }
    }
    expect(kindsOf(modelDeclarations)).toEqual([
      'battery',
      'command-post',
      'early-warning',
      'identification',
      'interceptor',
      'radar',
      'threat-class',
      'tracker',
      'wear',
    ]);
    expect(findModel(modelDeclarations, 'threat-class', 'overhead-infrared')).toBeUndefined();
  });
});
