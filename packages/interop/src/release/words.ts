/** What a release says of batteries, tracks and threats, in words that files, stories and pages share. */
import { REASONS } from '@testudo/core/messages';
import type {
  ReleasedCoverage,
  ReleasedMagazine,
  ReleasedReadiness,
  ReleasedState,
  ReleasedStep,
} from './release.js';

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

/** What was done or believed, without its moment. */
export function stepInWords({ step, reason, salvo, shots }: ReleasedStep): string {
  const why = reason === undefined ? '' : reasonInWords(reason);
  return {
    'fire-order': `salvo ${salvo ?? ''} ordered: ${shotsInWords(shots)}`,
    withheld: `no fire: ${why}`,
    refused: `${shotsInWords(shots)} not carried out: ${why}`,
    'judged-killed': `salvo ${salvo ?? ''}: a shot is judged to have killed`,
    'judged-missed': `salvo ${salvo ?? ''}: a shot is judged to have missed`,
  }[step];
}

function shotsInWords(shots = 0): string {
  return shots === 1 ? '1 shot' : `${shots} shots`;
}

export function coverageInWords({ covered, share, low, high }: ReleasedCoverage['days'][number]): string {
  return share === undefined || low === undefined || high === undefined
    ? covered
    : `${covered} (${hundredths(share)}, ${hundredths(low)} to ${hundredths(high)})`;
}

/** A share in hundredths. */
function hundredths(share: number): string {
  return `${Math.round(100 * share)} %`;
}
