/** From the tree of a policy's file to the policy, each audience on top of the one before. */
import type { ProblemList } from '../problem.js';
import { child, describe, type SourceMapping, type SourceNode, textOf } from '../source-tree.js';
import {
  AUDIENCES,
  type Audience,
  type Dimension,
  declarationOf,
  RELEASE_ITEM_NAMES,
  type ReleaseItem,
} from './items.js';
import { delayIn, lengthIn, positionGrainIn, timeGrainIn, WANTED } from './measures.js';
import { tellsLess } from './order.js';
import type { Grant, Grants, ReleasePolicy } from './policy.js';

/** @returns undefined where something is missing that the shape has named already */
export function resolvePolicy(root: SourceMapping, problems: ProblemList): ReleasePolicy | undefined {
  const id = textOf(child(root, 'id'));
  const title = textOf(child(root, 'title'));
  const near_m = measured(child(root, 'near'), ['near'], lengthIn, WANTED.near, problems);
  const all = {} as { [audience in Audience]: Grants };
  let before: Grants = {};
  for (const audience of AUDIENCES) {
    before = grantsOf(child(child(root, 'audiences'), audience), audience, before, problems);
    all[audience] = before;
  }
  const observable = observableIn(root, all.public, problems);
  if (id === undefined || title === undefined || near_m === undefined) return undefined;
  return { format: 1, id, title, near_m, observable, audiences: all };
}

function grantsOf(
  node: SourceNode | undefined,
  audience: Audience,
  before: Grants,
  problems: ProblemList,
): Grants {
  const grants: { [item in ReleaseItem]?: Grant } = {};
  for (const item of RELEASE_ITEM_NAMES) {
    const given = child(node, item);
    const inherited = before[item];
    const path = ['audiences', audience, item];
    const said = given === undefined ? undefined : grantIn(given, item, path, problems);
    const own = said === undefined ? undefined : withPlaceOf(inherited, said);
    const grant = own ?? inherited;
    if (grant !== undefined) grants[item] = grant;
    if (own === undefined || given === undefined) continue;
    if (declarationOf(item).knowableTo === 'truth' && audience !== 'analyst')
      problems.add(given.spot, path, 'the truth is for the analyst alone', describe(given), 'nothing');
    const less = inherited === undefined ? undefined : tellsLess(item, own, inherited);
    if (less !== undefined)
      problems.add(
        child(given, less)?.spot ?? given.spot,
        [...path, less],
        'less than the audience before it is told',
        describe(child(given, less) ?? given),
        less === 'detail' || less === 'delay'
          ? 'as much or more, as soon or sooner'
          : 'as fine, or a fineness that divides it',
      );
  }
  for (const item of RELEASE_ITEM_NAMES) {
    const needed = declarationOf(item).needs as ReleaseItem | undefined;
    const given = child(node, item);
    if (given === undefined || needed === undefined || grants[needed] !== undefined) continue;
    problems.add(
      given.spot,
      ['audiences', audience, item],
      `nothing of it can be told without "${needed}"`,
      `no "${needed}"`,
      `"${needed}" too`,
    );
  }
  return grants;
}

/** A cell is told with the place of the thing itself where the audience before is told that. */
function withPlaceOf(before: Grant | undefined, grant: Grant): Grant {
  const { position } = grant;
  const known = before?.position;
  const isPlaceKnown = known?.kind === 'place' || (known?.kind === 'cell' && known.placeToo === true);
  return position?.kind === 'cell' && isPlaceKnown
    ? { ...grant, position: { ...position, placeToo: true } }
    : grant;
}

function grantIn(
  node: SourceNode,
  item: ReleaseItem,
  path: readonly string[],
  problems: ProblemList,
): Grant | undefined {
  const { details, takes } = declarationOf(item);
  const detail = textOf(child(node, 'detail'));
  const read = <T>(dimension: Dimension, parse: (text: string) => T | undefined): T | undefined =>
    takes.includes(dimension)
      ? measured(child(node, dimension), [...path, dimension], parse, WANTED[dimension], problems)
      : undefined;
  const position = read('position', positionGrainIn);
  const time_us = read('time', timeGrainIn);
  const delay_us = read('delay', delayIn);
  const lacks = { position, time: time_us, delay: delay_us };
  if (detail === undefined || !details.includes(detail) || takes.some((one) => lacks[one] === undefined))
    return undefined;
  return {
    detail,
    ...(position === undefined ? {} : { position }),
    time_us: time_us ?? 1,
    delay_us: delay_us ?? 0,
  };
}

function measured<T>(
  node: SourceNode | undefined,
  path: readonly string[],
  parse: (text: string) => T | undefined,
  wanted: string,
  problems: ProblemList,
): T | undefined {
  const text = textOf(node);
  if (node === undefined || text === undefined) return undefined;
  const value = parse(text);
  if (value === undefined)
    problems.add(node.spot, path, 'not a measure that it can have', describe(node), wanted);
  return value;
}

/** What is declared observable is an item that anyone can see, and the public is told it at once. */
function observableIn(root: SourceMapping, told: Grants, problems: ProblemList): readonly ReleaseItem[] {
  const list = child(root, 'observable');
  if (list?.kind !== 'sequence') return [];
  return list.items.flatMap((node, index) => {
    const item = RELEASE_ITEM_NAMES.find((one) => one === textOf(node));
    if (item === undefined) return [];
    const path = ['observable', String(index)];
    const grant = told[item];
    // What is given and could not be read has a problem of its own.
    const given = child(child(child(root, 'audiences'), 'public'), item);
    if (declarationOf(item).knowableTo !== 'anyone' || !declarationOf(item).takes.includes('time'))
      problems.add(node.spot, path, 'nobody on the ground can see this', describe(node), SEEN);
    else if (grant === undefined ? given === undefined : grant.delay_us > 0)
      problems.add(
        node.spot,
        path,
        'what anyone can see is withheld from the public',
        grant === undefined ? `no "${item}" for the public` : 'a delay',
        `"${item}" for the public with delay: none`,
      );
    return [item];
  });
}

const SEEN = `one of ${RELEASE_ITEM_NAMES.filter((item) => {
  const { knowableTo, takes } = declarationOf(item);
  return knowableTo === 'anyone' && takes.includes('time');
}).join(', ')}`;
