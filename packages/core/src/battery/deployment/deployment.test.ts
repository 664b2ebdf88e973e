import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDeployment, DAY, DEPLOYMENT, HOUR, ORDER_OF_TASKS } from '../../../../../tests/any-deployment.js';
import { type Activity, circleIn, scheduleOf, waitsFor } from './network.js';
import { activitiesOf, type DeploymentSchedule, scheduleDeployment } from './schedule.js';
import { type DeploymentState, standingAt, standingsOf } from './standing.js';
import { type Deployment, TASK_KINDS } from './tasks.js';

/** Half a second: sums of float64 in another order differ by less. */
const NEAR = 0.5;

/** The longest of all paths to an activity, each walked on its own. */
function longestPath(activities: readonly Activity[], id: string): number {
  const own = activities.find((one) => one.id === id);
  if (own === undefined) throw new Error(`no ${id}`);
  const starts = own.after.map((before) => longestPath(activities, before));
  return own.duration_s + Math.max(own.notBefore_s ?? 0, ...starts);
}

describe('a deployment reckoned by hand', () => {
  const schedule = scheduleDeployment(DEPLOYMENT);

  it('has its times', () => {
    expect(schedule).toMatchObject({
      departed_s: 2 * DAY, // the sea movement needs no consent
      delivered_s: 13 * DAY, // what the emplacement waits for came by air
      assembling_s: 18 * DAY,
      radarUp_s: 18 * DAY + 2 * HOUR,
      launcherReady_s: [18 * DAY + 3 * HOUR, 18 * DAY + 5 * HOUR],
      online_s: 18 * DAY + 5 * HOUR,
      linked_s: 30 * DAY + 2 * HOUR,
      aligned_s: 18 * DAY + 5 * HOUR,
      radiatingPermitted_s: 0,
      firingPermitted_s: 18 * DAY + 5 * HOUR,
      engages_s: 18 * DAY + 5 * HOUR,
    });
    expect(schedule.times.get('load')).toMatchObject({
      start_s: 18 * DAY + HOUR,
      finish_s: 18 * DAY + 5 * HOUR,
    });
  });

  it('says what held it up, from the beginning to the first engagement', () => {
    expect(schedule.held).toEqual([
      { by: 'consent', from_s: 0, to_s: 10 * DAY },
      { by: 'air', from_s: 10 * DAY, to_s: 13 * DAY },
      { by: 'check-out', from_s: 13 * DAY, to_s: 18 * DAY },
      { by: 'emplacement', from_s: 18 * DAY, to_s: 18 * DAY + HOUR },
      { by: 'start', from_s: 18 * DAY + HOUR, to_s: 18 * DAY + 2 * HOUR },
      { by: 'release', from_s: 18 * DAY + 2 * HOUR, to_s: 18 * DAY + 5 * HOUR },
    ]);
  });

  it('is able to do part of it before it can do all', () => {
    const told = standingsOf(schedule).map((one) => [
      one.from_s / HOUR - 18 * 24,
      one.state,
      one.radarUp,
      one.launchersReady,
      one.mayFire,
      one.linked,
      one.aligned,
      one.heldBy ?? '',
    ]);
    expect(told.slice(-7)).toEqual([
      [-5 * 24, 'delivered', false, 0, false, false, false, 'check-out'],
      [0, 'assembling', false, 0, false, false, false, 'emplacement'],
      [1, 'assembling', false, 0, false, false, false, 'start'],
      [2, 'assembling', true, 0, false, false, false, 'release'],
      [3, 'assembling', true, 1, false, false, false, 'release'],
      [5, 'online', true, 2, true, false, true, ''],
      [12 * 24 + 2, 'online', true, 2, true, true, true, ''],
    ]);
    expect(told[0]).toEqual([Number.NEGATIVE_INFINITY, 'absent', false, 0, false, false, false, '']);
  });

  it('is misaligned for ever where alignment is skipped, and fires nothing without a launcher', () => {
    const tasks = DEPLOYMENT.tasks.filter(({ kind }) => kind !== 'alignment');
    const skipped = scheduleDeployment({ ...DEPLOYMENT, tasks, launchers: 0 });
    expect(skipped.aligned_s).toBe(Number.POSITIVE_INFINITY);
    expect(standingAt(skipped, 1000 * DAY)).toMatchObject({
      aligned: false,
      launchersReady: 0,
      radarUp: true,
    });
  });
});

describe('any deployment', () => {
  it('is timed as every path on its own says', () => {
    fc.assert(
      fc.property(anyDeployment, (deployment) => {
        const activities = activitiesOf(deployment);
        const times = scheduleOf(activities);
        for (const { id } of activities)
          expect(
            Math.abs((times.get(id)?.finish_s ?? Number.NaN) - longestPath(activities, id)),
          ).toBeLessThan(NEAR);
      }),
    );
  });

  it('skips no state but one that lasts no time, and goes back to none', () => {
    const ORDER: readonly DeploymentState[] = ['absent', 'in-transit', 'delivered', 'assembling', 'online'];
    const movements = new Set(ORDER_OF_TASKS.flatMap(([id, kind]) => (kind === 'movement' ? [id] : [])));
    fc.assert(
      fc.property(anyDeployment, (deployment) => {
        const schedule = scheduleDeployment(deployment);
        const states = standingsOf(schedule).map(({ state }) => state);
        // An emplacement that waits for a movement itself may begin at the moment of delivery.
        const { after = [] } = deployment.tasks.find(({ id }) => id === 'emplacement') ?? {};
        const atOnce = schedule.assembling_s === schedule.delivered_s;
        expect(atOnce && !after.some((id) => movements.has(id))).toBe(false);
        expect(states.filter((state, index) => state !== states[index - 1])).toEqual(
          ORDER.filter((state) => !(atOnce && state === 'delivered')),
        );
      }),
    );
  });

  it('loses no ability once it has it, and has radar and launchers only where it stands', () => {
    fc.assert(
      fc.property(anyDeployment, (deployment) => {
        const standings = standingsOf(scheduleDeployment(deployment));
        standings.forEach((now, index) => {
          const before = standings[index - 1] ?? now;
          expect(now.launchersReady).toBeGreaterThanOrEqual(before.launchersReady);
          for (const ability of ['radarUp', 'mayRadiate', 'mayFire', 'linked', 'aligned'] as const)
            expect(now[ability] || !before[ability]).toBe(true);
          if (now.radarUp || now.launchersReady > 0) expect(['assembling', 'online']).toContain(now.state);
        });
        expect(standings.at(-1)).toMatchObject({
          state: 'online',
          radarUp: true,
          launchersReady: deployment.launchers,
        });
      }),
    );
  });

  it('is held up without a gap from its beginning until it engages, and not after', () => {
    fc.assert(
      fc.property(anyDeployment, (deployment) => {
        const schedule = scheduleDeployment(deployment);
        const { held, engages_s } = schedule;
        expect(held[0]?.from_s).toBe(0);
        expect(held.at(-1)?.to_s).toBe(engages_s);
        held.forEach(({ from_s, to_s }, index) => {
          expect(to_s).toBeGreaterThan(from_s);
          if (index > 0) expect(from_s).toBe(held[index - 1]?.to_s);
        });
        for (const { from_s, heldBy } of standingsOf(schedule))
          expect(heldBy !== undefined).toBe(from_s >= 0 && from_s < engages_s);
      }),
    );
  });

  it('is nowhere earlier where anything takes longer or a permission comes later', () => {
    const timesOf = (one: DeploymentSchedule) => [
      one.departed_s,
      one.delivered_s,
      one.assembling_s,
      one.radarUp_s,
      ...one.launcherReady_s,
      one.linked_s,
      one.aligned_s,
      one.firingPermitted_s,
      one.engages_s,
    ];
    fc.assert(
      fc.property(
        anyDeployment,
        fc.nat(),
        fc.integer({ min: 0, max: 40 * DAY }),
        (deployment, which, more) => {
          const { tasks, permissions } = deployment;
          const chosen = which % (tasks.length + permissions.length);
          const longer: Deployment = {
            ...deployment,
            tasks: tasks.map((one, index) =>
              index === chosen ? { ...one, duration_s: one.duration_s + more } : one,
            ),
            permissions: permissions.map((one, index) => {
              if (tasks.length + index !== chosen) return one;
              const later = one.given_s === undefined ? {} : { given_s: one.given_s + more };
              return { ...one, duration_s: one.duration_s + more, ...later };
            }),
          };
          const before = timesOf(scheduleDeployment(deployment));
          timesOf(scheduleDeployment(longer)).forEach((time_s, index) => {
            expect(time_s).toBeGreaterThanOrEqual((before[index] ?? 0) - 1e-6);
          });
        },
      ),
    );
  });

  it('engages not before what held it last would be over: taking that away makes it earlier', () => {
    fc.assert(
      fc.property(anyDeployment, (deployment) => {
        const { held, engages_s } = scheduleDeployment(deployment);
        const last = held.at(-1)?.by;
        const tasks = deployment.tasks.map((one) => (one.id === last ? { ...one, duration_s: 0 } : one));
        const permissions = deployment.permissions.map((one) => {
          if (one.id !== last) return one;
          return { ...one, duration_s: 0, ...(one.given_s === undefined ? {} : { given_s: 0 }) };
        });
        fc.pre(isAlone(deployment, engages_s, last));
        expect(scheduleDeployment({ ...deployment, tasks, permissions }).engages_s).toBeLessThan(engages_s);
      }),
    );
  });
});

/** Whether nothing else ends at the very same moment. */
function isAlone(deployment: Deployment, at_s: number, id: string | undefined): boolean {
  const times = scheduleOf(activitiesOf(deployment));
  return [...times].every(
    ([other, { finish_s }]) => finish_s !== at_s || other.split('#')[0] === id || other === '#engages',
  );
}

describe('a network', () => {
  it('finds a circle and names it, and none where there is none', () => {
    const chain = [
      { id: 'a', after: [] },
      { id: 'b', after: ['a'] },
      { id: 'c', after: ['b', 'a'] },
    ];
    expect(circleIn(chain)).toBeUndefined();
    expect(circleIn([...chain.slice(1), { id: 'a', after: ['c'] }])).toEqual(['b', 'a', 'c', 'b']);
    expect(circleIn([{ id: 'a', after: ['a'] }])).toEqual(['a', 'a']);
    fc.assert(
      fc.property(anyDeployment, (deployment) => {
        expect(circleIn(activitiesOf(deployment))).toBeUndefined();
      }),
    );
  });

  it('knows who waits for whom by way of others', () => {
    const activities = activitiesOf(DEPLOYMENT);
    expect(waitsFor(activities, 'load', 'consent')).toBe(true);
    expect(waitsFor(activities, 'load', 'sea')).toBe(false);
    expect(waitsFor(activities, 'consent', 'load')).toBe(false);
  });
});

describe('the kinds of tasks', () => {
  it('are those of both clocks, each once', () => {
    expect(new Set(TASK_KINDS.map(({ kind }) => kind)).size).toBe(TASK_KINDS.length);
    const tactical = TASK_KINDS.filter(({ clock }) => clock === 'tactical').map(({ kind }) => kind);
    expect(tactical).toEqual([
      'march-order',
      'emplacement',
      'alignment',
      'communications',
      'identification-keys',
      'initialisation',
      'upload',
    ]);
  });
});
