import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDeployment, DAY, DEPLOYMENT, HOUR } from '../../../../../tests/any-deployment.js';
import { scheduleDeployment } from './schedule.js';
import { type DeploymentState, standingAt, standingsOf } from './standing.js';
import type { Deployment, Withdrawn } from './tasks.js';

/** The deployment that is reckoned by hand, with a permission withdrawn for a while. Without that it engages on day 18, 5 h. */
function withdrawnFrom(id: 'consent' | 'release', withdrawn: Withdrawn, given_s?: number): Deployment {
  return {
    ...DEPLOYMENT,
    permissions: DEPLOYMENT.permissions.map((one) =>
      one.id === id ? { ...one, withdrawn, ...(given_s === undefined ? {} : { given_s }) } : one,
    ),
  };
}

describe('a permission that is withdrawn', () => {
  it('keeps a movement from beginning, not from going on', () => {
    const early = scheduleDeployment(withdrawnFrom('consent', { from_s: 1.5 * DAY, to_s: 20 * DAY }, DAY));
    expect(early.times.get('air')).toEqual({ start_s: 20 * DAY, finish_s: 23 * DAY });
    expect(early.engages_s).toBe(28 * DAY + 5 * HOUR);
    expect(early.held.slice(0, 3)).toEqual([
      { by: 'request', from_s: 0, to_s: 2 * DAY },
      { by: 'consent', from_s: 2 * DAY, to_s: 20 * DAY },
      { by: 'air', from_s: 20 * DAY, to_s: 23 * DAY },
    ]);
    // It begins on day 10, and is on its way when the consent ends.
    const late = scheduleDeployment(withdrawnFrom('consent', { from_s: 10 * DAY + HOUR, to_s: 90 * DAY }));
    expect(late.times).toEqual(scheduleDeployment(DEPLOYMENT).times);
    expect(late.held).toEqual(scheduleDeployment(DEPLOYMENT).held);
  });

  it('takes an ability back for as long as it is withdrawn, and says which it is', () => {
    const schedule = scheduleDeployment(withdrawnFrom('release', { from_s: 25 * DAY, to_s: 27 * DAY }));
    expect(schedule.engages_s).toBe(18 * DAY + 5 * HOUR);
    const told = [24.9, 25, 26.9, 27].map((day) => {
      const { mayFire, mayRadiate, heldBy, state } = standingAt(schedule, day * DAY);
      return [mayFire, mayRadiate, heldBy, state];
    });
    expect(told).toEqual([
      [true, true, undefined, 'online'],
      [false, true, 'release', 'online'],
      [false, true, 'release', 'online'],
      [true, true, undefined, 'online'],
    ]);
    const changes = standingsOf(schedule).map(({ from_s }) => from_s);
    expect(changes).toContain(25 * DAY);
    expect(changes).toContain(27 * DAY);
  });

  it('for good before it was of use leaves a battery that never engages', () => {
    const never = scheduleDeployment(
      withdrawnFrom('release', { from_s: 10 * DAY, to_s: Number.POSITIVE_INFINITY }),
    );
    expect(never.engages_s).toBe(Number.POSITIVE_INFINITY);
    expect(never.online_s).toBe(18 * DAY + 5 * HOUR);
    expect(standingAt(never, 1000 * DAY)).toMatchObject({
      mayFire: false,
      heldBy: 'release',
      state: 'online',
    });
    const stays = scheduleDeployment(withdrawnFrom('consent', { from_s: 0, to_s: Number.POSITIVE_INFINITY }));
    expect(stays.assembling_s).toBe(Number.POSITIVE_INFINITY);
    // The link kit comes by sea, which needs no consent; the battery does not.
    expect(standingAt(stays, 1000 * DAY)).toMatchObject({ state: 'in-transit', heldBy: 'consent' });
  });
});

describe('whatever is withdrawn', () => {
  const span = fc
    .tuple(
      fc.integer({ min: 0, max: 120 * DAY }),
      fc.option(fc.integer({ min: 1, max: 60 * DAY }), { nil: undefined }),
    )
    .map(([from_s, lasts_s]): Withdrawn => {
      return { from_s, to_s: lasts_s === undefined ? Number.POSITIVE_INFINITY : from_s + lasts_s };
    });
  const withdrawn = fc
    .tuple(anyDeployment, fc.array(fc.option(span, { nil: undefined }), { minLength: 3, maxLength: 3 }))
    .map(([deployment, spans]): Deployment => {
      const permissions = deployment.permissions.map((one, index) => {
        const own = spans[index];
        return own === undefined ? one : { ...one, withdrawn: own };
      });
      return { ...deployment, permissions };
    });

  it('nothing begins, radiates or fires while it may not, no state is skipped, and what stands in the way is named', () => {
    const ORDER: readonly DeploymentState[] = ['absent', 'in-transit', 'delivered', 'assembling', 'online'];
    fc.assert(
      fc.property(withdrawn, (deployment) => {
        const schedule = scheduleDeployment(deployment);
        const spanOf = (gate: string) =>
          deployment.permissions.find(({ gates }) => gates === gate)?.withdrawn;
        const within = (gate: string, at_s: number): boolean => {
          const own = spanOf(gate);
          return own !== undefined && own.from_s <= at_s && at_s < own.to_s;
        };
        const road_s = schedule.times.get('road')?.start_s ?? 0;
        expect(within('movement', road_s)).toBe(false);
        const standings = standingsOf(schedule);
        let before = 0;
        for (const { state } of standings) {
          expect(ORDER.indexOf(state)).toBeGreaterThanOrEqual(before);
          before = ORDER.indexOf(state);
        }
        for (const one of standings) {
          if (within('radiating', one.from_s)) expect(one.mayRadiate).toBe(false);
          if (within('firing', one.from_s)) expect(one.mayFire).toBe(false);
          const canEngage = one.radarUp && one.launchersReady > 0 && one.mayFire && one.mayRadiate;
          if (deployment.launchers > 0 && one.from_s >= 0) expect(one.heldBy === undefined).toBe(canEngage);
        }
        const last = schedule.held.at(-1);
        expect(last?.to_s).toBe(schedule.engages_s);
        schedule.held.forEach(({ from_s, to_s }, index) => {
          expect(to_s).toBeGreaterThan(from_s);
          if (index > 0) expect(from_s).toBe(schedule.held[index - 1]?.to_s);
        });
        expect(within('firing', schedule.engages_s)).toBe(false);
        expect(within('radiating', schedule.engages_s)).toBe(false);
      }),
    );
  });
});
