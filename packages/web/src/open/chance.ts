/** Which of the many runs of a scenario: the fields that ask for it, and what was wrong with them. */
import { computed, signal } from '@preact/signals';
import { parseSeed, seedText } from '@testudo/core/numerics';
import type { Chance } from './make-run.js';

export const seedField = signal('1');
export const trialField = signal('0');

export const seedProblem = computed(() => {
  const parsed = parseSeed(seedField.value.trim());
  return parsed.ok ? undefined : parsed.reason;
});

export const trialProblem = computed(() => {
  const text = trialField.value.trim();
  const sound = /^[0-9]{1,15}$/.test(text) && Number.isSafeInteger(Number(text));
  return sound ? undefined : `'${text.slice(0, 40)}' is no trial: write a whole number, 0 or more`;
});

/** What the fields ask for; undefined where one of them cannot be read. */
export const chance = computed((): Chance | undefined => {
  const parsed = parseSeed(seedField.value.trim());
  if (!parsed.ok || trialProblem.value !== undefined) return undefined;
  return { seed: seedText(parsed.seed), trial: Number(trialField.value) };
});
