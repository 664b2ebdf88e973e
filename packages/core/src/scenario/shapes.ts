import * as z from 'zod/mini';

/** Ids: small letters, digits and dashes, starting with a letter (so that no engine reorders them as numbers). */
export const ID_PATTERN = /^[a-z][a-z0-9-]{0,63}$/;

/** Realisations of a random process are numbered from 1 to this. */
export const LARGEST_REALISATION = 4_294_967_295;

/** Parameter names: camelCase. */
const PARAMETER_PATTERN = /^[a-z][A-Za-z0-9]{0,63}$/;

/** Adds a sentence for editors. A schema that has a name of its own is wrapped, so that the name stays unique. */
export function about<T extends z.core.$ZodType>(schema: T, description: string): T {
  const named = z.globalRegistry.get(schema)?.id !== undefined;
  const target = named ? z.lazy(() => schema) : schema;
  return (target as unknown as { check(check: unknown): T }).check(z.describe(description));
}

export const id = z.string().check(z.regex(ID_PATTERN));
export const text = z.string().check(z.minLength(1));
export const time = about(z.string(), 'date and time with zone, for example 2020-01-07T22:28:20Z');

const source = about(
  z.union([text, z.array(text).check(z.minLength(1))]),
  'who says so: the name of an entry under sources, or the source in words, or a list of either',
);

const confidence = about(
  z.enum(['official', 'cited', 'weak', 'derived', 'assumed']),
  'official: a government text; cited: a named source; weak: a blog, a hobby page; derived: a formula; assumed: nobody but us',
);

/** Source, confidence and note, as every statement carries them. */
export const provenance = {
  source: z.optional(source),
  confidence,
  note: z.optional(text),
};

export const quantity = z
  .strictObject({
    value: about(z.optional(z.number()), 'the one known value; instead of low, nominal and high'),
    low: about(z.optional(z.number()), 'the smallest it may be'),
    nominal: about(z.optional(z.number()), 'the most likely'),
    high: about(z.optional(z.number()), 'the largest it may be'),
    unit: about(z.optional(z.string()), 'km, s, deg, …; left out for pure numbers'),
    distribution: about(
      z.optional(z.enum(['point', 'uniform', 'triangular', 'pert'])),
      'how it spreads; by default pert where all three stand, uniform where low and high do',
    ),
    ...provenance,
  })
  .check(z.meta({ id: 'Quantity', description: 'a number with its unit, its source and how sure it is' }));

const table = z
  .strictObject({
    points: about(
      z.array(z.array(z.number()).check(z.length(2))).check(z.minLength(2)),
      '[x, y] pairs with x rising',
    ),
    ...provenance,
  })
  .check(z.meta({ id: 'Table', description: 'a curve by its points, straight lines between them' }));

const parameterName = z.string().check(z.regex(PARAMETER_PATTERN));

const entry = {
  kind: about(z.string(), 'what it is'),
  model: about(z.string(), 'the model that plays it'),
  name: text,
  about: text,
  parameters: z.record(parameterName, quantity),
  tables: z.optional(z.record(parameterName, table)),
};

/** One entry of a catalogue. What its model needs is checked against the model's declaration. */
export const catalogueEntry = z
  .strictObject(entry)
  .check(
    z.meta({ id: 'CatalogueEntry', description: 'a system: its model and the numbers the model reads' }),
  );

/** An entry of a scenario's own. What one with `extends` leaves out is filled up before it is held against this. */
export const ownEntry = z
  .strictObject({
    extends: about(
      z.optional(id),
      'an entry of the catalogue, this or another one, from which all is taken over that is not said here',
    ),
    ...entry,
  })
  .check(
    z.meta({
      id: 'OwnEntry',
      description:
        'a system: its model and the numbers the model reads; or what differs from one of the catalogue',
    }),
  );

export const sources = about(
  z.optional(z.record(id, text)),
  'names for sources that are quoted more than once',
);
