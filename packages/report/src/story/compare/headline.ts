/** The sentence to remember, and what became of the threats instead. */
import {
  type Better,
  type Comparison,
  differenceIn,
  type FigureDifference,
  type Proportion,
} from '@testudo/core/study';
import { average, noInterval } from '../averages.js';
import { type Block, list, say } from '../block.js';
import { between, count, mean, percent, signed } from '../numbers.js';
import { some, weaponIn } from '../words.js';
import type { Compared } from './index.js';

/** How many fewer arrive, how sure that is, and in how many pairs. */
export function differenceHeadline({ a, labels }: Compared, comparison: Comparison): readonly Block[] {
  const arrived = differenceIn(comparison, 'arrived');
  const { arrivals, launchedPerPair } = comparison;
  if (arrived === undefined || arrivals === undefined) return [];
  if (launchedPerPair === 0)
    return [say('Nothing is launched in either: there is nothing to compare.', 'strong')];
  const { difference, meanA, meanB } = arrived;
  if (launchedPerPair <= 1) return single(labels, weaponIn(a), arrived, arrivals);
  const all = `${count(launchedPerPair)} ${weaponIn(a)}${Math.round(launchedPerPair) === 1 ? '' : 's'}`;
  const sides = meanA === meanB ? average(meanB) : `${average(meanB)} instead of ${average(meanA)}`;
  return [
    say(`${size(difference, all, labels)}: ${sides} on average.`, 'strong'),
    say(
      `${sharesOf(arrivals)}; in nine pairs of ten the difference is ${between(difference.range90, (value) => signed(value, count))}.`,
      'strong',
    ),
    ...spread(difference),
  ];
}

/** Where a single threat is launched, how many arrive is a probability. */
function single(
  { a, b }: Compared['labels'],
  weapon: string,
  { meanA, meanB, difference }: FigureDifference,
  arrivals: Better,
): readonly Block[] {
  const points = (value: number) => signed(value, (size) => `${Math.round(100 * size)} points`);
  const { mean: change, mean95 } = difference;
  const sure =
    mean95 === undefined ? noInterval(difference, 'pair') : `95 % interval ${between(mean95, points)}`;
  return [
    say(
      `With ${b} the ${weapon} arrives in ${percent(meanB)} of the pairs, with ${a} in ${percent(meanA)} (difference ${points(change)}, ${sure}).`,
      'strong',
    ),
    say(`${sharesOf(arrivals)}.`, 'strong'),
    ...spread(difference),
  ];
}

function sharesOf({ better, equal, worse }: Better): string {
  const { share, share95, trials } = better;
  return `Better in ${percent(share)} (95 % interval ${between(share95, percent)}) of the ${some(trials, 'pair')}, the same in ${shareOf(equal)}, worse in ${shareOf(worse)}`;
}

function size(spread: FigureDifference['difference'], all: string, { a, b }: Compared['labels']): string {
  const { mean: difference, mean95 } = spread;
  const word = difference <= 0 ? 'fewer' : 'more';
  const number = mean(Math.abs(difference));
  if (mean95 === undefined) {
    const why = noInterval(spread, 'pair');
    return difference === 0
      ? `With ${b} as many of ${all} arrive as with ${a} (${why})`
      : `With ${b}, ${number} ${word} of ${all} arrive than with ${a} (${why})`;
  }
  if (mean95.low > 0 || mean95.high < 0) {
    const ends = [Math.abs(mean95.low), Math.abs(mean95.high)];
    const interval = between({ low: Math.min(...ends), high: Math.max(...ends) }, mean);
    return `With ${b}, ${number} ${word} of ${all} arrive than with ${a} (95 % interval ${interval})`;
  }
  const interval = between(mean95, (value) => signed(value, mean));
  const change = difference === 0 ? 'as many arrive' : `${number} ${word} arrive`;
  return `No difference between ${b} and ${a} can be told from chance: of ${all}, ${change} (95 % interval ${interval})`;
}

function shareOf({ share, share95 }: Proportion): string {
  return `${percent(share)} (${between(share95, percent)})`;
}

function spread({
  shareUnknown: share,
  shareUnknown95: sure,
}: FigureDifference['difference']): readonly Block[] {
  if (share === undefined || sure === undefined) return [];
  return [
    say(
      `Of the spread of the difference, ${percent(share)} (95 % interval ${between(sure, percent)}) comes from what is not known, the rest from chance.`,
    ),
  ];
}

const FATES = {
  arrived: 'arrive',
  killed: 'are killed',
  failed: 'fail by themselves',
  astray: 'go astray',
  'in-flight': 'are still in flight',
} as const;

/** What became of those whose fate is another. */
export function turns({ labels }: Compared, { turns: found }: Comparison): readonly Block[] {
  if (found.length === 0) return [];
  const items = found.map(
    ({ from, to, perPair }) =>
      `${average(perPair)} that ${FATES[from]} with ${labels.a} ${FATES[to]} with ${labels.b}`,
  );
  return [say('What becomes of them, on average in a pair:'), list(items)];
}
