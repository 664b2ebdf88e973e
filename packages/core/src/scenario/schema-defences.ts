/** The shape of what defends: batteries that engage, and point defences that only stand there. */
import * as z from 'zod/mini';
import { MOST_SHOTS } from '../command/index.js';
import { deployment, sharedPermission } from './schema-deployment.js';
import { latitude, longitude } from './schema-positions.js';
import { about, id, provenance, quantity, text, time } from './shapes.js';

const engagedClass = z.enum(['ballistic', 'air-breathing', 'rocket']);
const engages = about(z.array(engagedClass).check(z.minLength(1)), 'what it is fired at');
const weaponsControl = z.enum(['free', 'tight', 'hold']);

const launcherGroup = about(
  z.strictObject({
    interceptor: about(id, 'an entry of the catalogue, kind interceptor'),
    launchers: about(quantity, 'how many of them (unit count), rounded to a whole number'),
    rounds: about(quantity, 'rounds on each (unit count), rounded to a whole number'),
  }),
  'launchers that carry the same round',
);

const doctrine = about(
  z.strictObject({
    salvo: about(
      z.int().check(z.gte(1), z.lte(MOST_SHOTS)),
      `interceptors in a salvo, ${MOST_SHOTS} at most`,
    ),
    spacing: about(z.optional(quantity), 'time between the shots of a salvo; needed where salvo is above 1'),
    salvos: about(z.int().check(z.gte(1)), 'salvos at one target at most: 2 is shoot, look, shoot'),
    reserve: about(
      z.optional(z.int().check(z.gte(0))),
      'rounds of the whole battery that are not fired; 0 where left out',
    ),
  }),
  'how it fires',
);

const consent = about(
  z.strictObject({
    gates: about(
      z.enum(['nothing', 'movement', 'radiating', 'firing']),
      'what may not be done without it; nothing where it is talked about and binds nobody',
    ),
    given: about(z.optional(time), 'when it was given, a calendar time; left out, it never was'),
    withdrawn: about(z.optional(time), 'when it was taken back for good, a calendar time'),
    ...provenance,
  }),
  'consent of the host',
);

const state = about(
  z.strictObject({
    from: about(time, 'since when, a calendar time; it may lie outside the span of the run'),
    state: z.enum(['absent', 'in-transit', 'delivered', 'assembling', 'online']),
    radiating: about(
      z.optional(z.boolean()),
      'whether the radar is on; left out, it is on while online and off before',
    ),
    launchersReady: about(
      z.optional(quantity),
      'launchers that may fire (unit count); left out, all of them while online and none before',
    ),
    ...provenance,
  }),
  'what the battery is able to do from a time on',
);

const delivery = about(
  z.strictObject({
    group: about(id, 'the group of launchers that the rounds are for'),
    rounds: about(quantity, 'how many (unit count), rounded to a whole number'),
    sent: about(time, 'when they are sent, a calendar time; it may lie outside the span of the run'),
    uncertainty: about(z.optional(quantity), 'what is added to `sent`; may be negative'),
    transit: about(z.optional(quantity), 'how long the way takes'),
    arrives: about(
      z.optional(time),
      'when the way is over, in place of `transit`; `uncertainty` moves it too',
    ),
    ...provenance,
  }),
  'rounds that are sent to the battery',
);

const supply = about(
  z.strictObject({
    vehicles: about(quantity, 'reload vehicles (unit count): launchers that can be reloaded at once'),
    topUpAfter: about(
      z.optional(quantity),
      'time since the last shot after which launchers that still hold rounds are reloaded too; left out, only empty ones are',
    ),
    deliveries: z.optional(z.record(id, delivery)),
  }),
  'how it is supplied; left out, there is a reload vehicle for every launcher and nothing is sent',
);

const posture = about(
  z.strictObject({
    from: about(time, 'since when, a calendar time; it may lie outside the span of the run'),
    control: z.optional(z.enum(['centralised', 'decentralised', 'autonomous'])),
    mode: z.optional(z.enum(['automatic', 'semi-automatic'])),
    weaponsControl: z.optional(z.strictObject({ ballistic: weaponsControl, airBreathing: weaponsControl })),
    ...provenance,
  }),
  'rules by which the battery fires from a date on; what it does not name stays as it was',
);

const battery = about(
  z.strictObject({
    name: text,
    latitude_deg: latitude,
    longitude_deg: longitude,
    elevation: about(quantity, 'height of the ground above the ellipsoid'),
    layout: about(
      z.enum(['invented', 'published']),
      'invented: nobody published where it stood or which way it faced',
    ),
    radar: about(id, 'an entry of the catalogue, kind radar'),
    tracker: about(id, 'an entry of the catalogue, kind tracker'),
    identification: about(id, 'an entry of the catalogue, kind identification'),
    commandPost: about(id, 'an entry of the catalogue, kind command-post'),
    equipment: about(id, 'an entry of the catalogue, kind battery'),
    wear: about(
      z.optional(id),
      'an entry of the catalogue, kind wear: how parts break down and are repaired, in place of the availability of `equipment`',
    ),
    supply: z.optional(supply),
    facing: about(quantity, 'azimuth of the radar’s face, clockwise from true north'),
    skyline: z.optional(
      about(
        z.array(z.array(z.number()).check(z.length(2))),
        '[azimuth, elevation] pairs in degrees, azimuths rising from 0 to below 360: hills that hide what is behind them',
      ),
    ),
    launchers: about(z.record(id, launcherGroup), 'groups of launchers by the round that they carry'),
    engages,
    control: about(
      z.enum(['centralised', 'decentralised', 'autonomous']),
      'who decides: a centre above, the battery unless told otherwise, or the battery alone without any link',
    ),
    linked: about(z.optional(z.boolean()), 'false where the link to the centre is down; left out, it is up'),
    mode: about(
      z.enum(['automatic', 'semi-automatic']),
      'semi-automatic: an operator confirms each engagement',
    ),
    weaponsControl: about(
      z.strictObject({ ballistic: weaponsControl, airBreathing: weaponsControl }),
      'free: what is not held for a friend; tight: only what is held for hostile; hold: nothing',
    ),
    postures: z.optional(
      about(z.record(id, posture), 'control, mode and weapons control that change, over time'),
    ),
    doctrine,
    consent: z.optional(consent),
    states: z.optional(
      about(z.record(id, state), 'what it is able to do, over time; before the first it is absent'),
    ),
    deployment: z.optional(deployment),
    ...provenance,
  }),
  'one radar, its command post and its launchers',
);

const pointDefence = about(
  z.strictObject({
    name: text,
    place: about(id, 'the place that it stands at'),
    engages,
    ...provenance,
  }),
  'a short-range system; its engagements are not modelled, only why it takes no part',
);

/** What defends, as a scenario file says it. */
export const defences = about(
  z.strictObject({
    asOf: about(
      z.optional(time),
      'the batteries are as they were at this calendar moment when the run begins; left out, as at the epoch',
    ),
    permissions: z.optional(
      about(z.record(id, sharedPermission), 'permissions that several batteries are under'),
    ),
    batteries: z.optional(z.record(id, battery)),
    pointDefences: z.optional(z.record(id, pointDefence)),
  }),
  'what defends; left out or empty, nothing does',
);
