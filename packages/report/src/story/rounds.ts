/** What the defence took over many trials: rounds, money, and why each battery did not do more. */
import { findQuantity } from '@testudo/core/catalogue';
import type { ResolvedScenario } from '@testudo/core/scenario';
import {
  type BatterySummary,
  type DefenceSummary,
  figureIn,
  type Ratio,
  type ReasonCount,
  type StudySummary,
} from '@testudo/core/study';
import { average } from './averages.js';
import { type Block, heading, list, say } from './block.js';
import { reasonItems, reasonsInWords } from './defences.js';
import { between, count, mean, money } from './numbers.js';
import { nameOf, quantityInWords, shortClass, weaponIn } from './words.js';

/**
 * Rounds fired by type, for each kill, and what they cost; nothing where there is no battery.
 *
 * @param whose said in the heading where there are two defences
 */
export function rounds(scenario: ResolvedScenario, summary: StudySummary, whose = ''): readonly Block[] {
  const { defence } = summary;
  if (defence === undefined || scenario.batteries.length === 0) return [];
  const title = heading(`What it took${whose}`);
  if (defence.rounds.every(({ fired }) => fired.greatest === 0))
    return [title, say('No interceptor was fired in any trial.')];
  const cost = figureIn(summary, 'rounds-cost');
  const types = defence.rounds.map(
    ({ type, fired }) =>
      `${shortClass(scenario, type)}: ${average(fired.mean)} fired in a trial, in nine of ten ${between(fired.range90, count)}${priceInWords(scenario, type)}.`,
  );
  const items = [
    ...types,
    defence.roundsPerKill === undefined
      ? 'Nothing was killed in any trial.'
      : `For each kill: ${ratioInWords(defence.roundsPerKill, mean)} interceptors${defence.costPerKill_usd === undefined ? '' : `, ${ratioInWords(defence.costPerKill_usd, money)}`}.`,
    ...(cost === undefined
      ? ['What they cost is not known: the catalogue has no price for them.']
      : [
          `What is fired in a trial costs ${money(cost.mean)} on average, in nine of ten ${between(cost.range90, money)}. What the ${weaponIn(scenario)}s cost that were fired at it is not in the catalogue.`,
        ]),
  ];
  return [title, list(items)];
}

function priceInWords(scenario: ResolvedScenario, type: string): string {
  const entry = scenario.catalogue.find(({ id }) => id === type);
  const price = entry === undefined ? undefined : findQuantity(entry, 'unitCost');
  return price === undefined ? '' : `; one costs ${quantityInWords(price)}`;
}

function ratioInWords({ ratio, ratio95 }: Ratio, write: (value: number) => string): string {
  return `${write(ratio)}${ratio95 === undefined ? '' : ` (95 % interval ${between(ratio95, write)})`}`;
}

/** For each battery: what it did of all that was launched, and why not more; point defences by their class. */
export function batteriesInTrials(scenario: ResolvedScenario, summary: StudySummary): readonly Block[] {
  const { defence, launchedPerTrial } = summary;
  if (defence === undefined) return [];
  return [
    ...defence.batteries
      .filter(isActive)
      .flatMap((battery) => [
        say(batteryInWords(scenario, battery, launchedPerTrial)),
        list(battery.reasons.length === 0 ? ['nothing'] : reasonItems(battery.reasons)),
      ]),
    ...killedOfFailed(scenario, summary),
    ...idleInTrials(scenario, defence),
  ];
}

/** Batteries also kill what had failed by itself, which counts as failed: why their kills add up to more than were killed. */
export function killedOfFailed(scenario: ResolvedScenario, summary: StudySummary): readonly Block[] {
  const valid = summary.done - summary.invalid;
  const byBatteries = (summary.defence?.batteries ?? []).reduce((sum, { killed }) => sum + killed.mean, 0);
  const number = Math.round((byBatteries - (figureIn(summary, 'killed')?.mean ?? 0)) * valid);
  if (number <= 0) return [];
  const weapon = weaponIn(scenario);
  const those =
    number === 1
      ? `One of these kills was of a ${weapon}`
      : `${count(number)} of these kills were of ${weapon}s`;
  return [
    say(
      `${those} that had failed before, in all trials together, and count${number === 1 ? 's' : ''} as failed.`,
    ),
  ];
}

/** What a battery did of all that was launched; its reasons follow. */
export function batteryInWords(
  scenario: ResolvedScenario,
  { id, tracked, engaged, killed }: BatterySummary,
  launchedPerTrial: number,
): string {
  return `${nameOf(scenario, id)}: of ${count(launchedPerTrial)} launched it tracked ${average(tracked.mean)}, engaged ${average(engaged.mean)} and killed ${average(killed.mean)} on average, counting those that failed by themselves. Of those that neither failed nor were killed, why it did not fire at them or did not stop them, in all trials together:`;
}

/** Who contributed nothing in any trial, and why. */
export function idleInTrials(scenario: ResolvedScenario, defence: DefenceSummary): readonly Block[] {
  const idle = defence.batteries.filter((one) => !isActive(one));
  const nothing = [
    ...idle.map(({ id, reasons }) => `${nameOf(scenario, id)}: ${becauseOf(reasons, true)}.`),
    ...defence.pointDefences.map(({ id, reasons }) => {
      const place = scenario.pointDefences.find((one) => one.id === id)?.place ?? '';
      const isAimedAt = scenario.threats.some(({ at }) => at === place);
      return `${nameOf(scenario, id)}, ${nameOf(scenario, place)}: ${becauseOf(reasons, isAimedAt)}.`;
    }),
  ];
  return nothing.length === 0
    ? []
    : [
        say('Contributed nothing in any trial, and why (of those that neither failed nor were killed):'),
        list(nothing),
      ];
}

/** Whether it saw or fired at anything in any trial. */
export function isActive({ tracked, fired }: BatterySummary): boolean {
  return tracked.greatest > 0 || fired.greatest > 0;
}

function becauseOf(reasons: readonly ReasonCount[], isAimedAt: boolean): string {
  if (reasons.length > 0) return reasonsInWords(reasons);
  return isAimedAt ? 'nothing was left for it to stop' : 'nothing came its way';
}
