import { describe, expect, it } from 'vitest';
import { modelDeclarations } from '../catalogue/models.js';
import { catalogueJsonSchema, type JsonSchema, scenarioJsonSchema } from './json-schema.js';

function at(schema: JsonSchema, ...path: readonly string[]): unknown {
  let here: unknown = schema;
  for (const key of path) here = (here as JsonSchema | undefined)?.[key];
  return here;
}

/** Every place that a `$ref` points at. */
function references(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const item of value) references(item, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      if (key === '$ref') found.add(String(member));
      else references(member, found);
    }
  }
  return found;
}

describe('the JSON Schemas', () => {
  it('are plain data, draft 2020-12, closed, with every reference resolved', () => {
    for (const schema of [scenarioJsonSchema(), catalogueJsonSchema()]) {
      expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
      expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
      expect(schema.additionalProperties).toBe(false);
      for (const reference of references(schema)) {
        expect(at(schema, ...reference.replace('#/', '').split('/'))).toBeDefined();
      }
    }
  });

  it('describe quantities with their units', () => {
    const quantity = at(scenarioJsonSchema(), '$defs', 'Quantity') as JsonSchema;
    expect(at(quantity, 'properties', 'unit', 'enum')).toContain('km');
    expect(at(quantity, 'required')).toEqual(['confidence']);
    expect(at(quantity, 'properties', 'confidence', 'enum')).toEqual([
      'official',
      'cited',
      'weak',
      'derived',
      'assumed',
    ]);
    expect(at(quantity, 'properties', 'low', 'description')).toBe('the smallest it may be');
  });

  it('want little of a file that extends another', () => {
    const schema = scenarioJsonSchema();
    expect(at(schema, 'properties', 'extends', 'type')).toBe('string');
    expect(at(schema, 'then', 'required')).toContain('epoch');
    expect(at(schema, 'else', 'required')).toEqual(['format', 'kind']);
  });

  it('want nothing of an entry of a scenario that extends another, and all of any other', () => {
    const own = at(scenarioJsonSchema(), '$defs', 'OwnEntry') as JsonSchema;
    expect(own.required).toBeUndefined();
    expect(own.if).toEqual({ not: { required: ['extends'] } });
    expect(at(own, 'then', 'required')).toEqual(['kind', 'model', 'name', 'about', 'parameters']);
    for (const branch of own.allOf as readonly JsonSchema[])
      expect(at(branch, 'if', 'not')).toEqual({ required: ['extends'] });
    const whole = at(catalogueJsonSchema(), '$defs', 'CatalogueEntry') as JsonSchema;
    expect(at(whole, 'properties', 'extends')).toBeUndefined();
    expect(whole.required).toContain('kind');
  });

  it('name every parameter of every model, with what it is', () => {
    const entry = at(catalogueJsonSchema(), '$defs', 'CatalogueEntry') as JsonSchema;
    const branches = entry.allOf as readonly JsonSchema[];
    expect(branches).toHaveLength(modelDeclarations.length);
    for (const [index, { model, parameters }] of modelDeclarations.entries()) {
      const branch = branches[index] as JsonSchema;
      expect(at(branch, 'if', 'properties', 'model', 'const')).toBe(model);
      for (const { name, about, table } of parameters) {
        const group = table === undefined ? 'parameters' : 'tables';
        const described = at(branch, 'then', 'properties', group, 'properties', name, 'description');
        expect(described).toContain(about);
      }
    }
  });
});
