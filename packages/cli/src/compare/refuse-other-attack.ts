import type { Quantity } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { attackDifferences } from '@testudo/core/study';
import type { Labels } from '@testudo/report';
import { Refusal } from '../terminal/index.js';

/** More lines than this help nobody. */
const MOST_LINES = 20;

/**
 * Two defences can be compared against one attack only.
 *
 * @throws Refusal that lists what differs
 */
export function refuseOtherAttack(a: ResolvedScenario, b: ResolvedScenario, labels: Labels): void {
  const differences = attackDifferences(a, b);
  if (differences.length === 0) return;
  const lines = differences
    .slice(0, MOST_LINES)
    .map(({ what, inA, inB }) => `  ${what}: ${labels.a} ${inA}, ${labels.b} ${inB}`);
  const rest = differences.length - lines.length;
  throw new Refusal(
    [
      `${labels.a} and ${labels.b} are not the same attack, so their defences cannot be compared:`,
      ...lines,
      ...(rest === 0 ? [] : [`  and ${rest} more`]),
      'A scenario that differs in its defence only is best written with extends.',
    ].join('\n'),
  );
}

/** What differs besides batteries, and is compared along with them. */
export function alsoDifferent(a: ResolvedScenario, b: ResolvedScenario): readonly string[] {
  return [
    ...(peopleIn(a) === peopleIn(b)
      ? []
      : [
          'The people at the places, or when they take shelter, differ too: who is met outside shelter does not depend on the defence alone.',
        ]),
    ...(warningIn(a) === warningIn(b)
      ? []
      : ['Early warning differs too: warning times do not depend on the batteries alone.']),
  ];
}

/** All numbers of the people, and nothing of where they come from. */
function peopleIn({ places }: ResolvedScenario): string {
  return JSON.stringify(
    places.map(({ people }) =>
      people.map(({ id, count, shelteredFrom_us, timeToShelter_s, allClearAfter_s }) => [
        id,
        numbersOf(count),
        shelteredFrom_us,
        numbersOf(timeToShelter_s),
        allClearAfter_s === undefined ? undefined : numbersOf(allClearAfter_s),
      ]),
    ),
  );
}

function warningIn({ earlyWarning, catalogue }: ResolvedScenario): string {
  const system = catalogue.find(({ id }) => id === earlyWarning?.system);
  return JSON.stringify(
    system?.parameters.map(({ name, quantity }) => [name, numbersOf(quantity)]) ?? 'none',
  );
}

function numbersOf({ low, nominal, high, distribution }: Quantity): readonly unknown[] {
  return [low, nominal, high, distribution];
}
