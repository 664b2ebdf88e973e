/** Why a battery did not fire at a threat, or did not stop it: the first thing in the way, in the order of the chain. */
import type { BatteryStatus, Reason } from '../../messages/index.js';
import type { LadderDraft } from './defence-ledger.js';

/** How far a battery came with a threat: more is further. */
export type Stage = 0 | 1 | 2 | 3 | 4 | 5;

export function stageOf({
  shots,
  withheld,
  identified_us,
  tracked_us,
  detected_us,
  pass,
}: LadderDraft): Stage {
  if (shots.length > 0) return 5;
  if (withheld !== undefined) return 4;
  if (identified_us !== undefined || tracked_us !== undefined) return 3;
  if (detected_us !== undefined) return 2;
  return pass === undefined ? 0 : 1;
}

/**
 * The chain of reasons of one battery for one threat that it did not kill, the one that settled it first.
 *
 * @param inClass whether the threat is in a class that the battery engages: nothing else is asked where it is not
 * @param status of the battery at the threat's launch
 */
export function whyNot(
  ladder: LadderDraft,
  inClass: boolean,
  status: BatteryStatus['data'] | undefined,
): readonly [Reason, ...Reason[]] {
  if (!inClass) return ['not-in-class'];
  const stage = stageOf(ladder);
  // One that came while the threat was on its way answers for what it did.
  if (stage === 0 && (status === undefined || status.state === 'absent'))
    return [status?.radarOffBecause ?? 'battery-absent'];
  if (stage === 5) return afterShots(ladder);
  if (ladder.withheld !== undefined) return [asScored(ladder.withheld)];
  if (stage === 3) return [ladder.identified_us === undefined ? 'not-identified-in-time' : 'too-late'];
  if (stage === 2) return ['not-tracked-in-time'];
  return [ladder.pass?.limit ?? 'beyond-radar-range'];
}

/** It was fired at and not stopped. */
function afterShots({ shots, withheld }: LadderDraft): readonly [Reason, ...Reason[]] {
  const failed = shots.every(({ result }) => result === 'interceptor-failed');
  const spent: Reason = failed ? 'interceptor-failed' : 'missed';
  if (shots.some(({ judgedKilled, result }) => judgedKilled === true && result !== 'killed')) {
    return ['wrongly-assessed-killed', spent];
  }
  return withheld === undefined || withheld === spent ? [spent] : [spent, asScored(withheld)];
}

/** What a command post says of a track, told by one who knows that its threat is in the class that is engaged. */
function asScored(withheld: Reason): Reason {
  return withheld === 'not-in-class' ? 'taken-for-another-class' : withheld;
}
