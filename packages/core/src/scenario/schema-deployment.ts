/** The shape of a deployment: how a battery comes to be able to engage, in place of states by date. */
import * as z from 'zod/mini';
import { TASK_KINDS, type TaskKind } from '../battery/deployment/index.js';
import { about, id, provenance, quantity, time } from './shapes.js';

const kind = about(
  z.enum(TASK_KINDS.map((one) => one.kind) as [TaskKind, ...TaskKind[]]),
  `what it is: ${TASK_KINDS.map((one) => `${one.kind} (${one.about})`).join('; ')}`,
);

const after = about(z.optional(z.array(id)), 'tasks that must be over before; left out, none');

const task = about(
  z.strictObject({
    kind,
    by: about(z.optional(z.enum(['sea', 'air', 'road'])), 'which way a movement goes'),
    after,
    guard: about(z.optional(id), 'a permission that a movement waits for'),
    duration: about(z.optional(quantity), 'how long it takes; of an upload, for each launcher'),
    route: about(z.optional(quantity), 'length of a movement’s way, in place of a duration'),
    speed: about(z.optional(quantity), 'speed along that way, halts included'),
  }),
  'something that has to be done before the battery can engage',
);

const withdrawn = about(
  z.strictObject({
    at: about(time, 'when it is withdrawn, a calendar time'),
    uncertainty: about(z.optional(quantity), 'what is added to `at`; may be negative'),
    lasts: about(z.optional(quantity), 'how long until it holds again; left out, it never does'),
  }),
  'when a permission is taken back',
);

const permission = about(
  z.strictObject({
    gates: about(
      z.enum(['nothing', 'movement', 'radiating', 'firing']),
      'what may not be done without it: movements that name it as their guard, radiating, firing; or nothing',
    ),
    given: about(z.optional(time), 'when it was given, a calendar time'),
    uncertainty: about(z.optional(quantity), 'what is added to `given`; may be negative'),
    after,
    duration: about(
      z.optional(quantity),
      'time until it is given, once those tasks are over, in place of `given`',
    ),
    withdrawn: z.optional(withdrawn),
    ...provenance,
  }),
  'a permission, such as the host’s consent; once given it stays unless it is withdrawn',
);

/** A permission that several batteries are under. */
export const sharedPermission = about(
  z.strictObject({
    gates: about(
      z.enum(['nothing', 'movement', 'radiating', 'firing']),
      'what may not be done without it: movements that name it as their guard, radiating, firing; or nothing',
    ),
    given: about(time, 'when it was given, a calendar time'),
    uncertainty: about(z.optional(quantity), 'what is added to `given`; may be negative'),
    withdrawn: z.optional(withdrawn),
    ...provenance,
  }),
  'a permission that is given to several batteries at once',
);

export const deployment = about(
  z.strictObject({
    begins: about(time, 'when it begins, a calendar time; it may lie outside the span of the run'),
    uncertainty: about(z.optional(quantity), 'what is added to `begins`; may be negative'),
    pace: about(
      z.optional(quantity),
      'how long the unit’s own work takes beside the durations given, one factor for all of it; 1 where left out',
    ),
    misalignment: about(
      z.optional(quantity),
      'azimuth that the radar takes itself to face less that which it faces, until it is aligned',
    ),
    permissions: z.optional(z.record(id, permission)),
    under: about(
      z.optional(z.array(id)),
      'permissions of `defences` that bind this battery too: one answer for all of them',
    ),
    tasks: z.record(id, task),
    ...provenance,
  }),
  'how the battery comes to be able to engage, in place of `states`',
);
