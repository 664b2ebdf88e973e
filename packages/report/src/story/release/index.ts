/** A release in words. */
import type { Release } from '@testudo/interop/release';
import { type Block, GAP, heading, list, say } from '../block.js';
import { capital } from '../words.js';
import { batterySection } from './batteries.js';
import { coverageSection, trackSection, truthSection } from './force.js';
import { seenSection } from './seen.js';
import { AUDIENCE_WORDS, moment, placeName, whereInWords } from './words.js';

/** Everything that is told, and in general words what is not. */
export function storyOfRelease(release: Release): readonly Block[] {
  return [
    { kind: 'title', text: releaseTitle(release) },
    ...releaseOpening(release),
    GAP,
    ...placeSection(release),
    ...seenSection(release),
    ...batterySection(release),
    ...coverageSection(release),
    ...trackSection(release),
    ...truthSection(release),
    ...policySection(release),
    GAP,
  ];
}

export function releaseTitle({ audience }: Release): string {
  return `Release to ${AUDIENCE_WORDS[audience]}`;
}

export function releaseOpening({ title, summary, of, asOf_utc }: Release): readonly Block[] {
  const what = of === 'run' ? 'one run of a model' : 'estimates of a model';
  return [
    ...(title === undefined ? [] : [say(title, 'strong')]),
    ...(summary === undefined ? [] : [say(summary)]),
    say(
      `Simulation, exercise: ${what}, not a record of what happened. As of ${moment({ time_utc: asOf_utc, ...(asOf_utc.endsWith(':00Z') ? { within_s: 60 } : {}) })}. Times are UTC.`,
      'quiet',
    ),
  ];
}

export function placeSection(release: Release): readonly Block[] {
  const { places } = release;
  if (places === undefined || places.length === 0) return [];
  return [
    heading('The places'),
    list(
      places.map(({ id, name: _, ...where }) => `${placeName(release, id)}: ${whereInWords(release, where)}`),
    ),
  ];
}

/** What the audience is told and not told, by the policy: the same words whatever happened. */
export function policySection({ told, withheld }: Release): readonly Block[] {
  return [
    heading('What is told here'),
    list(told.map(capital)),
    ...(withheld.length === 0 ? [] : [heading('What is not told here'), list(withheld.map(capital))]),
    say('Both lists follow from who is told. They are the same whatever happened.', 'quiet'),
  ];
}
