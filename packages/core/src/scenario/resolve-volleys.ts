import type { Quantity } from '../numerics/quantity.js';
import { nominalOf } from '../numerics/quantity-sampling.js';
import { secondsToUs } from '../numerics/time.js';
import { resolveSeries } from './resolve-series.js';
import type { ResolvedSeries } from './resolved.js';
import { type Item, idsOf, quantityOf, type Resolving, referenceOf, timeInSpan } from './resolving.js';
import { child } from './source-tree.js';
import type { StatedVolley } from './write-out-volleys.js';

const OFFSET = { unit: 's', min: -86_400, max: 86_400, needed: true } as const;
const DELAY = { unit: 's', min: 0, max: 31_536_000, needed: true } as const;

/** What stands for "exactly then" where a file names no uncertainty. */
export function exactly(value: number, unit: string): Quantity {
  return { nominal: value, unit, distribution: 'point', source: 'by definition', confidence: 'derived' };
}

/** The volleys that a file states, and its series. */
export interface StatedVolleys {
  readonly volleys: readonly StatedVolley[];
  readonly series: readonly ResolvedSeries[];
}

/**
 * The volleys of a scenario: each at a time, after another or in a series; none after itself, none that could leave the span.
 *
 * @param room single volleys that there is room for: of series, one more is made where there are more, and no further
 */
export function resolveVolleys(items: readonly Item[], room: number, resolving: Resolving): StatedVolleys {
  const known = idsOf(items);
  const volleys: StatedVolley[] = [];
  const series: ResolvedSeries[] = [];
  let left = room;
  for (const item of items) {
    if (item.node.entries.has('series')) {
      if (left < 0 || !standsAlone(item, resolving)) continue;
      const timed = resolveSeries(item, left, resolving);
      if (timed === undefined) continue;
      const { times_us } = timed;
      left -= times_us.length;
      volleys.push({ id: item.id, at_us: timed.series.from_us, times_us, delay_s: exactly(0, 's') });
      series.push(timed.series);
    } else {
      const volley = resolveVolley(item, known, resolving);
      if (volley !== undefined) volleys.push(volley);
    }
  }
  checkChains(volleys, items, resolving);
  return { volleys, series };
}

/** A series has its times in itself: nothing else of a volley goes with it. */
function standsAlone(item: Item, { problems }: Resolving): boolean {
  const strays = ['at', 'uncertainty', 'after', 'delay'].filter((key) => item.node.entries.has(key));
  for (const key of strays) {
    const spot = item.node.entries.get(key)?.keySpot ?? item.keySpot;
    problems.add(spot, [...item.path, key], `"${key}" does not go with "series"`, '', 'either of the two');
  }
  return strays.length === 0;
}

function resolveVolley(
  item: Item,
  known: ReadonlySet<string>,
  resolving: Resolving,
): StatedVolley | undefined {
  const has = (key: string): boolean => item.node.entries.has(key);
  const refuse = (message: string, wanted: string): undefined => {
    resolving.problems.add(item.keySpot, item.path, message, '', wanted);
  };
  if (has('at') === has('after')) {
    return refuse(
      has('at') ? '"at" and "after" cannot both be here' : 'none of "at", "after" and "series" is here',
      'either at (a time), after (a volley) with delay, or a series',
    );
  }
  if (has('at')) {
    if (has('delay')) return refuse('"delay" goes with "after"', 'uncertainty, which goes with at');
    const at_us = timeInSpan(item.node, 'at', item.path, resolving);
    const delay_s = has('uncertainty') ? quantityOf(item, 'uncertainty', OFFSET, resolving) : exactly(0, 's');
    return at_us === undefined || delay_s === undefined ? undefined : { id: item.id, at_us, delay_s };
  }
  if (has('uncertainty')) return refuse('"uncertainty" goes with "at"', 'delay, which goes with after');
  if (!has('delay'))
    return refuse('"delay" is missing', 'the time since the beginning of the volley it follows');
  const after = referenceOf(item, 'after', known, 'volley', resolving);
  const delay_s = quantityOf(item, 'delay', DELAY, resolving);
  return after === undefined || delay_s === undefined ? undefined : { id: item.id, after, delay_s };
}

interface Window {
  readonly earliest_us: number;
  readonly latest_us: number;
}

function checkChains(volleys: readonly StatedVolley[], items: readonly Item[], resolving: Resolving): void {
  const byId = new Map(volleys.map((volley) => [volley.id, volley]));
  const itemById = new Map(items.map((item) => [item.id, item]));
  const windows = new Map<string, Window | 'none'>();
  for (const volley of volleys) {
    const chain: StatedVolley[] = [];
    const onChain = new Set<string>();
    let here: StatedVolley | undefined = volley;
    while (here !== undefined && !windows.has(here.id) && !onChain.has(here.id)) {
      chain.push(here);
      onChain.add(here.id);
      here = here.after === undefined ? undefined : byId.get(here.after);
    }
    if (here !== undefined && onChain.has(here.id)) {
      reportCircle(chain, here.id, itemById, resolving);
      for (const member of chain) windows.set(member.id, 'none');
      continue;
    }
    for (const member of chain.reverse()) {
      windows.set(member.id, windowOf(member, windows, itemById.get(member.id), resolving));
    }
  }
}

function reportCircle(
  chain: readonly StatedVolley[],
  start: string,
  itemById: ReadonlyMap<string, Item>,
  { problems }: Resolving,
): void {
  const circle = chain.slice(chain.findIndex((member) => member.id === start)).map((member) => member.id);
  const item = itemById.get(start);
  if (item === undefined) return;
  const spot = child(item.node, 'after')?.spot ?? item.keySpot;
  const shown =
    circle.length > 8 ? `${circle.slice(0, 8).join(' after ')} after …` : [...circle, start].join(' after ');
  problems.add(
    spot,
    [...item.path, 'after'],
    'volleys follow one another in a circle',
    shown,
    'a first volley with a time',
  );
}

function windowOf(
  volley: StatedVolley,
  windows: ReadonlyMap<string, Window | 'none'>,
  item: Item | undefined,
  { span, problems }: Resolving,
): Window | 'none' {
  const base =
    volley.after === undefined
      ? { earliest_us: volley.at_us ?? 0, latest_us: volley.times_us?.at(-1) ?? volley.at_us ?? 0 }
      : windows.get(volley.after);
  if (base === undefined || base === 'none' || span === undefined || item === undefined) return 'none';
  const nominal = nominalOf(volley.delay_s);
  if (!nominal.ok) return 'none';
  const window = {
    earliest_us: base.earliest_us + secondsToUs(volley.delay_s.low ?? nominal.value),
    latest_us: base.latest_us + secondsToUs(volley.delay_s.high ?? nominal.value),
  };
  const end_us = span.endUnix_us - span.epochUnix_us;
  if (window.earliest_us < 0) {
    problems.add(item.keySpot, item.path, 'this volley could begin before the epoch', '', 'an earlier epoch');
    return 'none';
  }
  if (window.latest_us > end_us) {
    problems.add(item.keySpot, item.path, 'this volley could begin after the end', '', 'a later end');
    return 'none';
  }
  return window;
}
