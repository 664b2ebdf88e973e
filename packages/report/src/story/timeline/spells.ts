/** The days on which a battery that stands by dates has an ability: it may lose it, and come to it again. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Moment, Timeline } from '@testudo/core/study';
import { percent } from '../numbers.js';
import { listed } from '../words.js';
import { calendarDay, dayOfSpan } from './days.js';

/** So many spells are named at most. */
const MOST_SPELLS = 3;

/**
 * `since 1 June 2030`, `from 1 June 2030 to 2 June 2030 and from 5 June 2030 on, in 45 % of the draws`.
 *
 * @param shares of the draws that have it at noon of each day
 * @param first when it first comes; in some draw at least
 */
export function spellsInWords(
  scenario: ResolvedScenario,
  { fromUnix_us, samples }: Timeline,
  shares: readonly number[],
  { share, unix_us }: Moment,
): string {
  const { p50, p10, p05 } = unix_us;
  const since_us = p50 ?? p10 ?? p05;
  const since = since_us === undefined ? undefined : calendarDay(scenario, since_us);
  const often = share > 1 - 0.5 / samples ? '' : `, in ${percent(share)} of the draws`;
  const spells = spellsOf(shares);
  if (spells.length === 0)
    return `${since === undefined ? '' : `first on ${since}, `}at noon of none of the days shown${often}`;
  const isSeen = since_us !== undefined && since_us >= fromUnix_us;
  const day = (index: number): string => dayOfSpan(scenario, fromUnix_us, index);
  const named = spells.slice(0, MOST_SPELLS).map(({ from, to }, index) => {
    const begins = index === 0 && isSeen && since !== undefined ? since : day(from);
    if (to === shares.length - 1) {
      if (index === 0 && isSeen) return `since ${begins}`;
      return from === 0 ? 'on every day shown' : `from ${begins} on`;
    }
    if (from === 0 && !isSeen) return `until ${day(to)}`;
    return begins === day(to) ? `on ${begins}` : `from ${begins} to ${day(to)}`;
  });
  return `${listed(named)}${spells.length > MOST_SPELLS ? ' and so on' : ''}${often}`;
}

/** Days one after the other on which at least half as many draws have it as ever do. */
function spellsOf(shares: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const most = Math.max(0, ...shares);
  const spells: { from: number; to: number }[] = [];
  shares.forEach((share, day) => {
    if (most === 0 || share < most / 2) return;
    const before = spells.at(-1);
    if (before?.to === day - 1) before.to = day;
    else spells.push({ from: day, to: day });
  });
  return spells;
}
