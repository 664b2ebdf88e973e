/** Runs beside each other share one clock: the time since their epochs. What day that is may differ. */
import { computed } from '@preact/signals';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { LETTERS } from '../layout/letters.js';
import { runs } from '../state/state.js';
import { clockText, dateText } from './clock-text.js';

/** The scenario of the second run, where the same moment of the clock is another time there than in the first. */
export const otherEpoch = computed<ResolvedScenario | undefined>(() => {
  const [a, b] = runs.value.map(({ recording }) => recording.scenario);
  return a === undefined || b === undefined || a.epochUnix_us === b.epochUnix_us ? undefined : b;
});

/** The moment in the second run, UTC, where it is another there. */
export function otherMoment(time_us: number): { readonly date: string; readonly time: string } | undefined {
  const scenario = otherEpoch.value;
  if (scenario === undefined) return undefined;
  const { epochUnix_us } = scenario;
  return { date: dateText(epochUnix_us, time_us), time: clockText(epochUnix_us, time_us) };
}

/** ` in A` behind a time that is so in the first run alone; nothing where it is the same in both. */
export function ofFirst(): string {
  return otherEpoch.value === undefined ? '' : ` in ${LETTERS[0]}`;
}
