/** The scenarios that ship with Testudo, loaded when they are opened. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import list from '@testudo/library/scenarios/index.json';

/** A shipped scenario, before it is loaded. */
export interface ShippedScenario {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
}

export const SHIPPED: readonly ShippedScenario[] = list;

const LOADERS = import.meta.glob<ResolvedScenario>(
  ['../../../../library/dist/scenarios/**/*.json', '!../../../../library/dist/scenarios/index.json'],
  {
    import: 'default',
  },
);

/** A shipped scenario by its name; undefined where none is called so. */
export async function loadShipped(name: string): Promise<ResolvedScenario | undefined> {
  if (!SHIPPED.some((one) => one.name === name)) return undefined;
  return LOADERS[`../../../../library/dist/scenarios/${name}.json`]?.();
}
