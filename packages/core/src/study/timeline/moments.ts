/** When a battery gains each of its abilities, over all samples. */
import { sampleQuantile, sorted } from '../../numerics/index.js';
import type { ResolvedBattery } from '../../scenario/resolved.js';
import { type BatteryLife, canEngage, firstMoment } from './life.js';

/** Where a moment or a duration lies: quantiles over the samples; those that never come are absent. */
export interface Quantiles {
  readonly p05?: number;
  readonly p10?: number;
  readonly p50?: number;
  readonly p90?: number;
  readonly p95?: number;
}

/** A moment of the calendar, µs since 1970. */
export interface Moment {
  /** Share of the samples in which it comes at all. */
  readonly share: number;
  readonly unix_us: Quantiles;
}

export interface BatteryMoments {
  readonly delivered: Moment;
  readonly assembling: Moment;
  /** Its radar radiates: it can warn. */
  readonly radiates: Moment;
  /** It can engage with as many launchers, from one to as many as it nominally has. */
  readonly engages: readonly (Moment & { readonly launchers: number })[];
  /** From delivery to able to engage with one launcher, s, of the samples that have both. */
  readonly fromDelivery_s: Quantiles;
  /** What stood between the beginning of its deployment and the first engagement, in the order of time. */
  readonly held: readonly HeldUpBy[];
  /** Share of the time in which it is not out of order once it is set up, over the samples; absent where it does not wear. */
  readonly atWork?: { readonly mean: number; readonly share: Quantiles };
}

/** A task or permission that no sample, or not every one, could do without. */
export interface HeldUpBy {
  readonly by: string;
  readonly kind: 'task' | 'permission';
  /** Share of the samples in which it was on the longest path, and how long it was in those, s. */
  readonly share: number;
  readonly mean_s: number;
  readonly held_s: Quantiles;
}

const ON_THE_GROUND: ReadonlySet<string> = new Set(['delivered', 'assembling', 'online']);
const BEING_SET_UP: ReadonlySet<string> = new Set(['assembling', 'online']);

/** @param launchers as many as the battery nominally has */
export function momentsOfBattery(
  battery: ResolvedBattery,
  lives: readonly BatteryLife[],
  launchers: number,
): BatteryMoments {
  const first = (holds: Parameters<typeof firstMoment>[1]): readonly number[] =>
    lives.map((life) => firstMoment(life, holds) ?? Number.POSITIVE_INFINITY);
  const delivered = first(({ state }) => ON_THE_GROUND.has(state));
  const engages = Array.from({ length: launchers }, (_, index) =>
    first((one) => canEngage(one) && one.launchersReady > index),
  );
  const fromDelivery = (engages[0] ?? []).map((at_us, index) => (at_us - delivered[index]) / 1e6);
  return {
    delivered: momentOf(delivered),
    assembling: momentOf(first(({ state }) => BEING_SET_UP.has(state))),
    radiates: momentOf(first(({ radiating }) => radiating)),
    engages: engages.map((times, index) => ({ launchers: index + 1, ...momentOf(times) })),
    fromDelivery_s: quantilesOf(fromDelivery.filter(Number.isFinite)),
    held: heldUpBy(battery, lives),
    ...atWorkOver(lives),
  };
}

function atWorkOver(lives: readonly BatteryLife[]): Pick<BatteryMoments, 'atWork'> {
  const shares = lives.flatMap(({ atWork }) => (atWork === undefined ? [] : [atWork]));
  if (shares.length === 0) return {};
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { atWork: { mean, share: quantilesOf(shares) } };
}

function momentOf(times_us: readonly number[]): Moment {
  const come = times_us.filter(Number.isFinite).length;
  return {
    share: times_us.length === 0 ? 0 : come / times_us.length,
    unix_us: quantilesOf(times_us, Math.round),
  };
}

/** Quantiles of values of which some may be infinite: a quantile among those is absent. */
export function quantilesOf(values: readonly number[], rounded = (value: number) => value): Quantiles {
  if (values.length === 0) return {};
  const ordered = sorted(values);
  const at = (p: number): number | undefined => {
    const rank = (ordered.length - 1) * p;
    const upper = ordered[Math.ceil(rank)];
    if (!Number.isFinite(upper)) return undefined;
    // On a value there is nothing to interpolate: the next one may be infinite.
    return rounded(Number.isInteger(rank) ? upper : sampleQuantile(ordered, p));
  };
  const all = { p05: at(0.05), p10: at(0.1), p50: at(0.5), p90: at(0.9), p95: at(0.95) };
  // fixed keys: the five quantiles, in their order
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function heldUpBy({ deployment }: ResolvedBattery, lives: readonly BatteryLife[]): readonly HeldUpBy[] {
  if (deployment === undefined) return [];
  const parts = [
    ...deployment.tasks.map(({ id }) => ({ id, kind: 'task' as const })),
    ...deployment.permissions.map(({ id }) => ({ id, kind: 'permission' as const })),
  ];
  const found = parts.flatMap(({ id, kind }) => {
    const spans = lives.flatMap(({ held, beginsUnix_us }) => {
      const own = held.filter(({ by }) => by === id);
      if (own.length === 0 || beginsUnix_us === undefined) return [];
      const held_s = own.reduce((sum, one) => sum + (one.toUnix_us - one.fromUnix_us) / 1e6, 0);
      return [{ held_s, after_s: (own[0].fromUnix_us - beginsUnix_us) / 1e6 }];
    });
    if (spans.length === 0) return [];
    const mean = (of: (span: (typeof spans)[number]) => number): number =>
      spans.reduce((sum, span) => sum + of(span), 0) / spans.length;
    const by: HeldUpBy = {
      by: id,
      kind,
      share: spans.length / lives.length,
      mean_s: mean(({ held_s }) => held_s),
      held_s: quantilesOf(spans.map(({ held_s }) => held_s)),
    };
    return [{ by, after_s: mean(({ after_s }) => after_s) }];
  });
  return found.sort((a, b) => a.after_s - b.after_s || (a.by.by < b.by.by ? -1 : 1)).map(({ by }) => by);
}
