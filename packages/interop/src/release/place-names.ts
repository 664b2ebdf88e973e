/** What places are called in words. */
import { plainText } from '../plain-text.js';
import type { Release } from './release.js';

/** Name of a place by its label, with the label where several have that name; the label where names are not told. */
export function placeNames({ places = [] }: Pick<Release, 'places'>): (label: string) => string {
  const names = new Map(
    places.map(({ id, name }) => {
      const isAlone = places.every((other) => other.id === id || plainText(other.name) !== plainText(name));
      return [id, isAlone ? name : `${name} (${id})`];
    }),
  );
  return (label) => names.get(label) ?? label;
}
