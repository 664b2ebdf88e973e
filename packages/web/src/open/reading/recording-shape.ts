/** The shapes of what a run folder keeps beside its events, whose own kinds check them. */
import { height, latitude, longitude, ordinal, reckonedTime, runTime } from './bounds.js';
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
    'firstImpact_us?': runTime,
    'lastImpact_us?': runTime,
    'firstAlarm_us?': runTime,
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
    launch_us: runTime,
    'end_us?': runTime,
    'result?': result,
    'arrived?': 'flag',
    'height_m?': height,
    'range_m?': 'number',
    'judgedKilled?': 'flag',
  },
};

const ladder: Shape = {
  fields: {
    battery: 'text',
    'detected_us?': runTime,
    'detectionRange_m?': 'number',
    'tracked_us?': runTime,
    'identified_us?': runTime,
    'evaluated_us?': runTime,
    'predictedImpact_us?': reckonedTime,
    'firstOpportunity_us?': reckonedTime,
    'lastOpportunity_us?': reckonedTime,
    shots: { list: shot },
    'reason?': 'text',
  },
};

const impact: Shape = {
  fields: {
    time_us: runTime,
    flight_s: 'number',
    latitude_rad: latitude,
    longitude_rad: longitude,
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
    launch_us: runTime,
    fate: { words: ['failed', 'killed', 'arrived', 'astray', 'in-flight'] },
    'failureMode?': 'text',
    separated: 'flag',
    'thrustEndSpeed_mps?': 'number',
    'apogee_m?': height,
    'impact?': impact,
    'report_us?': runTime,
    'trackAlarm_us?': runTime,
    'alarm_us?': runTime,
    'lead_s?': 'number',
    people: { list: { fields: { people: 'text', count: 'number', inShelter: 'flag' } } },
    threatening: 'flag',
    engaged: 'flag',
    leaked: 'flag',
    'kill?': { fields: { time_us: runTime, battery: 'text', height_m: height } },
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
          firstLaunch_us: runTime,
          launched: 'number',
          threatening: 'number',
          roundsFired: 'number',
        },
      },
    },
    threats: { list: threat },
    refusedOrders: { list: { fields: { time_us: runTime, order: 'text', reason: 'text' } } },
  },
};

const point: Shape = {
  fields: {
    time_us: runTime,
    latitude_rad: latitude,
    longitude_rad: longitude,
    height_m: height,
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
      launch_us: runTime,
      'result?': result,
      'end_us?': runTime,
      'threat?': 'text',
      points: { list: point },
    },
  },
};

/** Of each event what all kinds have; their data are for the kinds. */
export const EVENTS_SHAPE: Shape = {
  list: { fields: { time_us: runTime, phase: ordinal, kind: 'text', entity: 'text' } },
};

export const MANIFEST_SHAPE: Shape = {
  fields: {
    format: 'number',
    kind: { words: ['run'] },
    scenario: { fields: { id: 'text', hash: 'text' } },
    seed: 'text',
    trial: ordinal,
    digest: 'text',
    'remarks?': { list: 'text' },
    files: { list: { fields: { name: 'text', bytes: ordinal, sha256: 'text' } } },
  },
};
