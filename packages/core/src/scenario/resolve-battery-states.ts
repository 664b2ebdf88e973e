/** What a battery is able to do over time, and what its host allows. Times are those of the calendar. */
import { compareCodeUnits } from '../numerics/order.js';
import { provenanceOf } from './read-quantity.js';
import type { BatteryStateName, ConsentGate, ResolvedBatteryState, ResolvedConsent } from './resolved.js';
import { type Item, itemsOf, quantityOf, type Resolving, unixTimeOf } from './resolving.js';
import { child, flagOf, textOf } from './source-tree.js';

const READY = { unit: 'count', min: 0, max: 1000, needed: true } as const;

const STATES: readonly BatteryStateName[] = ['absent', 'in-transit', 'delivered', 'assembling', 'online'];
const GATES: readonly ConsentGate[] = ['nothing', 'movement', 'radiating', 'firing'];

/** Undefined where the file says nothing of consent, or nothing well formed. */
export function resolveConsent(battery: Item, resolving: Resolving): ResolvedConsent | undefined {
  const node = child(battery.node, 'consent');
  if (node?.kind !== 'mapping') return undefined;
  const path = [...battery.path, 'consent'];
  const gates = GATES.find((one) => one === textOf(child(node, 'gates')));
  const givenUnix_us = unixTimeOf(node, 'given', path, resolving);
  const said = provenanceOf(node, path, resolving);
  if (gates === undefined || said === undefined) return undefined;
  const withdrawnUnix_us = unixTimeOf(node, 'withdrawn', path, resolving);
  if (node.entries.has('withdrawn') && withdrawnUnix_us === undefined) return undefined;
  if (withdrawnUnix_us !== undefined && withdrawnUnix_us <= (givenUnix_us ?? Number.POSITIVE_INFINITY)) {
    const withdrawn = child(node, 'withdrawn');
    resolving.problems.add(
      withdrawn?.spot ?? node.spot,
      [...path, 'withdrawn'],
      'this is withdrawn before it is given',
      `"${textOf(withdrawn)}"`,
      givenUnix_us === undefined ? 'when it was given too' : `a time after ${textOf(child(node, 'given'))}`,
    );
    return undefined;
  }
  return {
    gates,
    ...(givenUnix_us === undefined ? {} : { givenUnix_us }),
    ...(withdrawnUnix_us === undefined ? {} : { withdrawnUnix_us }),
    ...said,
  };
}

/** The states in the order of time; undefined where one of them is not well formed. */
export function resolveStates(
  battery: Item,
  resolving: Resolving,
): readonly ResolvedBatteryState[] | undefined {
  const group = battery.node.entries.get('states');
  if (group?.value.kind !== 'mapping') return undefined;
  const path = [...battery.path, 'states'];
  const items = itemsOf(group.value, path);
  if (group.value.entries.size === 0) {
    const wanted =
      'at least one, for example {from: 2020-04-11T12:00:00Z, state: online, confidence: assumed}';
    resolving.problems.add(
      group.keySpot,
      path,
      'a battery without a state is never there',
      'no state',
      wanted,
    );
    return undefined;
  }
  const states: ResolvedBatteryState[] = [];
  for (const item of items) {
    const state = resolveState(item, resolving);
    if (state !== undefined) states.push(state);
  }
  refuseSameTimes(states, items, resolving);
  if (states.length < items.length) return undefined;
  return states.sort((a, b) => a.fromUnix_us - b.fromUnix_us || compareCodeUnits(a.id, b.id));
}

function resolveState(item: Item, resolving: Resolving): ResolvedBatteryState | undefined {
  const { node } = item;
  const fromUnix_us = unixTimeOf(node, 'from', item.path, resolving);
  const state = STATES.find((one) => one === textOf(child(node, 'state')));
  const hasReady = node.entries.has('launchersReady');
  const launchersReady = hasReady ? quantityOf(item, 'launchersReady', READY, resolving) : undefined;
  const said = provenanceOf(node, item.path, resolving);
  if (fromUnix_us === undefined || state === undefined || said === undefined) return undefined;
  if (hasReady && launchersReady === undefined) return undefined;
  const radiating = flagOf(child(node, 'radiating')) ?? state === 'online';
  if (radiating && (state === 'absent' || state === 'in-transit')) {
    const spot = child(node, 'radiating')?.spot ?? item.keySpot;
    const path = [...item.path, 'radiating'];
    resolving.problems.add(spot, path, 'a battery that is not there does not radiate', state, 'false');
    return undefined;
  }
  return {
    id: item.id,
    fromUnix_us,
    state,
    radiating,
    ...(launchersReady === undefined ? {} : { launchersReady }),
    ...said,
  };
}

function refuseSameTimes(
  states: readonly ResolvedBatteryState[],
  items: readonly Item[],
  { problems }: Resolving,
): void {
  const taken = new Map<number, string>();
  for (const { id, fromUnix_us } of states) {
    const other = taken.get(fromUnix_us);
    const item = items.find((one) => one.id === id);
    if (other === undefined) taken.set(fromUnix_us, id);
    else if (item !== undefined) {
      const from = child(item.node, 'from');
      problems.add(
        from?.spot ?? item.keySpot,
        [...item.path, 'from'],
        `the state "${other}" begins at the same time`,
        `"${textOf(from)}"`,
        'another time',
      );
    }
  }
}
