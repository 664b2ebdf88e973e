/** Bodies as lines to be drawn: times in seconds, values in the unit of the measure. */
import type { Pick } from '../../state/state.js';
import type { Body } from './bodies.js';
import type { Measure } from './measures.js';

export interface Line {
  readonly body: Body;
  readonly times_s: Float64Array;
  readonly values: Float64Array;
}

/** The lines of all bodies that the measure has a meaning for. */
export function linesOf(bodies: readonly Body[], measure: Measure): readonly Line[] {
  return bodies.flatMap((body) => {
    const value = measure.of(body);
    if (value === undefined) return [];
    return [
      {
        body,
        times_s: Float64Array.from(body.points, ({ time_us }) => time_us / 1e6),
        values: Float64Array.from(body.points, value),
      },
    ];
  });
}

/** The greatest value of some lines between two times; 0 where there is none. */
export function mostBetween(lines: readonly Line[], from_s: number, until_s: number): number {
  let most = 0;
  for (const { times_s, values } of lines) {
    for (let i = 0; i < times_s.length; i++) {
      const time_s = times_s[i];
      if (time_s >= from_s && time_s <= until_s && values[i] > most) most = values[i];
    }
  }
  return most;
}

/** The value of a line at a time, between its points; undefined outside of them. */
export function valueAt({ times_s, values }: Line, time_s: number): number | undefined {
  const last = times_s.length - 1;
  if (last < 0 || time_s < times_s[0] || time_s > times_s[last]) return undefined;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times_s[middle] <= time_s) low = middle;
    else high = middle;
  }
  const span_s = times_s[high] - times_s[low];
  const share = span_s === 0 ? 0 : (time_s - times_s[low]) / span_s;
  return values[low] + share * (values[high] - values[low]);
}

/**
 * The value of what is picked itself at a time: of a threat that of the body that counts, not of what was fired at it nor of what
 * was believed of it. Undefined where it is not, or no longer, in the air.
 */
export function valueOfPicked(
  lines: readonly Line[],
  picked: Pick | undefined,
  time_s: number,
): number | undefined {
  if (picked === undefined) return undefined;
  for (const line of lines) {
    const { kind, pick } = line.body;
    if (kind !== picked.kind || pick.id !== picked.id) continue;
    const value = valueAt(line, time_s);
    if (value !== undefined) return value;
  }
  return undefined;
}
