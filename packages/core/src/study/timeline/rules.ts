/** What the rules of fire let a battery do by the calendar, against what flies in the scenario. */
import { forbiddenByRules } from '../../command/index.js';
import type { Reason } from '../../messages/index.js';
import { engagedClassOf } from '../../scenario/engaged-class.js';
import type { EngagedClass, ResolvedBattery, ResolvedScenario } from '../../scenario/resolved.js';
import { type BatteryCondition, settlePostures, type WorldPosture } from '../../simulation/index.js';

/** A condition of a battery with the rules under which it is. */
export interface RuledCondition extends BatteryCondition {
  /** Why nothing may be fired at what flies here, however able the battery is. */
  readonly forbiddenBy?: Reason;
}

/** The classes of what is launched in a scenario; where nothing is, all that this simulator can fly. */
export function flownClasses({ threats, catalogue }: ResolvedScenario): readonly EngagedClass[] {
  const flown = new Set(threats.map(({ classId }) => classId));
  const classes = catalogue.flatMap((entry) => (flown.has(entry.id) ? (engagedClassOf(entry) ?? []) : []));
  return classes.length === 0 ? ['ballistic', 'rocket'] : classes;
}

/**
 * The conditions of a battery with the rules of each time; what changes them divides a condition.
 *
 * Model: the rules of a command post (`command/rules.ts`) for a target of these classes that is held for hostile. The link is that
 *   of the scenario and of the deployment; that it may break down is left out.
 *
 * @param conditions in the order of time, µs since `startUnix_us`, the first at 0
 */
export function underRules(
  conditions: readonly BatteryCondition[],
  battery: ResolvedBattery,
  startUnix_us: number,
  flown: readonly EngagedClass[],
): readonly RuledCondition[] {
  const clock = { epochUnix_us: startUnix_us, postureShift_us: 0, duration_us: Number.POSITIVE_INFINITY };
  const { postures = [], ...first } = settlePostures(battery, clock);
  const rules = [{ from_us: 0, ...first }, ...postures];
  const times = [...new Set([...conditions, ...rules].map(({ from_us }) => from_us))].sort((a, b) => a - b);
  const ruled: RuledCondition[] = [];
  for (const from_us of times) {
    const condition = inForce(conditions, from_us);
    const because = forbiddenBy(battery, inForce(rules, from_us), condition.linked, flown);
    const before = ruled.at(-1);
    // Rules that change and forbid the same, or nothing, make no condition of their own.
    if (condition.from_us !== from_us && before?.forbiddenBy === because) continue;
    ruled.push({ ...condition, from_us, ...(because === undefined ? {} : { forbiddenBy: because }) });
  }
  return ruled;
}

function inForce<T extends { readonly from_us: number }>(all: readonly T[], time_us: number): T {
  return all.filter(({ from_us }) => from_us <= time_us).at(-1) ?? all[0];
}

/** Why nothing that flies may be fired at: what came furthest of the reasons for each class. */
function forbiddenBy(
  battery: ResolvedBattery,
  rules: Pick<WorldPosture, 'control' | 'weaponsControl'>,
  isLinkUp: boolean,
  flown: readonly EngagedClass[],
): Reason | undefined {
  const each = flown.map((target) => forbiddenByRules(battery, rules, battery.linked && isLinkUp, target));
  if (each.includes(undefined)) return undefined;
  return (['not-authorised', 'weapons-hold'] as const).find((one) => each.includes(one)) ?? 'not-in-class';
}
