/** Places as they are told, and what they are called in a release. */
import { compareCodeUnits } from '@testudo/core/numerics';
import type { Grant, ResolvedScenario } from '@testudo/core/scenario';
import type { ReleasedPlace } from './release.js';
import { grainOf } from './releasing.js';
import { type Landmark, spot } from './where.js';

export interface ToldPlaces {
  readonly places?: readonly ReleasedPlace[];
  /** Each by where it really is, for what is near it. */
  readonly landmarks: readonly Landmark[];
  /** Label by id. */
  readonly placeOf: ReadonlyMap<string, string>;
}

/** In the order of their names; places that are told alike are one. Without a grant there is none. */
export function toldPlaces({ places }: ResolvedScenario, grant: Grant | undefined): ToldPlaces {
  if (grant === undefined) return { landmarks: [], placeOf: new Map() };
  const told = places.map(({ id, name, latitude_rad, longitude_rad }) => {
    const facts = { name, ...spot({ latitude_rad, longitude_rad }, grainOf(grant)) };
    return { id, latitude_rad, longitude_rad, facts, key: JSON.stringify(facts) };
  });
  const keys = [...new Set(told.map(({ key }) => key))].sort(compareCodeUnits);
  const labelOf = (key: string): string => `place ${keys.indexOf(key) + 1}`;
  return {
    places: keys.flatMap((key) => {
      const facts = told.find((one) => one.key === key)?.facts;
      return facts === undefined ? [] : [{ id: labelOf(key), ...facts }];
    }),
    landmarks: told.map(({ latitude_rad, longitude_rad, key }) => ({
      latitude_rad,
      longitude_rad,
      label: labelOf(key),
    })),
    placeOf: new Map(told.map(({ id, key }) => [id, labelOf(key)])),
  };
}
