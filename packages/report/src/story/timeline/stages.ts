/** The stages of a battery, in words, and how many draws stand at each of them day by day. */
import { type BatteryDay, type BatteryTimeline, STAGES, type Stage } from '@testudo/core/study';

export const STAGE_WORDS: { readonly [stage in Stage]: string } = {
  absent: 'not there',
  'in-transit': 'on its way',
  delivered: 'delivered',
  assembling: 'being assembled',
  silent: 'online with radar off',
  warns: 'radar up: can warn',
  engages: 'can engage',
};

/** One stage over the days of a timeline, laid upon those that come later: between which shares it lies on each day. */
export interface StageBand {
  readonly stage: Stage;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** The stages that some draw is at on some day, from able to engage at the bottom to not there at the top. */
export function stageBands(days: readonly BatteryDay[]): readonly StageBand[] {
  const bands: StageBand[] = [];
  let lower: readonly number[] = days.map(() => 0);
  for (const stage of [...STAGES].reverse()) {
    const upper = days.map(({ stages }, day) => lower[day] + stages[stage]);
    if (days.some(({ stages }) => stages[stage] > 0)) bands.push({ stage, lower, upper });
    lower = upper;
  }
  return bands;
}

/** The stage at which a battery is on every day, in every draw; undefined where it changes. */
export function steadyStage({ days }: Pick<BatteryTimeline, 'days'>): Stage | undefined {
  return STAGES.find((stage) => days.length > 0 && days.every(({ stages }) => stages[stage] === 1));
}

/** Batteries that change before those that do not: they are what a timeline is about. */
export function changingFirst(batteries: readonly BatteryTimeline[]): readonly BatteryTimeline[] {
  const isSteady = (one: BatteryTimeline): boolean => steadyStage(one) !== undefined;
  return [...batteries.filter((one) => !isSteady(one)), ...batteries.filter(isSteady)];
}
