/** What `testudo compare --json` prints: one object. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { comparisonDigest, comparisonId, scenarioHash, studyId } from '@testudo/core/study';
import type { Result } from './compare-command.js';

/** `a` and `b` say which is which; every difference is B minus A. */
export function comparisonAsJson(
  { told, plan, run, comparison, stoppedBy, command, commandGives }: Result,
  folder?: string,
) {
  const { a: summaryOfA, b: summaryOfB, ...rest } = comparison;
  const side = (label: string, scenario: ResolvedScenario, digest: string, study: typeof summaryOfA) => ({
    label,
    scenario: { id: scenario.id, title: scenario.title, hash: scenarioHash(scenario) },
    study: { id: studyId(scenario, plan), digest, trials: plan.trials, unknowns: plan.samples, ...study },
  });
  return {
    format: 1,
    kind: 'comparison',
    simulation: true,
    seed: told.seed,
    id: comparisonId(told.a, told.b, plan),
    digest: comparisonDigest(run.a.rows, run.b.rows),
    command,
    ...(commandGives === undefined ? {} : { commandGives }),
    ...(folder === undefined ? {} : { folder }),
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
    remarks: told.remarks,
    pairs: plan.trials,
    unknowns: plan.samples,
    comparison: rest,
    a: side(told.labels.a, told.a, run.a.digest, summaryOfA),
    b: side(told.labels.b, told.b, run.b.digest, summaryOfB),
  };
}
