import type { ResolvedScenario } from '@testudo/core/scenario';

/** Whether some battery comes to what it can do by the tasks of a deployment. */
export function hasWeeks({ batteries }: ResolvedScenario): boolean {
  return batteries.some(({ deployment }) => deployment !== undefined);
}
