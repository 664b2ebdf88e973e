/** The shapes of what a run folder keeps beside its events, whose own kinds check them. */
import type { Shape } from './shape.js';

const counts = {
  failed: 'number',
  engaged: 'number',
  killed: 'number',
  arrived: 'number',
  leaked: 'number',
  astray: 'number',
} as const;

const place: Shape = {
  fields: {
    ...counts,
    place: 'text',
    aimedAt: 'number',
    alarms: 'number',
    'firstImpact_us?': 'number',
    'lastImpact_us?': 'number',
    'firstAlarm_us?': 'number',
  },
};

const battery: Shape = {
  fields: {
    battery: 'text',
    state: 'text',
    radiating: 'flag',
    launchersReady: 'number',
    rounds: { list: { fields: { type: 'text', fired: 'number', left: 'number' } } },
    tracked: 'number',
    engaged: 'number',
    killed: 'number',
    wasted: 'number',
    reasons: { list: { fields: { reason: 'text', count: 'number' } } },
  },
};

const result: Shape = { words: ['killed', 'missed', 'interceptor-failed', 'no-target'] };

const shot: Shape = {
  fields: {
    interceptor: 'text',
    type: 'text',
    salvo: 'number',
    launch_us: 'number',
    'end_us?': 'number',
    'result?': result,
    'arrived?': 'flag',
    'height_m?': 'number',
    'range_m?': 'number',
    'judgedKilled?': 'flag',
  },
};

const ladder: Shape = {
  fields: {
    battery: 'text',
    'detected_us?': 'number',
    'detectionRange_m?': 'number',
    'tracked_us?': 'number',
    'identified_us?': 'number',
    'evaluated_us?': 'number',
    'predictedImpact_us?': 'number',
    'firstOpportunity_us?': 'number',
    'lastOpportunity_us?': 'number',
    shots: { list: shot },
    'reason?': 'text',
  },
};

const impact: Shape = {
  fields: {
    time_us: 'number',
    flight_s: 'number',
    latitude_rad: 'number',
    longitude_rad: 'number',
    speed_mps: 'number',
    descentAngle_rad: 'number',
    miss_m: 'number',
    'place?': 'text',
  },
};

const threat: Shape = {
  fields: {
    threat: 'text',
    threatClass: 'text',
    site: 'text',
    target: 'text',
    launch_us: 'number',
    fate: { words: ['failed', 'killed', 'arrived', 'astray', 'in-flight'] },
    'failureMode?': 'text',
    separated: 'flag',
    'thrustEndSpeed_mps?': 'number',
    'apogee_m?': 'number',
    'impact?': impact,
    'report_us?': 'number',
    'trackAlarm_us?': 'number',
    'alarm_us?': 'number',
    'lead_s?': 'number',
    people: { list: { fields: { people: 'text', count: 'number', inShelter: 'flag' } } },
    threatening: 'flag',
    engaged: 'flag',
    leaked: 'flag',
    'kill?': { fields: { time_us: 'number', battery: 'text', height_m: 'number' } },
    ladders: { list: ladder },
    reasons: { list: 'text' },
  },
};

export const OUTCOME_SHAPE: Shape = {
  fields: {
    ...counts,
    launched: 'number',
    threatening: 'number',
    arrivedWarned: 'number',
    places: { list: place },
    batteries: { list: battery },
    'raids?': {
      list: {
        fields: {
          ...counts,
          raid: 'text',
          firstLaunch_us: 'number',
          launched: 'number',
          threatening: 'number',
          roundsFired: 'number',
        },
      },
    },
    threats: { list: threat },
    refusedOrders: { list: { fields: { time_us: 'number', order: 'text', reason: 'text' } } },
  },
};

const point: Shape = {
  fields: {
    time_us: 'number',
    latitude_rad: 'number',
    longitude_rad: 'number',
    height_m: 'number',
    speed_mps: 'number',
  },
};

export const TRAJECTORIES_SHAPE: Shape = {
  list: {
    fields: {
      threat: 'text',
      body: { words: ['missile', 'rocket', 'warhead', 'spent-body'] },
      points: { list: point, least: 2 },
    },
  },
};

export const INTERCEPTORS_SHAPE: Shape = {
  list: {
    fields: {
      interceptor: 'text',
      battery: 'text',
      type: 'text',
      track: 'text',
      salvo: 'number',
      launch_us: 'number',
      'result?': result,
      'end_us?': 'number',
      'threat?': 'text',
      points: { list: point },
    },
  },
};

export const MANIFEST_SHAPE: Shape = {
  fields: {
    format: 'number',
    kind: { words: ['run'] },
    scenario: { fields: { id: 'text', hash: 'text' } },
    seed: 'text',
    trial: 'number',
    digest: 'text',
    'remarks?': { list: 'text' },
    files: { list: { fields: { name: 'text', bytes: 'number', sha256: 'text' } } },
  },
};
