/** A network of activities, and when each of them can begin and end. */
import { compareCodeUnits } from '../../numerics/order.js';

/** One activity of a network. */
export interface Activity {
  readonly id: string;
  /** Ids of those that must be over before it begins. */
  readonly after: readonly string[];
  readonly duration_s: number;
  /** It does not begin before this, s; 0 where left out. */
  readonly notBefore_s?: number;
  /** Spans in which it does not begin, and what forbids it. */
  readonly closed?: readonly Closed[];
}

/** A span in which something does not begin. */
export interface Closed {
  readonly by: string;
  readonly from_s: number;
  /** May be infinite. */
  readonly to_s: number;
}

export interface Scheduled {
  readonly start_s: number;
  readonly finish_s: number;
  /** The activity that was over last before this one began; absent where none was, or where it waited for `notBefore_s`. */
  readonly boundBy?: string;
  /** What forbade it to begin when all was over that it waits for, and since when it waited. */
  readonly waited?: Pick<Closed, 'by' | 'from_s'>;
}

/**
 * The earliest start and finish of each activity.
 *
 * Model: the critical path method: an activity begins when the last of those before it is over, so times are the longest paths
 *   through the network. Of several that end together the one whose id comes first is named. One that may not begin then begins at
 *   the end of the span that forbids it, which may be never (infinite).
 * Source: J. E. Kelley and M. R. Walker, Critical-path planning and scheduling, Eastern Joint Computer Conference (1959) 160.
 *
 * @param activities without a circle, ids known and different: `circleIn` finds what is wrong
 */
export function scheduleOf(activities: readonly Activity[]): ReadonlyMap<string, Scheduled> {
  const byId = new Map(activities.map((one) => [one.id, one]));
  const scheduled = new Map<string, Scheduled>();
  const visit = (activity: Activity): Scheduled => {
    const known = scheduled.get(activity.id);
    if (known !== undefined) return known;
    let start_s = activity.notBefore_s ?? 0;
    let boundBy: string | undefined;
    for (const id of [...activity.after].sort(compareCodeUnits)) {
      const before = byId.get(id);
      if (before === undefined) continue;
      const { finish_s } = visit(before);
      if (finish_s > start_s || (finish_s === start_s && boundBy === undefined && start_s === 0)) {
        start_s = finish_s;
        boundBy = id;
      }
    }
    const { open_s, by } = opening(start_s, activity.closed ?? []);
    const times: Scheduled = {
      start_s: open_s,
      finish_s: open_s + activity.duration_s,
      ...(boundBy === undefined ? {} : { boundBy }),
      ...(by === undefined ? {} : { waited: { by, from_s: start_s } }),
    };
    scheduled.set(activity.id, times);
    return times;
  };
  for (const activity of activities) visit(activity);
  return scheduled;
}

/** The first moment from `start_s` on that no span forbids, and what forbade the last that did. */
function opening(
  start_s: number,
  closed: readonly Closed[],
): { readonly open_s: number; readonly by?: string } {
  let open_s = start_s;
  let by: string | undefined;
  for (;;) {
    const span = closed.find(({ from_s, to_s }) => from_s <= open_s && open_s < to_s);
    if (span === undefined) return { open_s, ...(by === undefined ? {} : { by }) };
    open_s = span.to_s;
    by = span.by;
  }
}

/** Ids of activities that wait for one another, the first again at the end; undefined where there is no such circle. */
export function circleIn(
  activities: readonly Pick<Activity, 'id' | 'after'>[],
): readonly string[] | undefined {
  const afterOf = new Map(activities.map(({ id, after }) => [id, after]));
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (id: string): readonly string[] | undefined => {
    if (done.has(id)) return undefined;
    const at = way.indexOf(id);
    if (at >= 0) return [...way.slice(at), id];
    way.push(id);
    for (const before of afterOf.get(id) ?? []) {
      const circle = visit(before);
      if (circle !== undefined) return circle;
    }
    way.pop();
    done.add(id);
    return undefined;
  };
  for (const { id } of activities) {
    const circle = visit(id);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

/** Whether `id` waits for `other`, be it by way of others. */
export function waitsFor(
  activities: readonly Pick<Activity, 'id' | 'after'>[],
  id: string,
  other: string,
): boolean {
  const afterOf = new Map(activities.map((one) => [one.id, one.after]));
  const seen = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const before of afterOf.get(next) ?? []) {
      if (before === other) return true;
      if (!seen.has(before)) {
        seen.add(before);
        open.push(before);
      }
    }
  }
  return false;
}
