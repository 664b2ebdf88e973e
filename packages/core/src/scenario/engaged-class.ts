import type { CatalogueEntry } from '../catalogue/entry.js';
import type { EngagedClass } from './resolved.js';

/** What a weapon has to engage to have anything to do with threats of this class; undefined for models not known here. */
export function engagedClassOf({ kind, model }: CatalogueEntry): EngagedClass | undefined {
  if (kind !== 'threat-class') return undefined;
  switch (model) {
    case 'unitary-missile':
    case 'separating-missile':
      return 'ballistic';
    case 'unguided-rocket':
      return 'rocket';
    default:
      return undefined;
  }
}
