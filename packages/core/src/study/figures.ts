/** The figures a study reports, each with its name, unit, meaning and value in one trial. */
import { sampleQuantile, sorted, usToSeconds } from '../numerics/index.js';
import type { ArrivalNumbers, PlaceNumbers, ValidTrial } from './trial-row.js';

/** A number that a trial has, or lacks where nothing arrived to measure it on. */
export interface Figure {
  /** `arrived`, or `arrived/erbil` for those aimed at one place. */
  readonly id: string;
  readonly name: FigureName;
  readonly place?: string;
  readonly title: string;
  /** SI unit, `count`, or `s` since the scenario's epoch where the title says when. */
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

/** The numbers that a whole trial and each of its places have in common. */
type Part = ArrivalNumbers & Pick<PlaceNumbers, 'failed' | 'arrived' | 'astray'>;

interface FigureDeclaration {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly definition: string;
  readonly of: (part: Part) => number | undefined;
}

const FIGURES = [
  {
    name: 'arrived',
    title: 'arrived',
    unit: 'count',
    definition: 'threats that did not fail and came down within the area of the place they were aimed at',
    of: (part) => part.arrived,
  },
  {
    name: 'failed',
    title: 'failed',
    unit: 'count',
    definition: 'threats that failed in flight by themselves, wherever they came down',
    of: (part) => part.failed,
  },
  {
    name: 'astray',
    title: 'went astray',
    unit: 'count',
    definition: 'threats that did not fail and came down outside the area of the place they were aimed at',
    of: (part) => part.astray,
  },
  {
    name: 'arrived-warned',
    title: 'arrived after an alarm',
    unit: 'count',
    definition: 'of those that arrived: the alarm for them had sounded at the place before they came down',
    of: (part) => part.arrivedWarned,
  },
  {
    name: 'met-unsheltered',
    title: 'arrived with people outside shelter',
    unit: 'count',
    definition:
      'of those that arrived: at least one group of people at the place was not in shelter at that moment',
    of: (part) => part.metUnsheltered,
  },
  {
    name: 'first-impact',
    title: 'time of the first arrival',
    unit: 's',
    definition: 'when the first of those that arrived came down, in seconds since the scenario’s epoch',
    of: ({ firstImpact_us }) => (firstImpact_us === undefined ? undefined : usToSeconds(firstImpact_us)),
  },
  {
    name: 'median-lead',
    title: 'warning time, median',
    unit: 's',
    definition:
      'median over those that arrived of the time from the alarm for them to their impact; those without an alarm are left out',
    of: ({ leads_s }) => median(leads_s),
  },
  {
    name: 'shortest-lead',
    title: 'warning time, shortest',
    unit: 's',
    definition:
      'shortest time from an alarm to the impact it was for, over those that arrived; negative where the alarm came too late',
    of: ({ leads_s }) => (leads_s.length === 0 ? undefined : leads_s.reduce((a, b) => Math.min(a, b))),
  },
  {
    name: 'median-flight',
    title: 'flight time, median',
    unit: 's',
    definition:
      'median over those that arrived of the time from launch to impact of the body that carries the warhead',
    of: ({ flights_s }) => median(flights_s),
  },
  {
    name: 'median-apogee',
    title: 'apogee, median',
    unit: 'm',
    definition: 'median over those that arrived of the greatest height above the ellipsoid',
    of: ({ apogees_m }) => median(apogees_m),
  },
] as const satisfies readonly FigureDeclaration[];

export type FigureName = (typeof FIGURES)[number]['name'];

interface HappeningDeclaration {
  readonly name: string;
  readonly title: string;
  readonly definition: string;
  readonly in: (part: Part) => boolean;
}

const HAPPENINGS = [
  {
    name: 'some-arrived',
    title: 'at least one arrived',
    definition: 'trials in which at least one threat arrived',
    in: (part) => part.arrived > 0,
  },
  {
    name: 'some-unwarned',
    title: 'at least one arrived without an alarm before it',
    definition: 'trials in which at least one threat arrived before the alarm for it, or without one',
    in: (part) => part.arrivedWarned < part.arrived,
  },
  {
    name: 'some-met-unsheltered',
    title: 'at least one arrived with people outside shelter',
    definition:
      'trials in which at least one threat arrived while a group of people at the place was not in shelter',
    in: (part) => part.metUnsheltered > 0,
  },
] as const satisfies readonly HappeningDeclaration[];

export type HappeningName = (typeof HAPPENINGS)[number]['name'];

/** Every figure: first over all places, then for each place in the order given. */
export function figuresFor(places: readonly string[]): readonly Figure[] {
  const wholes = FIGURES.map(({ of, ...said }): Figure => ({ ...said, id: said.name, valueIn: of }));
  const parts = places.flatMap((place) =>
    FIGURES.map(
      ({ of, ...said }): Figure => ({
        ...said,
        id: `${said.name}/${place}`,
        place,
        valueIn: (row) => {
          const part = partOf(row, place);
          return part === undefined ? undefined : of(part);
        },
      }),
    ),
  );
  return [...wholes, ...parts];
}

/** Every happening: first anywhere, then at each place in the order given. */
export function happeningsFor(places: readonly string[]): readonly Happening[] {
  const wholes = HAPPENINGS.map(
    ({ in: happened, ...said }): Happening => ({ ...said, id: said.name, happenedIn: happened }),
  );
  const parts = places.flatMap((place) =>
    HAPPENINGS.map(
      ({ in: happened, ...said }): Happening => ({
        ...said,
        id: `${said.name}/${place}`,
        place,
        happenedIn: (row) => {
          const part = partOf(row, place);
          return part !== undefined && happened(part);
        },
      }),
    ),
  );
  return [...wholes, ...parts];
}

function partOf(row: ValidTrial, place: string): PlaceNumbers | undefined {
  return row.places.find((one) => one.place === place);
}

function median(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : sampleQuantile(sorted(values), 0.5);
}
