/** When a battery first comes to each of its abilities. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { BatteryTimeline, Moment } from '@testudo/core/study';
import { some } from '../words.js';
import { quantileDay } from './days.js';

/** The abilities that a table lists, in the order in which they come. */
export function momentsOf({
  delivered,
  assembling,
  radiates,
  engages,
  launchers,
}: BatteryTimeline): readonly (readonly [what: string, moment: Moment])[] {
  const shown = engages.filter((one) => [1, 2, launchers].includes(one.launchers));
  return [
    ['Delivered', delivered],
    ['Being assembled', assembling],
    ['Radar up: can warn', radiates],
    ...shown.map((one) => [`Can engage, ${some(one.launchers, 'launcher')}`, one] as const),
  ];
}

/** `Delivered: even odds by 10 January 2013; from … to … in nine draws of ten.` */
export function momentInWords(scenario: ResolvedScenario, what: string, { unix_us, share }: Moment): string {
  if (share === 0) return `${what}: in none of the draws.`;
  const [early, even, late] = (['p05', 'p50', 'p95'] as const).map((p) => quantileDay(scenario, unix_us, p));
  return `${what}: even odds by ${even}; from ${early} to ${late} in nine draws of ten.`;
}

/** All of them, a sentence for each. */
export function momentsInWords(scenario: ResolvedScenario, battery: BatteryTimeline): string {
  return momentsOf(battery)
    .map(([what, moment]) => momentInWords(scenario, what, moment))
    .join(' ');
}
