/**
 * Whether a track may be fired at at all: class, identity, weapons control, and where it will fall.
 *
 * Model: weapons control status. Free: what is not identified as friendly; tight: only what is identified as hostile; hold: nothing.
 *   The rules for ballistic missiles and rockets are apart from those for what flies in air. Under centralised control a battery
 *   without its link gets no authorisation.
 * Source: weapons control status and modes of control as public air-defence doctrine names them (FREE, TIGHT, HOLD; centralised,
 *   decentralised, autonomous).
 * Ignores: self-defence under weapons hold, fire control orders for single tracks, return-to-base corridors.
 */
import { isWithinSurfaceDistance } from '../earth/index.js';
import type { Reason, TrackReport } from '../messages/index.js';
import type { CommandPost, DefendedPlace } from './post.js';
import type { CommandTrack } from './state.js';

export type WeaponsControl = 'free' | 'tight' | 'hold';

/**
 * Why an identified track may not be fired at, whatever could reach it; undefined where it may.
 *
 * @param linkDown whether the link to the centre has failed since the post was set up
 */
export function forbidden(
  post: CommandPost,
  { kind, identity }: CommandTrack,
  linkDown = false,
): Reason | undefined {
  if (kind === 'debris') return 'taken-for-debris';
  if (kind === '' || !isEngaged(post, { kind })) return 'not-in-class';
  if (identity === 'friend') return 'identified-friendly';
  const rule = forbiddenByRules(post, post, post.linked && !linkDown, kind);
  if (rule === 'weapons-hold') return rule;
  return controlOf(post, kind) === 'tight' && identity !== 'hostile' ? 'not-authorised' : rule;
}

/** A class of targets that a battery may be for. */
type Engaged = CommandPost['engages'][number];

/** The rules by which a battery fires at one time. */
export type FireRules = Pick<CommandPost, 'control' | 'weaponsControl'>;

/** Why the rules of one time let nothing be fired at a hostile target of a class; undefined where they do. */
export function forbiddenByRules(
  { engages }: Pick<CommandPost, 'engages'>,
  rules: FireRules,
  isLinkUp: boolean,
  target: Engaged,
): 'not-in-class' | 'weapons-hold' | 'not-authorised' | undefined {
  if (!engages.includes(target)) return 'not-in-class';
  if (controlOf(rules, target) === 'hold') return 'weapons-hold';
  return rules.control === 'centralised' && !isLinkUp ? 'not-authorised' : undefined;
}

function controlOf({ weaponsControl }: Pick<FireRules, 'weaponsControl'>, target: Engaged): WeaponsControl {
  return target === 'air-breathing' ? weaponsControl.airBreathing : weaponsControl.ballistic;
}

/** Whether a track was taken for something that the battery engages. */
export function isEngaged({ engages }: CommandPost, { kind }: Pick<CommandTrack, 'kind'>): boolean {
  return kind !== '' && kind !== 'debris' && engages.includes(kind);
}

/** The place that a track is predicted to fall on: of several the one worth most, then the first by id; undefined for none. */
export function threatenedPlace(post: CommandPost, track: TrackReport['data']): DefendedPlace | undefined {
  const { impactLatitude_rad: latitude_rad, impactLongitude_rad: longitude_rad } = track;
  if (latitude_rad === undefined || longitude_rad === undefined) return undefined;
  const { threatenedMargin_m, threatenedSigmas } = post.parameters;
  const margin_m = threatenedMargin_m + threatenedSigmas * (track.impactMajorSigma_m ?? 0);
  const impact = { latitude_rad, longitude_rad };
  let worst: DefendedPlace | undefined;
  for (const place of post.places) {
    if (!isWithinSurfaceDistance(impact, place, place.radius_m + margin_m)) continue;
    if (worst === undefined || place.value > worst.value) worst = place;
  }
  return worst;
}
