/** Alarms that came before the impact, those that came too late, and impacts without one: counted alike in tables and figures. */

/** Of some impacts. */
export interface Alarms {
  /** From each alarm that came first to its impact, s, above 0: those impacts were announced. */
  readonly before_s: readonly number[];
  /** From each impact that came first to its alarm, s, 0 or more. */
  readonly late_s: readonly number[];
  /** Impacts for which none sounded. */
  readonly none: number;
}

/** @param leads_s from the alarm to the impact of each, s; undefined where none sounded */
export function alarmsOf(leads_s: readonly (number | undefined)[]): Alarms {
  const known = leads_s.filter((lead) => lead !== undefined);
  return {
    before_s: known.filter((lead) => lead > 0),
    late_s: known.filter((lead) => lead <= 0).map((lead) => Math.abs(lead)),
    none: leads_s.length - known.length,
  };
}
