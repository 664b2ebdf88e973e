/** What a release is made from once everything that it may not look at is cut away. */
import type { Grants, ResolvedScenario } from '@testudo/core/scenario';
import { releasableLeaves } from './leaves.js';
import { pick } from './pick.js';
import type { Releasable, ReleasableTimeline } from './releasing.js';

export function releasableRun(recording: Releasable, grants: Grants): Releasable {
  const { scenario, events, outcome } = pick(
    recording,
    releasableLeaves(grants, 'run'),
  ) as Partial<Releasable>;
  return {
    scenario: withLists(scenario),
    events: events ?? [],
    outcome: { batteries: [], threats: [], ...outcome } as unknown as Releasable['outcome'],
  };
}

export function releasableTimeline(
  scenario: ResolvedScenario,
  timeline: ReleasableTimeline,
  grants: Grants,
): { readonly scenario: ResolvedScenario; readonly timeline: ReleasableTimeline } {
  const picked = pick({ scenario, timeline }, releasableLeaves(grants, 'timeline')) as {
    readonly scenario?: ResolvedScenario;
    readonly timeline?: ReleasableTimeline;
  };
  return {
    scenario: withLists(picked.scenario),
    timeline: { fromUnix_us: 0, batteries: [], places: [], ...picked.timeline },
  };
}

/** Lists of which nothing may be looked at are empty. */
function withLists(scenario: ResolvedScenario | undefined): ResolvedScenario {
  return {
    places: [],
    launchSites: [],
    batteries: [],
    catalogue: [],
    ...scenario,
  } as unknown as ResolvedScenario;
}
