/**
 * What a battery takes a track for, and whose.
 *
 * Model: the kind from how the track moves: fast or high is ballistic, and stays so when air slows it down; slower and soon down is a
 *   rocket, the rest flies in air; what is surely braked much more than an unknown missile is an empty body or debris. Whose it is
 *   follows from the kind, because what falls from 100 km has no friend among the neighbours; the errors are draws. A ballistic
 *   missile may be taken for an aircraft, and what is hostile may stay unknown or be held for a friend.
 * Source: the errors are those of the record: fratricide in 2003 and the shooting down of an airliner in 2020 were of this kind, there in
 *   the other direction. How often they happen is published by nobody.
 * Ignores: interrogation (IFF) as such, flight plans, safe corridors, electronic emissions.
 */
import type { TrackIdentified, TrackReport } from '../messages/index.js';
import { exp, type TimeUs, US_PER_S } from '../numerics/index.js';
import type { IdentificationParameters } from './parameters.js';

export type TrackKind = TrackIdentified['data']['kind'];
export type Identity = TrackIdentified['data']['identity'];

/** Uniform draws in [0, 1) that belong to one track. */
export interface IdentificationDraws {
  readonly classified: number;
  readonly identified: number;
  readonly friend: number;
}

/** Drag counts as far as the track is sure of it: so many standard deviations below its estimate. */
const SURE_SIGMAS = 2;

/** Whether a track moves as only a ballistic missile does. */
export function movesBallistically(
  { speed_mps, height_m }: TrackReport['data'],
  { ballisticSpeed_mps, ballisticHeight_m }: IdentificationParameters,
): boolean {
  return speed_mps >= ballisticSpeed_mps || height_m >= ballisticHeight_m;
}

/**
 * What a track is taken for from its motion alone.
 *
 * @param wasBallistic whether it moved as only a ballistic missile does in this report or an earlier one
 */
export function kindFromMotion(
  report: TrackReport['data'],
  now_us: TimeUs,
  parameters: IdentificationParameters,
  wasBallistic: boolean,
): TrackKind {
  const surely = report.logDrag - SURE_SIGMAS * report.logDragSigma;
  if (exp(surely) >= parameters.debrisDrag) return 'debris';
  if (wasBallistic) return 'ballistic';
  const { impact_us } = report;
  const soonDown = impact_us !== undefined && impact_us - now_us <= parameters.rocketTimeToGo_s * US_PER_S;
  return soonDown ? 'rocket' : 'air-breathing';
}

/**
 * What a track is taken for, errors and all.
 *
 * @param wasBallistic as in `kindFromMotion`
 * @param alone whether the battery has no link to a centre and knows only what it sees itself
 */
export function identify(
  report: TrackReport['data'],
  now_us: TimeUs,
  parameters: IdentificationParameters,
  wasBallistic: boolean,
  alone: boolean,
  draws: IdentificationDraws,
): { readonly kind: TrackKind; readonly identity: Identity } {
  const seen = kindFromMotion(report, now_us, parameters, wasBallistic);
  const mistaken = seen === 'ballistic' && draws.classified < parameters.classificationError;
  const kind = mistaken ? 'air-breathing' : seen;
  if (kind === 'air-breathing') return { kind, identity: 'unknown' };
  const error = alone ? parameters.identificationErrorAlone : parameters.identificationError;
  if (draws.identified >= error) return { kind, identity: 'hostile' };
  return { kind, identity: draws.friend < parameters.friendShare ? 'friend' : 'unknown' };
}

/** Time from the first report of a track to its identification, s. @param draw uniform in [0, 1) */
export function identificationDelay_s(
  { delay_s, delaySpread }: IdentificationParameters,
  draw: number,
): number {
  return delay_s * (1 + delaySpread * (2 * draw - 1));
}
