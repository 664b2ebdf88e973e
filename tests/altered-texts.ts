/** Recordings whose texts were written by somebody who means harm. */
import type { Recording } from '@testudo/interop';

/** Words of the program itself: what formats tell things apart by. */
const OWN_WORDS = new Set(
  [
    [
      'ballistic',
      'debris',
      'rocket',
      'air-breathing',
      'hostile',
      'unknown',
      'friend',
      'track',
      'order',
      'alarm',
    ],
    [
      'missile',
      'warhead',
      'spent-body',
      'killed',
      'missed',
      'interceptor-failed',
      'no-target',
      'launch-report',
    ],
    ['arrived', 'astray', 'failed', 'in-flight', 'online', 'assembling', 'delivered', 'in-transit', 'absent'],
    [
      'pert',
      'uniform',
      'point',
      'unquantified',
      'triangular',
      'search',
      'before-the-attack',
      'm',
      's',
      'rad',
    ],
  ].flat(),
);
/** Keys under which the program keeps its own words. */
const OWN_KEYS = new Set([
  'kind',
  'name.parameter',
  'distribution',
  'unit',
  'fate',
  'result',
  'body',
  'confidence',
]);

/** The same recording with every text changed, ids too: equal texts stay equal, different ones different. */
export function withTexts(recording: Recording, hostile: string): Recording {
  const change = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string')
      return OWN_WORDS.has(value) || OWN_KEYS.has(key) ? value : `${hostile}${value}${hostile}`;
    if (Array.isArray(value)) return value.map((one) => change(one));
    if (typeof value !== 'object' || value === null) return value;
    const isParameter = 'quantity' in value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        change(one, isParameter && name === 'name' ? 'name.parameter' : name),
      ]),
    );
  };
  return change(recording) as Recording;
}
