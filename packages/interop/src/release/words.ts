/** What a release says of batteries, tracks and threats, in words that files, stories and pages share. */
import { REASONS } from '@testudo/core/messages';
import type { ReleasedMagazine, ReleasedReadiness, ReleasedState } from './release.js';

/** A reason by its name, as a sentence says it. */
export function reasonInWords(reason: string): string {
  return (REASONS as { readonly [reason: string]: string })[reason] ?? reason;
}

export function stateInWords({ state, radarOn, because, shares }: ReleasedState): string {
  const radar = radarOn === undefined ? '' : radarOn ? ', radar on' : ', radar off';
  const why = because === undefined ? '' : `; does not fire: ${reasonInWords(because)}`;
  const spread =
    shares === undefined
      ? ''
      : ` (${Object.entries(shares)
          .filter(([, share]) => share > 0)
          .map(([name, share]) => `${name} ${hundredths(share)}`)
          .join(', ')})`;
  return `${state}${radar}${why}${spread}`;
}

export function readinessInWords({
  ableToFire,
  launchersInOrder,
  noRoundOnLaunchers,
  launchersReady,
  share,
}: ReleasedReadiness): string {
  return [
    ableToFire ? 'able to fire' : 'not able to fire',
    ...(noRoundOnLaunchers === true ? [', no round on its launchers'] : []),
    ...(launchersInOrder === undefined ? [] : [`, launchers in order: ${launchersInOrder}`]),
    ...(launchersReady === undefined ? [] : [`, launchers ready: ${launchersReady}`]),
    ...(share === undefined ? [] : [` (in ${hundredths(share)} of the draws)`]),
  ].join('');
}

/** What is left, without the moment of which it is said. */
export function magazineInWords({ band, rounds = [], onLaunchers }: ReleasedMagazine): string {
  if (band !== undefined) return band;
  const counted = rounds.map(({ type, left }) => `${left} ${type ?? 'rounds'}`).join(', ');
  return onLaunchers === undefined ? counted : `${counted}; on launchers: ${onLaunchers}`;
}

/** A share in hundredths. */
export function hundredths(share: number): string {
  return `${Math.round(100 * share)} %`;
}
