/** A deployment that can be reckoned by hand, and random ones: for tests. */

import type { Deployment, DeploymentTask, TaskKind } from '@testudo/core/battery';
import fc from 'fast-check';

export const HOUR = 3600;
export const DAY = 24 * HOUR;

/** Two launchers; consent on day 10; the link kit comes by sea on day 30. */
export const DEPLOYMENT: Deployment = {
  tasks: [
    { id: 'request', kind: 'request', after: [], duration_s: 2 * DAY },
    { id: 'air', kind: 'movement', after: ['request'], guard: 'consent', duration_s: 3 * DAY },
    { id: 'sea', kind: 'movement', after: ['request'], duration_s: 28 * DAY },
    { id: 'check-out', kind: 'check-out', after: ['air'], duration_s: 5 * DAY },
    { id: 'emplacement', kind: 'emplacement', after: ['check-out'], duration_s: HOUR },
    { id: 'alignment', kind: 'alignment', after: ['emplacement'], duration_s: 4 * HOUR },
    { id: 'link', kind: 'communications', after: ['sea', 'emplacement'], duration_s: 2 * HOUR },
    { id: 'start', kind: 'initialisation', after: ['emplacement'], duration_s: HOUR },
    { id: 'load', kind: 'upload', after: ['emplacement'], duration_s: 2 * HOUR },
  ],
  permissions: [
    { id: 'consent', gates: 'movement', given_s: 10 * DAY, after: [], duration_s: 0 },
    { id: 'release', gates: 'firing', after: ['start'], duration_s: 3 * HOUR },
  ],
  launchers: 2,
};

/** The order in which a random deployment's tasks may wait for one another: any for any that stands before it. */
export const ORDER_OF_TASKS: readonly (readonly [id: string, kind: TaskKind])[] = [
  ['request', 'request'],
  ['sea', 'movement'],
  ['road', 'movement'],
  ['link-kit', 'movement'],
  ['reception', 'reception'],
  ['check-out', 'check-out'],
  ['emplacement', 'emplacement'],
  ['alignment', 'alignment'],
  ['communications', 'communications'],
  ['keys', 'identification-keys'],
  ['initialisation', 'initialisation'],
  ['upload', 'upload'],
];

/** What each task waits for at least. */
const LEAST: Readonly<Record<string, readonly string[]>> = {
  road: ['request'],
  reception: ['road'],
  emplacement: ['reception'],
  alignment: ['emplacement'],
  initialisation: ['emplacement'],
  upload: ['emplacement'],
  communications: ['link-kit'],
};

const duration = (most_s: number) => fc.integer({ min: 1, max: most_s });

/** Durations are at least a second. */
export const anyDeployment: fc.Arbitrary<Deployment> = fc
  .record({
    more: fc.array(fc.tuple(fc.nat(ORDER_OF_TASKS.length - 1), fc.nat(ORDER_OF_TASKS.length - 1)), {
      maxLength: 12,
    }),
    durations: fc.array(duration(20 * DAY), {
      minLength: ORDER_OF_TASKS.length,
      maxLength: ORDER_OF_TASKS.length,
    }),
    launchers: fc.integer({ min: 0, max: 8 }),
    consentGiven: fc.option(fc.integer({ min: -5 * DAY, max: 90 * DAY }), { nil: undefined }),
    consentTakes: duration(60 * DAY),
    radiating: fc.option(duration(90 * DAY), { nil: undefined }),
    firing: fc.option(duration(90 * DAY), { nil: undefined }),
  })
  .map(({ more, durations, launchers, consentGiven, consentTakes, radiating, firing }) => {
    const tasks = ORDER_OF_TASKS.map(([id, kind], index): DeploymentTask => {
      const extra = more.flatMap(([later, earlier]) =>
        later === index && earlier < later ? [ORDER_OF_TASKS[earlier]?.[0] ?? ''] : [],
      );
      const after = [...new Set([...(LEAST[id] ?? []), ...extra])];
      const guard = id === 'road' ? { guard: 'consent' } : {};
      return { id, kind, after, duration_s: durations[index] ?? 1, ...guard };
    });
    const dated = consentGiven === undefined ? {} : { given_s: consentGiven };
    return {
      tasks,
      permissions: [
        { id: 'consent', gates: 'movement', after: ['request'], duration_s: consentTakes, ...dated },
        ...(radiating === undefined
          ? []
          : [{ id: 'radiate', gates: 'radiating', after: [], duration_s: 0, given_s: radiating } as const]),
        ...(firing === undefined
          ? []
          : [{ id: 'fire', gates: 'firing', after: ['request'], duration_s: firing } as const]),
      ],
      launchers,
    };
  });
