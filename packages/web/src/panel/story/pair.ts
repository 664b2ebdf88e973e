/** What differs between two runs, in words. It is one pair: it says nothing about how often. */
import type { Recording } from '@testudo/interop';
import { count, FATES, shortClass, shortPlace, some, weaponIn } from '@testudo/report';

export interface PairStory {
  readonly headline: string;
  /** Whether both met the same attack, and what else to know before anything is made of the difference. */
  readonly caveats: readonly string[];
  /** Threats that came to another end in B than in A. */
  readonly turned: readonly { readonly threat: string; readonly launch_us: number; readonly words: string }[];
}

export function pairStory(a: Recording, b: Recording): PairStory {
  return {
    headline: headlineOf(a, b),
    caveats: [
      sameAttack(a, b)
        ? 'Both met the same attack: the same launches at the same times, with the same failures.'
        : 'The two did not meet the same attack: launches or failures differ, so this is no comparison of the defences alone.',
      'It is one pair of runs, not a study: chance may have decided. Many pairs, with an interval, are what a comparison over trials gives.',
    ],
    turned: turnedOf(a, b),
  };
}

function headlineOf(a: Recording, b: Recording): string {
  const weapon = weaponIn(a.scenario);
  const { launched } = a.outcome;
  if (launched === 0 && b.outcome.launched === 0) return 'Nothing is launched in A or in B.';
  // Of unlike attacks a difference would say nothing.
  if (launched !== b.outcome.launched || weapon !== weaponIn(b.scenario))
    return `In A ${arrivedOf(a)}, in B ${arrivedOf(b)}.`;
  const difference = b.outcome.arrived - a.outcome.arrived;
  if (difference === 0)
    return `As many arrive in B as in A: ${count(b.outcome.arrived)} of ${some(launched, weapon)}.`;
  const word = difference < 0 ? 'fewer' : 'more';
  const verb = Math.abs(difference) === 1 ? 'arrives' : 'arrive';
  return `In B ${some(Math.abs(difference), weapon)} ${word} ${verb} than in A: ${count(b.outcome.arrived)} instead of ${count(a.outcome.arrived)}, of ${count(launched)} launched.`;
}

/** `5 of 16 missiles arrive`, of one run by itself. */
function arrivedOf({ scenario, outcome: { arrived, launched } }: Recording): string {
  if (launched === 0) return 'nothing is launched';
  return `${count(arrived)} of ${some(launched, weaponIn(scenario))} ${arrived === 1 ? 'arrives' : 'arrive'}`;
}

/** Same threats, launched at the same moments, failing alike. */
export function sameAttack(a: Recording, b: Recording): boolean {
  const keys = ({ outcome }: Recording) =>
    outcome.threats
      .map(({ threat, launch_us, target, failureMode }) => [threat, launch_us, target, failureMode].join('/'))
      .join('\n');
  return keys(a) === keys(b);
}

function turnedOf(a: Recording, b: Recording): PairStory['turned'] {
  const inA = new Map(a.outcome.threats.map((one) => [one.threat, one]));
  return b.outcome.threats.flatMap(({ threat, threatClass, target, fate, launch_us }) => {
    const before = inA.get(threat)?.fate;
    if (before === undefined || before === fate) return [];
    const who = `${shortClass(b.scenario, threatClass)} to ${shortPlace(b.scenario, target)}`;
    return [{ threat, launch_us, words: `${who}: ${FATES[before]} in A, ${FATES[fate]} in B` }];
  });
}
