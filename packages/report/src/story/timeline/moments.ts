/** When a battery first comes to each of its abilities. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { BatteryTimeline, Moment } from '@testudo/core/study';
import { percent } from '../numbers.js';
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

/** `Delivered: even odds by 10 Jan 2013; from … to … in nine draws of ten.` What some draws never come to has no such ends. */
export function momentInWords(scenario: ResolvedScenario, what: string, { unix_us, share }: Moment): string {
  if (share === 0) return `${what}: in none of the draws.`;
  const [early, even, late] = (['p05', 'p50', 'p95'] as const).map((p) =>
    unix_us[p] === undefined ? undefined : quantileDay(scenario, unix_us, p),
  );
  const odds = even === undefined ? [] : [`even odds by ${even}`];
  if (early !== undefined && late !== undefined) odds.push(`from ${early} to ${late} in nine draws of ten`);
  else {
    if (early !== undefined) odds.push(`in one draw of twenty by ${early}`);
    odds.push(share === 1 ? 'in all draws' : `in ${percent(1 - share)} of the draws never`);
  }
  return `${what}: ${odds.join('; ')}.`;
}

/** All of them, a sentence for each. */
export function momentsInWords(scenario: ResolvedScenario, battery: BatteryTimeline): string {
  return momentsOf(battery)
    .map(([what, moment]) => momentInWords(scenario, what, moment))
    .join(' ');
}
