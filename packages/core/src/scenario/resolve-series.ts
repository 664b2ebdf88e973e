import type { Quantity } from '../numerics/quantity.js';
import type { ResolvedSeries } from './resolved.js';
import { type Item, quantityOf, type Resolving, timeInSpan } from './resolving.js';
import { poissonTimes, regularTimes } from './series-times.js';
import { ID_PATTERN, LARGEST_REALISATION } from './shapes.js';
import { child, numberOf, textOf } from './source-tree.js';

/** Raids of one series at most: three digits number them. */
const MOST_RAIDS = 999;

const INTERVAL = { unit: 's', min: 1, max: 31_622_400, needed: true } as const;

/** A series with the times at which its volleys begin. */
export interface TimedSeries {
  readonly series: ResolvedSeries;
  readonly times_us: readonly number[];
}

/**
 * The `series` of a volley.
 *
 * @param room times that there is room for: one more is given where there are more, and no further
 */
export function resolveSeries(volley: Item, room: number, resolving: Resolving): TimedSeries | undefined {
  const entry = volley.node.entries.get('series');
  if (entry?.value.kind !== 'mapping') return undefined;
  const { problems } = resolving;
  const node = entry.value;
  const item: Item = { id: volley.id, node, path: [...volley.path, 'series'], keySpot: entry.keySpot };
  const isPoisson = textOf(child(node, 'process')) === 'poisson';
  const from_us = timeInSpan(node, 'from', item.path, resolving);
  const until_us = timeInSpan(node, 'until', item.path, resolving);
  const interval = intervalOf(item, isPoisson, resolving);
  const realisation = realisationOf(item, isPoisson, resolving);
  if (from_us === undefined || until_us === undefined) return undefined;
  if (until_us < from_us) {
    const spot = child(node, 'until')?.spot ?? item.keySpot;
    const found = `"${textOf(child(node, 'until'))}"`;
    problems.add(spot, [...item.path, 'until'], '"until" is before "from"', found, 'a later time');
    return undefined;
  }
  if (interval?.nominal === undefined || realisation === undefined) return undefined;
  // A name that is none is refused by its shape; nothing is drawn by it.
  if (!ID_PATTERN.test(volley.id)) return undefined;
  const times = { from_us, until_us, interval_s: interval.nominal };
  const most = Math.min(MOST_RAIDS, room) + 1;
  const times_us = isPoisson
    ? poissonTimes(times, { volley: volley.id, realisation }, most)
    : regularTimes(times, most);
  if (times_us.length > MOST_RAIDS) {
    const key = intervalKey(isPoisson);
    const spot = child(node, key)?.spot ?? item.keySpot;
    const message = `this makes more than ${MOST_RAIDS} volleys of one series`;
    problems.add(spot, [...item.path, key], message, '', 'a longer interval or a shorter time');
    return undefined;
  }
  const process = isPoisson ? 'poisson' : 'regular';
  return {
    times_us,
    series: {
      id: volley.id,
      process,
      from_us,
      until_us,
      interval_s: interval,
      ...(isPoisson ? { realisation } : {}),
    },
  };
}

function intervalKey(isPoisson: boolean): 'every' | 'meanInterval' {
  return isPoisson ? 'meanInterval' : 'every';
}

function intervalOf(item: Item, isPoisson: boolean, resolving: Resolving): Quantity | undefined {
  const key = intervalKey(isPoisson);
  const other = intervalKey(!isPoisson);
  const stray = item.node.entries.get(other);
  if (stray !== undefined) {
    const message = isPoisson
      ? '"every" goes with regular volleys'
      : '"meanInterval" goes with process: poisson';
    resolving.problems.add(stray.keySpot, [...item.path, other], message, '', `${key}, or another process`);
    return undefined;
  }
  if (!item.node.entries.has(key)) {
    const wanted = isPoisson
      ? 'the time between volleys, on average'
      : 'the time between one volley and the next';
    resolving.problems.add(item.keySpot, [...item.path, key], `"${key}" is missing`, '', wanted);
    return undefined;
  }
  const interval = quantityOf(item, key, INTERVAL, resolving);
  if (interval === undefined || interval.distribution === 'point') return interval;
  resolving.problems.add(
    child(item.node, key)?.spot ?? item.keySpot,
    [...item.path, key],
    'a series is fixed by the scenario, so its interval is one number',
    'a range',
    'value; other numbers of realisation, or files with other values, show what the raids might have been',
  );
  return undefined;
}

function realisationOf(item: Item, isPoisson: boolean, { problems }: Resolving): number | undefined {
  const entry = item.node.entries.get('realisation');
  if (entry === undefined) return 1;
  const path = [...item.path, 'realisation'];
  if (!isPoisson) {
    const message = '"realisation" goes with process: poisson';
    problems.add(entry.keySpot, path, message, '', 'process: poisson, or nothing');
    return undefined;
  }
  const value = numberOf(entry.value) ?? 0;
  // What is no such number is the schema's to report.
  return Number.isSafeInteger(value) && value >= 1 && value <= LARGEST_REALISATION ? value : undefined;
}
