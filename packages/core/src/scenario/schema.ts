import * as z from 'zod/mini';
import { defences } from './schema-defences.js';
import { latitude, longitude } from './schema-positions.js';
import * as shape from './shapes.js';

const { about, id, provenance, quantity, text, time } = shape;

/** The format number that this version writes and reads; older files are migrated. */
export const CURRENT_FORMAT = 1;

const people = z.strictObject({
  name: text,
  count: about(quantity, 'how many (unit people)'),
  sheltered: z.optional(
    about(
      z.strictObject({ from: time, ...provenance }),
      'in shelter from this time on without any warning of the run, because the record says so',
    ),
  ),
  timeToShelter: about(quantity, 'from hearing a warning to being in shelter'),
  allClearAfter: about(
    z.optional(quantity),
    'how long they are in shelter after the last alarm; left out, they stay there to the end',
  ),
});

const place = z.strictObject({
  name: text,
  latitude_deg: latitude,
  longitude_deg: longitude,
  elevation: about(quantity, 'height of the ground above the ellipsoid'),
  radius: about(quantity, 'radius of the area that counts as the place'),
  value: about(
    z.optional(z.number().check(z.gt(0))),
    'what defending it is worth beside the other places; 1 where left out',
  ),
  people: z.optional(z.record(id, people)),
  ...provenance,
});

const launchSite = z.strictObject({
  name: text,
  latitude_deg: latitude,
  longitude_deg: longitude,
  elevation: about(quantity, 'height of the ground above the ellipsoid'),
  layout: about(z.enum(['invented', 'published']), 'invented: nobody published where it was'),
  ...provenance,
});

const series = about(
  z.strictObject({
    from: about(time, 'the first regular volley begins then; a Poisson process is counted from then'),
    until: about(time, 'no volley begins after it'),
    process: about(
      z.optional(z.enum(['regular', 'poisson'])),
      'regular: at a fixed distance; poisson: at random with a mean distance, fixed by the scenario; regular where left out',
    ),
    every: about(z.optional(quantity), 'regular: time between one volley and the next; one value'),
    meanInterval: about(z.optional(quantity), 'poisson: time between volleys on average; one value'),
    realisation: about(
      z.optional(z.int().check(z.gte(1), z.lte(shape.LARGEST_REALISATION))),
      'poisson: which realisation of the process; 1 where left out. No seed, trial or sample changes it',
    ),
  }),
  'the times of a volley that comes again and again; they become NAME-r001, NAME-r002, …, 999 at most',
);

const volley = about(
  z.strictObject({
    at: about(z.optional(time), 'when it begins'),
    uncertainty: about(z.optional(quantity), 'what is added to `at`; may be negative'),
    after: about(z.optional(id), 'the volley it follows, instead of `at`'),
    delay: about(z.optional(quantity), 'time since the beginning of that volley'),
    series: about(z.optional(series), 'where it comes again and again, instead of `at`'),
  }),
  'a moment at which launches begin: at a time, after another volley, or again and again; what follows a series follows each time',
);

const threat = about(
  z.strictObject({
    class: about(id, 'an entry of the catalogue, kind threat-class'),
    from: about(id, 'a launch site'),
    at: about(id, 'the place it is aimed at'),
    volley: id,
    count: about(z.int().check(z.gte(1)), 'how many: they become NAME-1, NAME-2, …'),
    spacing: about(
      z.optional(quantity),
      'time between one launch and the next; needed where count is above 1',
    ),
  }),
  'a group of like missiles or rockets',
);

const fact = about(
  z.strictObject({
    what: text,
    measure: about(
      z.optional(z.enum(['launched', 'arrived', 'failed', 'first-impact'])),
      'the result of a run that it can be compared with',
    ),
    place: about(z.optional(id), 'the place it speaks of'),
    value: about(z.optional(z.number()), 'the number'),
    low: z.optional(z.number()),
    high: z.optional(z.number()),
    unit: z.optional(z.string()),
    at: about(z.optional(time), 'the time'),
    ...provenance,
  }),
  'something the record says happened; shown beside results and never an input',
);

/** The shape of a scenario file once everything it extends is under it. */
export const scenarioSchema = z.strictObject({
  format: about(z.literal(CURRENT_FORMAT), 'version of the file format'),
  kind: z.literal('scenario'),
  extends: about(
    z.optional(text),
    'a scenario file beside this one, or the name of a shipped scenario, that this one is laid over',
  ),
  id,
  title: text,
  summary: text,
  date: about(z.enum(['historical', 'fictional']), 'historical: recorded, and five years old or older'),
  epoch: about(time, 'when the run begins'),
  end: about(time, 'when the run ends'),
  localTime: z.optional(
    about(
      z.strictObject({ offset_h: z.number().check(z.gte(-14), z.lte(14)), name: text }),
      'the clock of the people there, for the story',
    ),
  ),
  sources: shape.sources,
  places: about(z.record(id, place), 'the places that are attacked or defended'),
  launchSites: z.record(id, launchSite),
  volleys: z.record(id, volley),
  threats: z.record(id, threat),
  earlyWarning: z.optional(
    about(
      z.strictObject({ system: about(id, 'an entry of the catalogue, kind early-warning') }),
      'warning from outside',
    ),
  ),
  defences: z.optional(defences),
  facts: z.optional(z.record(id, fact)),
  catalogue: about(
    z.optional(z.record(id, shape.ownEntry)),
    'entries of its own, which stand before those of the catalogue',
  ),
});

/** The shape of a catalogue file. */
export const catalogueSchema = z.strictObject({
  format: about(z.literal(CURRENT_FORMAT), 'version of the file format'),
  kind: z.literal('catalogue'),
  sources: shape.sources,
  entries: z.record(id, shape.catalogueEntry),
});
