import * as z from 'zod/mini';
import { kindsOf, modelDeclarations } from '../catalogue/models.js';
import { units } from '../catalogue/units.js';
import type { ModelDeclaration, ParameterDeclaration } from '../numerics/quantity.js';
import { releasePolicySchema } from './release-policy/schema.js';
import { catalogueSchema, scenarioSchema } from './schema.js';

/** A JSON Schema (draft 2020-12) as plain data. */
export interface JsonSchema {
  [keyword: string]: unknown;
}

/** The JSON Schema of scenario files, for editors that complete and check while one types. */
export function scenarioJsonSchema(models: readonly ModelDeclaration[] = modelDeclarations): JsonSchema {
  const schema = forEditors(scenarioSchema, models);
  // With `extends`, everything else may come from the file below.
  const required = schema.required;
  delete schema.required;
  schema.if = { not: { required: ['extends'] } };
  // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
  schema.then = { required };
  schema.else = { required: ['format', 'kind'] };
  return { ...schema, title: 'Testudo scenario' };
}

/** The JSON Schema of catalogue files. */
export function catalogueJsonSchema(models: readonly ModelDeclaration[] = modelDeclarations): JsonSchema {
  return { ...forEditors(catalogueSchema, models), title: 'Testudo catalogue' };
}

/** The JSON Schema of release policies. */
export function releasePolicyJsonSchema(): JsonSchema {
  const schema = JSON.parse(JSON.stringify(z.toJSONSchema(releasePolicySchema))) as JsonSchema;
  return { ...schema, title: 'Testudo release policy' };
}

function forEditors(schema: z.core.$ZodType, models: readonly ModelDeclaration[]): JsonSchema {
  const made = JSON.parse(JSON.stringify(z.toJSONSchema(schema))) as JsonSchema;
  const definitions = made.$defs as { readonly [name: string]: JsonSchema };
  const quantity = definitions.Quantity;
  if (quantity !== undefined) {
    const unit = (quantity.properties as JsonSchema).unit as JsonSchema;
    unit.enum = units.map((one) => one.symbol);
  }
  for (const entry of [definitions.CatalogueEntry, definitions.OwnEntry]) {
    if (entry === undefined) continue;
    const properties = entry.properties as JsonSchema;
    properties.kind = { enum: kindsOf(models), description: 'what it is' };
    properties.model = { enum: models.map((one) => one.model), description: 'the model that plays it' };
    entry.allOf = models.map(forModel);
  }
  const own = definitions.OwnEntry;
  if (own !== undefined) {
    // What extends another entry may leave everything out.
    const { required } = own;
    delete own.required;
    own.if = { not: { required: ['extends'] } };
    // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
    own.then = { required };
  }
  return made;
}

function forModel(model: ModelDeclaration): JsonSchema {
  return {
    if: {
      properties: { kind: { const: model.kind }, model: { const: model.model } },
      required: ['kind', 'model'],
      not: { required: ['extends'] },
    },
    // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
    then: {
      description: model.about,
      properties: {
        parameters: groupOf(
          model.parameters.filter((one) => one.table === undefined),
          'Quantity',
        ),
        tables: groupOf(
          model.parameters.filter((one) => one.table !== undefined),
          'Table',
        ),
      },
    },
  };
}

function groupOf(declared: readonly ParameterDeclaration[], definition: string): JsonSchema {
  const properties: JsonSchema = {};
  for (const one of declared) {
    properties[one.name] = { $ref: `#/$defs/${definition}`, description: describeParameter(one) };
  }
  const required = declared.filter((one) => one.optional !== true).map((one) => one.name);
  return { properties, required, additionalProperties: false };
}

function describeParameter({ about, unit, min, max, table }: ParameterDeclaration): string {
  if (table !== undefined) return `${about}: points [${table.x}, ${table.y}]`;
  const bounds =
    min !== undefined && max !== undefined
      ? `, ${min} to ${max}`
      : min !== undefined
        ? `, at least ${min}`
        : max !== undefined
          ? `, at most ${max}`
          : '';
  return `${about} (${unit === '' ? 'pure number' : unit}${bounds})`;
}
