/** One thing that was told, before its places have names. */
import type { Since, When, Where } from '../release.js';

export type What =
  | 'place'
  | 'launch'
  | 'flash'
  | 'impact'
  | 'alarm'
  | 'warning'
  | 'battery'
  | 'state'
  | 'readiness'
  | 'magazine'
  | 'coverage'
  | 'track'
  | 'expected-impact'
  | 'fire-order'
  | 'withheld'
  | 'refused'
  | 'judged-killed'
  | 'judged-missed'
  | 'track-lost'
  | 'threat'
  | 'threat-killed'
  | 'threat-impact'
  | 'shot'
  | 'shot-ended';

export interface RowDraft {
  readonly what: What;
  readonly id: string;
  readonly at?: Partial<When>;
  /** When it no longer held, where that is told. */
  readonly until_utc?: string;
  readonly where?: Where;
  readonly said: string;
}

/** What is told of it, with commas between. */
export function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

/** Rows for what held one after the other: each ends where the next begins. */
export function rowsOfHistory<T extends Since>(
  history: readonly T[],
  tell: (one: T) => Pick<RowDraft, 'what' | 'id' | 'where' | 'said'>,
): readonly RowDraft[] {
  return history.map((one, index) => {
    const until_utc = history[index + 1]?.since_utc;
    return { ...tell(one), at: momentOf(one), ...(until_utc === undefined ? {} : { until_utc }) };
  });
}

function momentOf({ since_utc, within_s }: Since): Partial<When> {
  return {
    ...(since_utc === undefined ? {} : { time_utc: since_utc }),
    ...(within_s === undefined ? {} : { within_s }),
  };
}
