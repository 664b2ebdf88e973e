/** The figures and happenings that there are, each with its meaning: every output takes its words from here. */
import { sampleQuantile, sorted, usToSeconds } from '../numerics/index.js';
import { DEFINITIONS } from '../simulation/index.js';
import type { ArrivalNumbers, DefenceNumbers, PlaceNumbers, ValidTrial } from './trial-row.js';

/** The numbers that a whole trial and each of its places have in common. */
type Part = ArrivalNumbers & DefenceNumbers & Pick<PlaceNumbers, 'failed' | 'arrived' | 'astray'>;

/** What a figure needs to be worth showing: a battery, or a battery whose rounds have a price. */
export type Need = 'battery' | 'price';

interface Declaration {
  readonly name: string;
  readonly title: string;
  readonly definition: string;
  readonly needs?: Need;
}

/** A figure of each place and of the whole, or (`ofTrial`) of the whole only. */
export type FigureDeclaration = Declaration & { readonly unit: string } & (
    | { readonly of: (part: Part) => number | undefined }
    | { readonly ofTrial: (row: ValidTrial) => number | undefined }
  );

export interface HappeningDeclaration extends Declaration {
  readonly in: (part: Part) => boolean;
}

export const FIGURES = [
  {
    name: 'arrived',
    title: 'arrived',
    unit: 'count',
    definition:
      'threats that did not fail, were not killed and came down within the area of the place they were aimed at',
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
    definition:
      'threats that did not fail, were not killed and came down outside the area of the place they were aimed at',
    of: (part) => part.astray,
  },
  {
    name: 'threatening',
    title: 'threatening',
    unit: 'count',
    definition: 'threats that a battery predicted from its track to fall on a defended area',
    needs: 'battery',
    of: (part) => part.threatening,
  },
  {
    name: 'engaged',
    title: 'engaged',
    unit: 'count',
    definition: 'threats at a track of which at least one interceptor was launched',
    needs: 'battery',
    of: (part) => part.engaged,
  },
  {
    name: 'killed',
    title: 'killed',
    unit: 'count',
    definition: 'threats whose body that carries the warhead was destroyed in the air by an interceptor',
    needs: 'battery',
    of: (part) => part.killed,
  },
  {
    name: 'leaked',
    title: 'leaked',
    unit: 'count',
    definition: `threats that ${DEFINITIONS.leaked}`,
    needs: 'battery',
    of: (part) => part.leaked,
  },
  {
    name: 'rounds-fired',
    title: 'interceptors fired',
    unit: 'count',
    definition: 'interceptors launched by all batteries together',
    needs: 'battery',
    ofTrial: ({ rounds }) => rounds.reduce((sum, { fired }) => sum + fired, 0),
  },
  {
    name: 'rounds-cost',
    title: 'cost of the interceptors fired',
    unit: 'USD',
    definition:
      'interceptors launched, each at the price drawn for its type from the range in the catalogue; absent in a trial that fired a type without a price',
    needs: 'price',
    ofTrial: ({ roundsCost_usd }) => roundsCost_usd,
  },
  {
    name: 'arrived-warned',
    title: 'arrived after an alarm',
    unit: 'count',
    definition: 'of those that arrived: the alarm for them had sounded at the place before they came down',
    of: (part) => part.arrivedWarned,
  },
  {
    name: 'track-alarms',
    title: 'alarms from a battery’s own radar',
    unit: 'count',
    definition:
      'threats for which a battery’s own radar, seeing them come, made the alarm sound at the place they were aimed at',
    needs: 'battery',
    of: (part) => part.trackAlarms,
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

export const HAPPENINGS = [
  {
    name: 'some-arrived',
    title: 'at least one arrived',
    definition: 'trials in which at least one threat arrived',
    in: (part) => part.arrived > 0,
  },
  {
    name: 'some-killed',
    title: 'at least one was killed',
    definition: 'trials in which an interceptor killed at least one threat',
    needs: 'battery',
    in: (part) => part.killed > 0,
  },
  {
    name: 'some-leaked',
    title: 'at least one leaked',
    definition: `trials in which at least one threat ${DEFINITIONS.leaked}`,
    needs: 'battery',
    in: (part) => part.leaked > 0,
  },
  {
    name: 'none-leaked',
    title: 'none leaked',
    definition: `trials in which no threat ${DEFINITIONS.leaked}`,
    needs: 'battery',
    in: (part) => part.leaked === 0,
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

function median(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : sampleQuantile(sorted(values), 0.5);
}
