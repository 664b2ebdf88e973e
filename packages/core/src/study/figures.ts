/** The figures a study reports, each with its name, unit, meaning and value in one trial. */
import type { ResolvedScenario } from '../scenario/resolved.js';
import {
  FIGURES,
  type FigureDeclaration,
  type FigureName,
  HAPPENINGS,
  type HappeningDeclaration,
  type HappeningName,
  type Need,
} from './declared-figures.js';
import type { PlaceNumbers, ValidTrial } from './trial-row.js';
import { pricedTypes } from './unit-costs.js';

/** A number that a trial has, or lacks where nothing arrived to measure it on. */
export interface Figure {
  /** `arrived`, or `arrived/erbil` for those aimed at one place. */
  readonly id: string;
  readonly name: FigureName;
  readonly place?: string;
  readonly title: string;
  /** SI unit, `count`, `USD`, or `s` since the scenario's epoch where the title says when. */
  readonly unit: string;
  readonly definition: string;
  readonly valueIn: (row: ValidTrial) => number | undefined;
}

/** Something that happens in a trial or does not. */
export interface Happening {
  readonly id: string;
  readonly name: HappeningName;
  readonly place?: string;
  readonly title: string;
  readonly definition: string;
  readonly happenedIn: (row: ValidTrial) => boolean;
}

/** What decides which figures a study has: its places, and whether there is a defence whose figures mean something. */
export type Figured = Pick<ResolvedScenario, 'places' | 'batteries' | 'catalogue'>;

/** Every figure: first over all places, then for each place in the order of the scenario. */
export function figuresFor(scenario: Figured): readonly Figure[] {
  const declared: readonly (FigureDeclaration & { readonly name: FigureName })[] = FIGURES;
  const shown = declared.filter(({ needs }) => isMet(needs, scenario));
  const wholes = shown.map((one): Figure => {
    const valueIn = 'of' in one ? one.of : one.ofTrial;
    return { ...said(one), unit: one.unit, id: one.name, valueIn };
  });
  const parts = scenario.places.flatMap(({ id: place }) =>
    shown.flatMap((one): Figure[] => {
      if (!('of' in one)) return [];
      const { of } = one;
      return [
        {
          ...said(one),
          unit: one.unit,
          id: `${one.name}/${place}`,
          place,
          valueIn: (row) => {
            const part = partOf(row, place);
            return part === undefined ? undefined : of(part);
          },
        },
      ];
    }),
  );
  return [...wholes, ...parts];
}

/** Every happening: first anywhere, then at each place in the order of the scenario. */
export function happeningsFor(scenario: Figured): readonly Happening[] {
  const declared: readonly (HappeningDeclaration & { readonly name: HappeningName })[] = HAPPENINGS;
  const shown = declared.filter(({ needs }) => isMet(needs, scenario));
  const wholes = shown.map((one): Happening => ({ ...said(one), id: one.name, happenedIn: one.in }));
  const parts = scenario.places.flatMap(({ id: place }) =>
    shown.map(
      (one): Happening => ({
        ...said(one),
        id: `${one.name}/${place}`,
        place,
        happenedIn: (row) => {
          const part = partOf(row, place);
          return part !== undefined && one.in(part);
        },
      }),
    ),
  );
  return [...wholes, ...parts];
}

function said<N extends string>({
  name,
  title,
  definition,
}: {
  readonly name: N;
  readonly title: string;
  readonly definition: string;
}) {
  return { name, title, definition };
}

function isMet(need: Need | undefined, scenario: Figured): boolean {
  if (need === undefined) return true;
  return scenario.batteries.length > 0 && (need === 'battery' || pricedTypes(scenario).length > 0);
}

function partOf(row: ValidTrial, place: string): PlaceNumbers | undefined {
  return row.places.find((one) => one.place === place);
}
