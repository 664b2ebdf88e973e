/** Resolved scenarios with something changed: for tests that ask what one change does. */
import { wearModels } from '@testudo/core/battery';
import type { CatalogueEntry } from '@testudo/core/catalogue';
import type { Quantity } from '@testudo/core/numerics';
import type { ResolvedBattery, ResolvedScenario } from '@testudo/core/scenario';

export type Change = (scenario: ResolvedScenario) => ResolvedScenario;

/** A quantity that is known to a point. */
export function exactly(nominal: number, unit = ''): Quantity {
  return { nominal, unit, distribution: 'point', source: 'a test', confidence: 'assumed' };
}

/** All changes, one after the other. */
export function altered(scenario: ResolvedScenario, ...changes: readonly Change[]): ResolvedScenario {
  return changes.reduce((changed, change) => change(changed), scenario);
}

/** Parameters of one catalogue entry set to points, in SI. */
export function numbers(entryId: string, values: Readonly<Record<string, number>>): Change {
  return (scenario) => ({
    ...scenario,
    catalogue: scenario.catalogue.map((entry) => (entry.id === entryId ? withValues(entry, values) : entry)),
  });
}

function withValues(entry: CatalogueEntry, values: Readonly<Record<string, number>>): CatalogueEntry {
  const names = new Set(entry.parameters.map(({ name }) => name));
  for (const name of Object.keys(values)) if (!names.has(name)) throw new Error(`${entry.id} has no ${name}`);
  return {
    ...entry,
    parameters: entry.parameters.map((one) => {
      const value = values[one.name];
      return value === undefined ? one : { ...one, quantity: exactly(value, one.quantity.unit) };
    }),
  };
}

/** Parameters of what a battery refers to. */
export function numbersOf(
  part: 'radar' | 'tracker' | 'identification' | 'commandPost' | 'equipment',
  values: Readonly<Record<string, number>>,
): Change {
  return (scenario) =>
    altered(
      scenario,
      ...[...new Set(scenario.batteries.map((battery) => battery[part]))].map((id) => numbers(id, values)),
    );
}

/** Every battery wears, by parts that never fail and a battery that is never restarted, but for these parameters. */
export function worn(values: Readonly<Record<string, number>>): Change {
  const never: CatalogueEntry = {
    kind: 'wear',
    id: 'test-wear',
    name: 'Wear of a test',
    model: wearModels[0].model,
    about: 'parts that never fail',
    parameters: wearModels[0].parameters.map(({ name, unit, max }) => ({
      name,
      quantity: exactly(name.endsWith('Failure') ? (max ?? 0) : name.endsWith('Repair') ? 1 : 0, unit),
    })),
    tables: [],
  };
  return (scenario) => ({
    ...scenario,
    catalogue: [...scenario.catalogue, withValues(never, values)],
    batteries: scenario.batteries.map((battery) => ({ ...battery, wear: never.id })),
  });
}

/** Parameters of every type of interceptor. */
export function interceptors(values: Readonly<Record<string, number>>): Change {
  return (scenario) =>
    altered(
      scenario,
      ...scenario.catalogue.filter(({ kind }) => kind === 'interceptor').map(({ id }) => numbers(id, values)),
    );
}

/** Every battery, or the one named, with something else about it. */
export function batteries(
  change: (battery: ResolvedBattery) => Partial<ResolvedBattery>,
  id?: string,
): Change {
  return (scenario) => ({
    ...scenario,
    batteries: scenario.batteries.map((one) =>
      id === undefined || one.id === id ? { ...one, ...change(one) } : one,
    ),
  });
}

const DEG = Math.PI / 180;
export const degrees = (angle_deg: number): number => angle_deg * DEG;

/** Nobody is mistaken for another, everything works, and looks after a shot say what became of it. */
export const withoutErrors: Change = (scenario) =>
  altered(
    scenario,
    numbersOf('identification', {
      classificationError: 0,
      identificationError: 0,
      identificationErrorAlone: 0,
    }),
    numbersOf('equipment', { availability: 1 }),
    interceptors({ reliability: 1, missTakenForKill: 0, killTakenForMiss: 0 }),
  );
