import type { Fact } from '../picture/fact.js';
import { plainText } from '../plain-text.js';
import type { Geometry } from './geometry.js';

export interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** GIS programs drop what stands beside the features, so each says by itself that it is not real. */
export function feature(
  id: string,
  kind: string,
  geometry: Geometry,
  properties: Readonly<Record<string, unknown>>,
): Feature {
  return {
    type: 'Feature',
    id: plainText(`${kind}/${id}`),
    geometry,
    properties: Object.fromEntries(
      Object.entries({ simulation: true, kind, ...properties }).map(([key, value]) => [
        key,
        typeof value === 'string' ? plainText(value) : value,
      ]),
    ),
  };
}

export const propertiesOf = (facts: readonly Fact[]) =>
  Object.fromEntries(facts.map(({ key, value }) => [key, value]));
