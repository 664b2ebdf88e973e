/** What is said of the batteries. */
import type { Release, ReleasedBattery, ReleasedReadiness, ReleasedState } from '@testudo/interop/release';
import { type Block, heading, list, say } from '../block.js';
import { REASON_WORDS } from './reasons.js';
import { hundredths, moment, since, whereInWords } from './words.js';

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
      : [
          `rounds, as of ${moment({ time_utc: magazine.asOf_utc })}: ${
            magazine.band ??
            (magazine.rounds ?? []).map(({ type, left }) => `${left} ${type ?? 'rounds'}`).join(', ')
          }`,
        ]),
  ];
}

function stateInWords({ state, radarOn, because, shares }: ReleasedState): string {
  const radar = radarOn === undefined ? '' : radarOn ? ', radar on' : ', radar off';
  const why = because === undefined ? '' : `; does not fire: ${REASON_WORDS[because] ?? because}`;
  const spread =
    shares === undefined
      ? ''
      : ` (${Object.entries(shares)
          .filter(([, share]) => share > 0)
          .map(([name, share]) => `${name} ${hundredths(share)}`)
          .join(', ')})`;
  return `${state}${radar}${why}${spread}`;
}

function readinessInWords({ ableToFire, launchersReady, share }: ReleasedReadiness): string {
  const ready = launchersReady === undefined ? '' : `, launchers ready: ${launchersReady}`;
  const likely = share === undefined ? '' : ` (in ${hundredths(share)} of the draws)`;
  return `${ableToFire ? 'able to fire' : 'not able to fire'}${ready}${likely}`;
}
