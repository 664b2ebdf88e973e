/** The story of a timeline: batteries through the weeks, and who was covered when. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Raid, Timeline } from '@testudo/core/study';
import { type Block, GAP, heading, list, say } from '../block.js';
import { factInWords } from '../run/record.js';
import { capital, clockName } from '../words.js';
import { batterySections } from './batteries.js';
import { coverageSection } from './coverage.js';
import { dayOfSpan } from './days.js';
import { raidSection } from './raid.js';

/** A timeline with what its story needs besides. */
export interface ToldTimeline {
  readonly scenario: ResolvedScenario;
  readonly seed: string;
  readonly timeline: Timeline;
  /** The raid on each day, where it was flown. */
  readonly raid?: Raid;
}

const DAY_US = 86_400_000_000;

/** What it is: which days, by which clock, in how many draws. */
export function openingOf({ scenario, seed, timeline, raid }: ToldTimeline): string {
  const { samples, fromUnix_us, toUnix_us } = timeline;
  const days = Math.round((toUnix_us - fromUnix_us) / DAY_US);
  const span = `${dayOfSpan(scenario, fromUnix_us, 0)} to ${dayOfSpan(scenario, fromUnix_us, days - 1)}`;
  const real = scenario.historical ? 'A model of a recorded case' : 'An invented case';
  const flown = raid === undefined ? '' : ', except in the trials of the raid';
  return `${real}, simulated: the batteries from ${span}, by ${clockName(scenario)}, in ${samples} draws of what is not known (seed ${seed}). The spread is what is not known; chance has no part in it, and no battery breaks down here${flown}.`;
}

/** Everything: what it is, each battery, each place, what the record says. */
export function storyOfTimeline(told: ToldTimeline): readonly Block[] {
  const { scenario, timeline, raid } = told;
  return [
    { kind: 'title', text: `Timeline: ${scenario.title}` },
    say(openingOf(told), 'quiet'),
    ...(scenario.batteries.length === 0 ? [say('There is no battery in this scenario.')] : []),
    ...batterySections(scenario, timeline),
    ...(scenario.batteries.length === 0 ? [] : coverageSection(scenario, timeline)),
    ...(raid === undefined ? [] : raidSection(scenario, raid)),
    ...recordOf(scenario),
    GAP,
  ];
}

/** What is on record without being a result of a run. */
export function recordOf({ facts }: ResolvedScenario): readonly Block[] {
  const said = facts.filter(({ measure }) => measure === undefined);
  if (said.length === 0) return [];
  return [heading('What the record says'), list(said.map((fact) => capital(factInWords(fact))))];
}
