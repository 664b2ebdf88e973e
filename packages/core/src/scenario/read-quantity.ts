import type { Provenance } from '../catalogue/entry.js';
import { fromSi, toSi } from '../catalogue/units.js';
import type { Confidence, DistributionName, Quantity } from '../numerics/quantity.js';
import { checkQuantity, defaultDistribution } from '../numerics/quantity-sampling.js';
import type { ProblemList } from './problem.js';
import { ID_PATTERN } from './shapes.js';
import {
  child,
  numberOf,
  type SourceMapping,
  type SourceNode,
  sortedEntries,
  textOf,
} from './source-tree.js';
import { didYouMean } from './suggest.js';

/** What reading a file needs besides the node at hand. */
export interface Reading {
  /** The whole file, for its `sources`. */
  readonly root: SourceNode;
  readonly problems: ProblemList;
}

/** What is wanted of a quantity: its SI unit and the bounds that make sense, in that unit. */
export interface WantedQuantity {
  readonly unit: string;
  readonly min?: number;
  readonly max?: number;
  /** 0 alone is allowed beside the bounds. */
  readonly orZero?: boolean;
  /** Refuse a quantity without a usable value or range. */
  readonly needed?: boolean;
}

/** Stands behind what nobody but the author of the file vouches for. */
const OWN_CHOICE = 'modelling choice';

const DISTRIBUTIONS: readonly DistributionName[] = ['point', 'uniform', 'triangular', 'pert'];

type End = 'low' | 'nominal' | 'high';

/**
 * A quantity of a file in SI, or undefined where it is not well formed.
 *
 * Problems of shape (a text for a number, a key too many) are the schema's to report; here: units, order, bounds,
 * distribution, sources.
 */
export function readQuantity(
  node: SourceNode | undefined,
  path: readonly string[],
  wanted: WantedQuantity,
  reading: Reading,
): Quantity | undefined {
  if (node?.kind !== 'mapping') return undefined;
  const said = provenanceOf(node, path, reading);
  const ends = readEnds(node, path, wanted, reading);
  if (ends === undefined || said === undefined) return undefined;
  const named = DISTRIBUTIONS.find((name) => name === textOf(child(node, 'distribution')));
  const quantity: Quantity = {
    ...ends,
    unit: wanted.unit,
    distribution: named ?? defaultDistribution(ends.low, ends.nominal, ends.high),
    ...said,
  };
  return isSound(quantity, node, path, wanted, reading) ? quantity : undefined;
}

function readEnds(
  node: SourceMapping,
  path: readonly string[],
  wanted: WantedQuantity,
  { problems }: Reading,
): { readonly [end in End]?: number } | undefined {
  const unitNode = child(node, 'unit');
  const symbol = textOf(unitNode) ?? '';
  const test = toSi(0, symbol, wanted.unit);
  if (!test.ok) {
    const message = test.reason === 'unknown-unit' ? 'no unit that is known here' : 'a unit of another kind';
    const unitSpot = node.entries.get('unit');
    const what = symbol === '' ? 'no unit' : `"${symbol}"`;
    const hint = test.reason === 'unknown-unit' ? didYouMean(symbol, test.allowed) : '';
    problems.add(
      unitNode?.spot ?? unitSpot?.keySpot ?? node.spot,
      [...path, 'unit'],
      symbol === '' ? 'the unit is missing' : `${message}${hint}`,
      what,
      unitWords(test.allowed),
    );
    return undefined;
  }
  const ends: { [end in End]?: number } = {};
  const value = numberOf(child(node, 'value'));
  const valueEntry = node.entries.get('value');
  for (const end of ['low', 'nominal', 'high'] as const) {
    const given = numberOf(child(node, end));
    if (given === undefined) continue;
    if (value !== undefined) {
      const spot = node.entries.get(end)?.keySpot ?? node.spot;
      problems.add(
        spot,
        [...path, end],
        `"value" stands alone, without "${end}"`,
        '',
        'either value, or low, nominal and high',
      );
      continue;
    }
    const converted = toSi(given, symbol, wanted.unit);
    if (converted.ok) ends[end] = converted.value;
  }
  if (value !== undefined && valueEntry !== undefined) {
    const converted = toSi(value, symbol, wanted.unit);
    if (converted.ok) ends.nominal = converted.value;
  }
  for (const end of ['low', 'nominal', 'high'] as const) {
    const converted = ends[end];
    if (converted !== undefined && !Number.isFinite(converted)) {
      problems.add(node.spot, [...path, end], 'too large to be a number in SI units');
      return undefined;
    }
  }
  return ends;
}

function isSound(
  quantity: Quantity,
  node: SourceMapping,
  path: readonly string[],
  wanted: WantedQuantity,
  { problems }: Reading,
): boolean {
  const sound = checkQuantity(quantity);
  if (!sound.ok) {
    problems.add(
      node.spot,
      path,
      sound.reason,
      '',
      'low ≤ nominal ≤ high, and all that the distribution needs',
    );
    return false;
  }
  for (const end of ['low', 'nominal', 'high'] as const) {
    const value = quantity[end];
    if (value === undefined || (wanted.orZero === true && isZero(quantity))) continue;
    const below = wanted.min !== undefined && value < wanted.min;
    const above = wanted.max !== undefined && value > wanted.max;
    if (!below && !above) continue;
    const spot = child(node, end)?.spot ?? child(node, 'value')?.spot ?? node.spot;
    problems.add(
      spot,
      path,
      below ? 'too small' : 'too large',
      asWritten(value, node, wanted.unit),
      boundsInWords(wanted, node),
    );
    return false;
  }
  if (wanted.needed === true && quantity.distribution === 'unquantified') {
    problems.add(
      node.spot,
      path,
      'this is needed, and what stands here can neither be used nor sampled',
      'no value and no range',
      'value, or low and high, or low, nominal and high',
    );
    return false;
  }
  return true;
}

/** Source, confidence and note of a statement, with named sources written out; undefined where they are not complete. */
export function provenanceOf(
  node: SourceMapping,
  path: readonly string[],
  reading: Reading,
): Provenance | undefined {
  const confidence = textOf(child(node, 'confidence')) as Confidence | undefined;
  const note = textOf(child(node, 'note'));
  const source = sourceText(node, path, confidence, reading);
  if (confidence === undefined || source === undefined) return undefined;
  return note === undefined ? { source, confidence } : { source, confidence, note };
}

function sourceText(
  node: SourceMapping,
  path: readonly string[],
  confidence: Confidence | undefined,
  reading: Reading,
): string | undefined {
  const given = child(node, 'source');
  if (given === undefined) {
    if (confidence === undefined || confidence === 'assumed') return OWN_CHOICE;
    reading.problems.add(
      node.spot,
      [...path, 'source'],
      '"source" is missing',
      `confidence "${confidence}" without a source`,
      'who says so; only what is assumed may go without',
    );
    return undefined;
  }
  const items = given.kind === 'sequence' ? given.items : [given];
  const texts: string[] = [];
  for (const item of items) {
    const text = oneSource(item, path, reading);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts.join('; ');
}

function oneSource(
  node: SourceNode,
  path: readonly string[],
  { root, problems }: Reading,
): string | undefined {
  const written = textOf(node);
  if (written === undefined) return undefined;
  if (node.kind === 'scalar' && node.isInWords === true) return written;
  const sources = child(root, 'sources');
  const named = textOf(child(sources, written));
  if (named !== undefined) return named;
  if (!ID_PATTERN.test(written)) return written;
  const known = sortedEntries(sources).map(([name]) => name);
  problems.add(
    node.spot,
    [...path, 'source'],
    `no such entry under sources${didYouMean(written, known)}`,
    `"${written}"`,
    'the name of an entry under sources, or the source in words',
  );
  return undefined;
}

function unitWords(allowed: readonly string[]): string {
  return allowed.length === 0 ? 'no unit' : `one of ${allowed.join(', ')}`;
}

/** Whether nothing but 0 is said. */
export function isZero({ low, nominal, high }: Quantity): boolean {
  return [low, nominal, high].every((value) => value === undefined || value === 0);
}

/** As a person reads it: `60 s`. */
function withUnit(value: number, unit: string): string {
  return unit === '' ? String(value) : `${value} ${unit}`;
}

/** A value in SI as the author of a quantity would say it: in the unit given there, where a few digits do. */
export function asWritten(value: number, node: SourceNode | undefined, si: string): string {
  const symbol = textOf(child(node, 'unit')) ?? '';
  const back = fromSi(value, symbol);
  return back === undefined ? withUnit(value, si) : withUnit(back, symbol);
}

function boundsInWords({ min, max, orZero, unit }: WantedQuantity, node: SourceNode): string {
  const zero = orZero === true ? '0 alone, or ' : '';
  const most = max === undefined ? '' : asWritten(max, node, unit);
  if (min === undefined) return `${zero}at most ${most}`;
  const least = asWritten(min, node, unit);
  if (max === undefined) return `${zero}at least ${least}`;
  // The unit is said once, where it is the same.
  const [number, ownUnit = ''] = least.split(' ');
  return `${zero}${most.endsWith(` ${ownUnit}`) ? number : least} to ${most}`;
}
