/** What is said of the batteries. */
import {
  magazineInWords,
  type Release,
  type ReleasedBattery,
  readinessInWords,
  stateInWords,
} from '@testudo/interop/release';
import { type Block, heading, list, say } from '../block.js';
import { moment, since, whereInWords } from './words.js';

export function batterySection(release: Release): readonly Block[] {
  const { batteries, of } = release;
  const title = heading('What is said of the batteries');
  if (batteries === undefined) return [title, say('Nothing: this audience is not told of batteries.')];
  if (batteries.length === 0) return [title, say('There is none that this audience is told of as yet.')];
  const estimates =
    of === 'timeline' ? [say('Estimates: what most draws of what is not known say.', 'quiet')] : [];
  return [
    title,
    ...estimates,
    ...batteries.flatMap((battery) => [
      say(`${nameOf(battery)}: ${whereInWords(release, battery)}.`),
      list(linesOf(battery)),
    ]),
  ];
}

function nameOf({ id, name }: ReleasedBattery): string {
  return name === undefined ? id.replace(/^b/, 'B') : `${name} (${id})`;
}

function linesOf({ states = [], readiness = [], magazine }: ReleasedBattery): readonly string[] {
  return [
    ...states.map((one) => `${since(one)}: ${stateInWords(one)}`),
    ...readiness.map((one) => `${since(one)}: ${readinessInWords(one)}`),
    ...(magazine === undefined
      ? []
      : [`rounds, as of ${moment({ time_utc: magazine.asOf_utc })}: ${magazineInWords(magazine)}`]),
  ];
}
