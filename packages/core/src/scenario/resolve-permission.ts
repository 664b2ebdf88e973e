/** Permissions of a deployment: when they are given and taken back, with what is wrong with them in its place. */
import { compareCodeUnits } from '../numerics/order.js';
import { provenanceOf } from './read-quantity.js';
import { exactly } from './resolve-volleys.js';
import type { ConsentGate, ResolvedPermission, ResolvedWithdrawal } from './resolved.js';
import { type Item, quantityOf, type Resolving, unixTimeOf } from './resolving.js';
import { child, textOf } from './source-tree.js';
import { didYouMean } from './suggest.js';

const YEAR_S = 366 * 86_400;
const OFFSET = { unit: 's', min: -YEAR_S, max: YEAR_S, needed: true } as const;
const WAIT = { unit: 's', min: 0, max: 2 * YEAR_S, needed: true } as const;

const GATES: readonly ConsentGate[] = ['nothing', 'movement', 'radiating', 'firing'];

/** The names that a deployment's parts may refer to. */
export interface Known {
  readonly tasks: ReadonlySet<string>;
  readonly permissions: ReadonlySet<string>;
}

/** Undefined after adding what is wrong with it. */
export function resolvePermission(
  item: Item,
  known: Known,
  resolving: Resolving,
): ResolvedPermission | undefined {
  const { node, id } = item;
  const { problems } = resolving;
  const has = (key: string): boolean => node.entries.has(key);
  const gates = GATES.find((one) => one === textOf(child(node, 'gates')));
  const said = provenanceOf(node, item.path, resolving);
  if (known.tasks.has(id)) {
    problems.add(item.keySpot, item.path, 'a task has this name too', `"${id}"`, 'another name');
    return undefined;
  }
  const dated = has('given');
  const alien = (dated ? ['after', 'duration'] : ['uncertainty']).find(has);
  if (alien !== undefined || dated === has('duration')) {
    const message =
      alien === undefined
        ? 'when it is given is missing'
        : `"${alien}" does not go with "${dated ? 'given' : 'duration'}"`;
    const spot = (alien === undefined ? undefined : node.entries.get(alien)?.keySpot) ?? item.keySpot;
    const wanted = 'either given (a time) with an uncertainty, or duration after tasks';
    problems.add(spot, item.path, message, '', wanted);
    return undefined;
  }
  const after = afterOf(item, known, resolving);
  const givenUnix_us = dated ? unixTimeOf(node, 'given', item.path, resolving) : undefined;
  const uncertainty_s =
    dated && has('uncertainty') ? quantityOf(item, 'uncertainty', OFFSET, resolving) : undefined;
  const duration_s = dated ? undefined : quantityOf(item, 'duration', WAIT, resolving);
  if (gates === undefined || said === undefined || after === undefined) return undefined;
  if (dated ? givenUnix_us === undefined : duration_s === undefined) return undefined;
  if (has('uncertainty') && uncertainty_s === undefined) return undefined;
  const withdrawn = has('withdrawn') ? withdrawalOf(item, givenUnix_us, resolving) : undefined;
  if (has('withdrawn') && withdrawn === undefined) return undefined;
  return {
    id,
    gates,
    ...(givenUnix_us === undefined ? {} : { givenUnix_us }),
    ...(uncertainty_s === undefined ? {} : { uncertainty_s }),
    after,
    ...(duration_s === undefined ? {} : { duration_s }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
    ...said,
  };
}

function withdrawalOf(
  permission: Item,
  givenUnix_us: number | undefined,
  resolving: Resolving,
): ResolvedWithdrawal | undefined {
  const entry = permission.node.entries.get('withdrawn');
  if (entry?.value.kind !== 'mapping') return undefined;
  const path = [...permission.path, 'withdrawn'];
  const item: Item = { id: 'withdrawn', node: entry.value, path, keySpot: entry.keySpot };
  const has = (key: string): boolean => item.node.entries.has(key);
  const atUnix_us = unixTimeOf(item.node, 'at', path, resolving);
  const uncertainty_s = has('uncertainty')
    ? quantityOf(item, 'uncertainty', OFFSET, resolving)
    : exactly(0, 's');
  const lasts_s = has('lasts') ? quantityOf(item, 'lasts', WAIT, resolving) : undefined;
  if (atUnix_us !== undefined && givenUnix_us !== undefined && atUnix_us <= givenUnix_us) {
    const at = child(item.node, 'at');
    const wanted = `a time after ${textOf(child(permission.node, 'given'))}`;
    const message = 'this is withdrawn before it is given';
    resolving.problems.add(at?.spot ?? item.keySpot, [...path, 'at'], message, `"${textOf(at)}"`, wanted);
    return undefined;
  }
  if (atUnix_us === undefined || uncertainty_s === undefined) return undefined;
  if (has('lasts') && lasts_s === undefined) return undefined;
  return { atUnix_us, uncertainty_s, ...(lasts_s === undefined ? {} : { lasts_s }) };
}

/** The tasks under `after`, sorted; undefined after adding which are not there. */
export function afterOf(item: Item, known: Known, resolving: Resolving): readonly string[] | undefined {
  const list = child(item.node, 'after');
  if (list === undefined) return [];
  if (list.kind !== 'sequence') return undefined;
  const ids = new Set<string>();
  for (const [index, node] of list.items.entries()) {
    const id = textOf(node);
    if (id === undefined) return undefined;
    if (known.permissions.has(id)) {
      const path = [...item.path, 'after', String(index)];
      const message = 'a permission is waited for as the guard of a movement';
      resolving.problems.add(node.spot, path, message, `"${id}"`, 'a task, or guard in place of after');
      return undefined;
    }
    if (!isKnown(item, `after.${index}`, id, known.tasks, 'task', resolving, node.spot)) return undefined;
    ids.add(id);
  }
  return [...ids].sort(compareCodeUnits);
}

/** Whether a name is one of those known; adds that it is none. */
export function isKnown(
  item: Item,
  key: string,
  id: string,
  known: ReadonlySet<string>,
  what: string,
  { problems }: Resolving,
  at = child(item.node, key)?.spot ?? item.keySpot,
): boolean {
  if (known.has(id)) return true;
  const names = [...known];
  const message = `there is no ${what} of this name${didYouMean(id, names)}`;
  const wanted = names.length === 0 ? 'one to be defined first' : `one of ${names.slice(0, 12).join(', ')}`;
  problems.add(at, [...item.path, ...key.split('.')], message, `"${id}"`, wanted);
  return false;
}
