import type { Quantity } from '../numerics/quantity.js';
import { nominalOf } from '../numerics/quantity-sampling.js';
import { secondsToUs } from '../numerics/time.js';
import type { ResolvedVolley } from './resolved.js';
import { type Item, idsOf, quantityOf, type Resolving, referenceOf, timeInSpan } from './resolving.js';
import { child } from './source-tree.js';

const OFFSET = { unit: 's', min: -86_400, max: 86_400, needed: true } as const;
const DELAY = { unit: 's', min: 0, max: 31_536_000, needed: true } as const;

/** What stands for "exactly then" where a file names no uncertainty. */
export function exactly(value: number, unit: string): Quantity {
  return { nominal: value, unit, distribution: 'point', source: 'by definition', confidence: 'derived' };
}

/** The volleys of a scenario: each at a time or after another, none after itself, none that could leave the span. */
export function resolveVolleys(items: readonly Item[], resolving: Resolving): readonly ResolvedVolley[] {
  const known = idsOf(items);
  const volleys: ResolvedVolley[] = [];
  for (const item of items) {
    const volley = resolveVolley(item, known, resolving);
    if (volley !== undefined) volleys.push(volley);
  }
  checkChains(volleys, items, resolving);
  return volleys;
}

function resolveVolley(
  item: Item,
  known: ReadonlySet<string>,
  resolving: Resolving,
): ResolvedVolley | undefined {
  const has = (key: string): boolean => item.node.entries.has(key);
  const refuse = (message: string, wanted: string): undefined => {
    resolving.problems.add(item.keySpot, item.path, message, '', wanted);
  };
  if (has('at') === has('after')) {
    return refuse(
      has('at') ? '"at" and "after" cannot both be here' : 'neither "at" nor "after" is here',
      'either at (a time) or after (a volley) with delay',
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

function checkChains(volleys: readonly ResolvedVolley[], items: readonly Item[], resolving: Resolving): void {
  const byId = new Map(volleys.map((volley) => [volley.id, volley]));
  const itemById = new Map(items.map((item) => [item.id, item]));
  const windows = new Map<string, Window | 'none'>();
  for (const volley of volleys) {
    const chain: ResolvedVolley[] = [];
    const onChain = new Set<string>();
    let here: ResolvedVolley | undefined = volley;
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
  chain: readonly ResolvedVolley[],
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
  volley: ResolvedVolley,
  windows: ReadonlyMap<string, Window | 'none'>,
  item: Item | undefined,
  { span, problems }: Resolving,
): Window | 'none' {
  const base =
    volley.after === undefined
      ? { earliest_us: volley.at_us ?? 0, latest_us: volley.at_us ?? 0 }
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
