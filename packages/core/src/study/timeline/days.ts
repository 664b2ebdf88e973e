/** Day by day: what each battery was able to do, how likely each place was covered, and what held it back. */
import type { Reason } from '../../messages/index.js';
import { compareCodeUnits } from '../../numerics/index.js';
import type { BatteryStateName, ResolvedBattery } from '../../scenario/resolved.js';
import type { PlaceInReach } from '../../simulation/index.js';
import { type Proportion, proportionOf } from '../spread.js';
import { type BatteryLife, canEngage, conditionAt, type Stage, stageOf } from './life.js';
import { type Quantiles, quantilesOf } from './moments.js';
import type { RuledCondition } from './rules.js';

/** What stood in the way of an engagement at a moment: a task or permission of the deployment, its not having begun, or a reason. */
export type HeldBack =
  | { readonly kind: 'task' | 'permission'; readonly id: string }
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'reason'; readonly reason: Reason };

/** How many samples it was in. */
export interface HeldBackCount {
  readonly battery: string;
  readonly by: HeldBack;
  readonly count: number;
}

export interface BatteryDay {
  /** Share of the samples in each state. */
  readonly states: { readonly [state in BatteryStateName]: number };
  /** Share of the samples at each stage: every sample is at one of them. */
  readonly stages: { readonly [stage in Stage]: number };
  readonly radiates: number;
  readonly engages: Proportion;
  /** Launchers with which it can engage, none where it cannot. */
  readonly launchers: Quantiles;
  /** The most frequent first. */
  readonly heldBack: readonly HeldBackCount[];
}

export interface PlaceDay {
  /** Some battery in reach of it can engage; 95 % interval by Wilson. */
  readonly covered: Proportion;
  /** Some radar that sees as far radiates. */
  readonly watched: number;
  /** Launchers that can engage there, of all batteries. */
  readonly launchers: Quantiles;
  /** In the samples in which it is not covered, by battery in reach; the most frequent first. */
  readonly heldBack: readonly HeldBackCount[];
}

/** Lives of one battery in all samples, and what it is good for at a place. */
export interface LivesOfBattery {
  readonly battery: ResolvedBattery;
  readonly lives: readonly BatteryLife[];
}

export function batteryDay({ battery, lives }: LivesOfBattery, unix_us: number): BatteryDay {
  const now = lives.map((life) => conditionAt(life, unix_us));
  const share = (holds: (one: RuledCondition) => boolean): number => now.filter(holds).length / now.length;
  const at = (stage: Stage): number => share((one) => stageOf(one) === stage);
  const in_ = (state: BatteryStateName): number => share((one) => one.state === state);
  return {
    states: {
      absent: in_('absent'),
      'in-transit': in_('in-transit'),
      delivered: in_('delivered'),
      assembling: in_('assembling'),
      online: in_('online'),
    },
    stages: {
      absent: at('absent'),
      'in-transit': at('in-transit'),
      delivered: at('delivered'),
      assembling: at('assembling'),
      silent: at('silent'),
      warns: at('warns'),
      engages: at('engages'),
    },
    radiates: share(({ radiating }) => radiating),
    engages: proportion(now.map(canEngage)),
    launchers: quantilesOf(now.map(launchersAtWork)),
    heldBack: counted(
      now.flatMap((one) => (canEngage(one) ? [] : [{ battery: battery.id, by: heldBackBy(battery, one) }])),
    ),
  };
}

/**
 * @param batteries those that can engage at the place, or see as far
 */
export function placeDay(
  batteries: readonly (LivesOfBattery & Pick<PlaceInReach, 'engages' | 'sees'>)[],
  samples: number,
  unix_us: number,
): PlaceDay {
  const covered: boolean[] = [];
  const launchers: number[] = [];
  const heldBack: { readonly battery: string; readonly by: HeldBack }[] = [];
  let watched = 0;
  for (let sample = 0; sample < samples; sample++) {
    const now = batteries.map((one) => ({ ...one, is: conditionAt(one.lives[sample], unix_us) }));
    const able = now.filter(({ engages }) => engages);
    const ready = able.reduce((sum, { is }) => sum + launchersAtWork(is), 0);
    covered.push(ready > 0);
    launchers.push(ready);
    if (now.some(({ sees, is }) => sees && is.radiating)) watched++;
    if (ready > 0) continue;
    for (const { battery, is } of able) heldBack.push({ battery: battery.id, by: heldBackBy(battery, is) });
  }
  return {
    covered: proportion(covered),
    watched: watched / samples,
    launchers: quantilesOf(launchers),
    heldBack: counted(heldBack),
  };
}

function proportion(happened: readonly boolean[]): Proportion {
  const observations = happened.map((one, sample) => ({ sample, happened: one }));
  const found = proportionOf(observations);
  if (found === undefined) throw new RangeError('a timeline takes a sample');
  return found;
}

function launchersAtWork(condition: RuledCondition): number {
  return canEngage(condition) ? condition.launchersReady : 0;
}

/**
 * What stood in the way at a moment at which nothing could be fired.
 *
 * What a battery lacks is named before the rules that forbid it: they are named where nothing else stands in the way.
 */
export function heldBackBy(
  { deployment }: ResolvedBattery,
  { heldBy, noFireBecause, launchersReady, forbiddenBy }: RuledCondition,
): HeldBack {
  const isForbidden = launchersReady > 0 && forbiddenBy !== undefined;
  const itself = { kind: 'reason', reason: isForbidden ? forbiddenBy : 'no-ready-launcher' } as const;
  if (deployment === undefined) return { kind: 'reason', reason: noFireBecause ?? itself.reason };
  if (heldBy !== undefined) {
    const isPermission = deployment.permissions.some(({ id }) => id === heldBy);
    return { kind: isPermission ? 'permission' : 'task', id: heldBy };
  }
  // Once it has begun, only a battery without launchers, or one that is forbidden to fire, is held back by none of them.
  return noFireBecause === undefined ? itself : { kind: 'not-begun' };
}

/** In how many samples each was, the most frequent first. */
export function counted(
  all: readonly { readonly battery: string; readonly by: HeldBack }[],
): readonly HeldBackCount[] {
  const counts = new Map<string, { battery: string; by: HeldBack; count: number }>();
  for (const { battery, by } of all) {
    const key = `${battery} ${keyOf(by)}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { battery, by, count: 1 });
    else known.count++;
  }
  return [...counts]
    .sort(([a, one], [b, other]) => other.count - one.count || compareCodeUnits(a, b))
    .map(([, one]) => one);
}

function keyOf(by: HeldBack): string {
  if (by.kind === 'not-begun') return by.kind;
  return by.kind === 'reason' ? `reason ${by.reason}` : `${by.kind} ${by.id}`;
}
