/** What a battery waits for, in words. */
import { REASONS, type Reason } from '@testudo/core/messages';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { HeldBack, HeldBackCount } from '@testudo/core/study';

/** Where no single threat is spoken of, these say which rule stands in the way. */
const RULES: ReadonlyMap<Reason, string> = new Map([
  ['not-in-class', 'what flies here is in no class that it engages'],
  ['not-authorised', 'a centre has to authorise it, and there is no link to it'],
]);

/** `the check-out (radar-checks)`, `the permission host-consent`, `its deployment had not begun`. */
export function heldBackInWords(scenario: ResolvedScenario, battery: string, by: HeldBack): string {
  switch (by.kind) {
    case 'not-begun':
      return 'its deployment had not begun';
    case 'reason':
      return RULES.get(by.reason) ?? REASONS[by.reason];
    case 'permission':
      return `the permission ${by.id}`;
    case 'task': {
      const deployment = scenario.batteries.find(({ id }) => id === battery)?.deployment;
      const task = deployment?.tasks.find(({ id }) => id === by.id);
      if (task === undefined) return by.id;
      const kind = task.by === undefined ? task.kind : `${task.kind} by ${task.by}`;
      return kind === task.id ? by.id : `${by.id} (${kind})`;
    }
  }
}

/** The same in a table. */
export function shortHeldBack([first]: readonly HeldBackCount[]): string {
  if (first === undefined) return '–';
  const { by } = first;
  if (by.kind === 'not-begun') return 'not begun';
  return by.kind === 'reason' ? by.reason : by.id;
}

/** What held back most samples on a day, in words; undefined where nothing did. */
export function mostHeldBack(
  scenario: ResolvedScenario,
  heldBack: readonly HeldBackCount[],
): string | undefined {
  const [first] = heldBack;
  return first === undefined ? undefined : heldBackInWords(scenario, first.battery, first.by);
}

/** Days one after the other on which the same held most draws back. */
export interface HeldSpan {
  readonly first: number;
  readonly last: number;
  /** As a table has it, and in words. */
  readonly short: string;
  readonly words: string;
}

/** Once at most this share of the draws is held back, nothing is named. */
const FEW = 0.05;

/**
 * What held most draws back, day after day, in spans.
 *
 * @param days with the share of draws that anything holds back
 */
export function heldSpans(
  scenario: ResolvedScenario,
  days: readonly { readonly heldBack: readonly HeldBackCount[]; readonly held: number }[],
): readonly HeldSpan[] {
  const spans: HeldSpan[] = [];
  days.forEach(({ heldBack, held }, day) => {
    const words = mostHeldBack(scenario, heldBack);
    if (words === undefined || held <= FEW) return;
    const before = spans.at(-1);
    if (before?.words === words && before.last === day - 1)
      spans[spans.length - 1] = { ...before, last: day };
    else spans.push({ first: day, last: day, short: shortHeldBack(heldBack), words });
  });
  return spans;
}
