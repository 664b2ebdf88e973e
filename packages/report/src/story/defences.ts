/** Who stands where to defend what, and the words for it. */
import { findQuantity } from '@testudo/core/catalogue';
import { geodesicInverse } from '@testudo/core/earth';
import { REASONS } from '@testudo/core/messages';
import { nominalOf } from '@testudo/core/numerics';
import { type EngagedClass, engagedClassOf, type ResolvedScenario } from '@testudo/core/scenario';
import type { ReasonCount } from '@testudo/core/study';
import { count, percent } from './numbers.js';
import { listed } from './words.js';

type Battery = ResolvedScenario['batteries'][number];
type Place = ResolvedScenario['places'][number];

/** Whether anything stands there to defend somebody. */
export function isDefended({ batteries, pointDefences }: ResolvedScenario): boolean {
  return batteries.length + pointDefences.length > 0;
}

/** Whether anything can make an alarm sound: early warning, or a battery's own radar. */
export function canWarn({ earlyWarning, batteries }: ResolvedScenario): boolean {
  return earlyWarning !== undefined || batteries.length > 0;
}

/** Whether a battery engages what is launched here: what leaks arrived past one that is able to fire at its class. */
export function canLeak(scenario: ResolvedScenario): boolean {
  return scenario.batteries.some(({ engages }) => hasTargets(scenario, engages));
}

/** A place as a battery sees it. */
export interface Away {
  readonly place: Place;
  readonly distance_m: number;
  /** Whether it lies within the range of the battery's radar: only there the battery can be of use. */
  readonly inRange: boolean;
}

/** How far it is from a battery to each place, the nearest first. */
export function placesFrom(scenario: ResolvedScenario, battery: Battery): readonly Away[] {
  const reach_m = radarRange_m(scenario, battery);
  return scenario.places
    .flatMap((place) => {
      const { latitude_rad, longitude_rad } = place;
      const line = geodesicInverse(battery.latitude_rad, battery.longitude_rad, latitude_rad, longitude_rad);
      return line.ok ? [{ place, distance_m: line.distance_m, inRange: line.distance_m <= reach_m }] : [];
    })
    .sort((a, b) => a.distance_m - b.distance_m || (a.place.id < b.place.id ? -1 : 1));
}

/** The batteries that have a place within the range of their radar. */
export function batteriesNear(scenario: ResolvedScenario, place: string): readonly Battery[] {
  return scenario.batteries.filter((battery) =>
    placesFrom(scenario, battery).some((one) => one.inRange && one.place.id === place),
  );
}

/** How far a battery's radar looks at most; 0 where the catalogue does not say. */
export function radarRange_m({ catalogue }: ResolvedScenario, { radar }: Battery): number {
  const entry = catalogue.find(({ id }) => id === radar);
  const range = entry === undefined ? undefined : findQuantity(entry, 'maximumRange');
  const nominal = range === undefined ? undefined : nominalOf(range);
  return nominal?.ok === true ? nominal.value : 0;
}

/** What a weapon is for: `ballistic missiles`, `rockets`. */
export function targetsInWords(engages: readonly EngagedClass[]): string {
  return listed(TARGETS.flatMap(([one, words]) => (engages.includes(one) ? [words] : [])));
}

const TARGETS: readonly (readonly [EngagedClass, string])[] = [
  ['ballistic', 'ballistic missiles'],
  ['rocket', 'rockets'],
  ['air-breathing', 'what flies in air (aircraft, drones, cruise missiles)'],
];

/** Whether anything that is launched here is of a class that a weapon engages. */
export function hasTargets(
  { catalogue, threats }: ResolvedScenario,
  engages: readonly EngagedClass[],
): boolean {
  const flown = new Set(threats.map(({ classId }) => classId));
  return catalogue.some((entry) => {
    const engaged = flown.has(entry.id) ? engagedClassOf(entry) : undefined;
    return engaged !== undefined && engages.includes(engaged);
  });
}

/** Reasons in one sentence, the most frequent first; how often stands in words, because the sentence goes on before it. */
export function reasonsInWords(reasons: readonly ReasonCount[]): string {
  return [...reasons]
    .sort((a, b) => b.count - a.count)
    .map(
      ({ reason, count: number }) =>
        `${REASONS[reason]}, ${number === 1 ? 'once' : `${count(number)} times`}`,
    )
    .join('; ');
}

/** Reasons as a list, the most frequent first; `all` makes shares of them. */
export function reasonItems(reasons: readonly ReasonCount[], all?: number): readonly string[] {
  return [...reasons]
    .sort((a, b) => b.count - a.count)
    .map(
      ({ reason, count: number }) =>
        `${REASONS[reason]}: ${count(number)}${all === undefined ? '' : ` (${percent(number / all)})`}`,
    );
}
