/** Which unknowns the results hang on, in words. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Screening, StudySummary } from '@testudo/core/study';
import { type Block, heading, list, say } from '../block.js';
import { unknownInWords } from '../words.js';

/** What the figures that are screened are called. */
export const SCREENED = {
  arrived: { title: 'How many arrive', more: 'the more arrive', fewer: 'the fewer arrive' },
  killed: { title: 'How many are killed', more: 'the more are killed', fewer: 'the fewer are killed' },
  'median-lead': {
    title: 'How long the warning is',
    more: 'the longer the warning',
    fewer: 'the shorter the warning',
  },
} as const;

/** The unknowns that matter most, in words. */
export function drivers(scenario: ResolvedScenario, { screenings }: StudySummary): readonly Block[] {
  const [first] = screenings;
  if (first === undefined) return [];
  return [
    heading('Which unknowns matter most'),
    ...screenings.flatMap((screening) => driversOf(scenario, screening)),
    say(
      `In brackets: rank correlation over the ${first.samples} draws, from −1 to 1. A screening, no proof: with ${first.unknowns} unknowns and as few draws, anything below ${first.noise.toFixed(2)} may be chance.`,
      'quiet',
    ),
  ];
}

/** What stands out of one screening, under its title. */
export function driversOf(
  scenario: ResolvedScenario,
  { figure, drivers: found }: Screening,
): readonly Block[] {
  const words = SCREENED[figure as keyof typeof SCREENED];
  if (words === undefined) return [];
  const named = found.map((driver) => ({ ...driver, ...unknownInWords(scenario, driver.path) }));
  const clear = named.filter((one) => one.clear);
  const sure = clear.map(
    ({ owner, what, range: ends, correlation }) =>
      `${what} (${owner}; between ${ends.replace('–', ' and ')}): the higher, ${correlation > 0 ? words.more : words.fewer} (${signed(correlation)}).`,
  );
  const nothing = 'no single unknown stands out from chance with so few draws';
  return [say(`${words.title}:`), list(sure.length === 0 ? [nothing] : sure)];
}

function signed(correlation: number): string {
  return correlation.toFixed(2).replace('-', '−');
}
