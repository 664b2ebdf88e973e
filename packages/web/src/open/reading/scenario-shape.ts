/** The shape of a resolved scenario: what `ResolvedScenario` says, for JSON that anybody may have written. */
import { TASK_KINDS } from '@testudo/core/battery';
import { latitude, longitude, offset, ordinal, runLength, runTime, shift, unixTime } from './bounds.js';
import type { Shape } from './shape.js';

const provenance = {
  source: 'text',
  confidence: { words: ['official', 'cited', 'weak', 'derived', 'assumed'] },
  'note?': 'text',
} as const satisfies Readonly<Record<string, Shape>>;

const quantity = {
  fields: {
    ...provenance,
    'low?': 'number',
    'nominal?': 'number',
    'high?': 'number',
    unit: 'text',
    distribution: { words: ['point', 'uniform', 'triangular', 'pert', 'unquantified'] },
  },
} as const satisfies Shape;

const place = {
  id: 'text',
  name: 'text',
  latitude_rad: latitude,
  longitude_rad: longitude,
  elevation_m: quantity,
} as const;
const engages = { list: { words: ['ballistic', 'air-breathing', 'rocket'] } } as const;
const control = { words: ['free', 'tight', 'hold'] } as const;

const people: Shape = {
  fields: {
    id: 'text',
    name: 'text',
    count: quantity,
    'shelteredFrom_us?': runTime,
    timeToShelter_s: quantity,
    'allClearAfter_s?': quantity,
  },
};

const supply: Shape = {
  fields: {
    vehicles: quantity,
    'topUpAfter_s?': quantity,
    deliveries: {
      list: {
        fields: {
          ...provenance,
          id: 'text',
          group: 'text',
          rounds: quantity,
          sentUnix_us: unixTime,
          uncertainty_s: quantity,
          transit_s: quantity,
        },
      },
    },
  },
};

const posture: Shape = {
  fields: {
    ...provenance,
    id: 'text',
    fromUnix_us: unixTime,
    'control?': { words: ['centralised', 'decentralised', 'autonomous'] },
    'automatic?': 'flag',
    'weaponsControl?': { fields: { ballistic: control, airBreathing: control } },
  },
};

const gates: Shape = { words: ['nothing', 'movement', 'radiating', 'firing'] };

const deployment: Shape = {
  fields: {
    ...provenance,
    beginsUnix_us: unixTime,
    uncertainty_s: quantity,
    pace: quantity,
    'misalignment_rad?': quantity,
    tasks: {
      list: {
        fields: {
          id: 'text',
          kind: { words: TASK_KINDS.map(({ kind }) => kind) },
          'by?': { words: ['sea', 'air', 'road'] },
          after: { list: 'text' },
          'guard?': 'text',
          'duration_s?': quantity,
          'route_m?': quantity,
          'speed_mps?': quantity,
        },
      },
    },
    permissions: {
      list: {
        fields: {
          ...provenance,
          id: 'text',
          gates,
          'givenUnix_us?': unixTime,
          'uncertainty_s?': quantity,
          after: { list: 'text' },
          'duration_s?': quantity,
          'withdrawn?': { fields: { atUnix_us: unixTime, uncertainty_s: quantity, 'lasts_s?': quantity } },
          'shared?': 'flag',
        },
      },
    },
  },
};

const battery: Shape = {
  fields: {
    ...provenance,
    ...place,
    invented: 'flag',
    radar: 'text',
    tracker: 'text',
    identification: 'text',
    commandPost: 'text',
    equipment: 'text',
    'wear?': 'text',
    'supply?': supply,
    'postures?': { list: posture },
    'deployment?': deployment,
    facing_rad: quantity,
    skyline_rad: { list: { pair: 'number' } },
    launcherGroups: {
      list: { fields: { id: 'text', interceptor: 'text', launchers: quantity, roundsPerLauncher: quantity } },
    },
    engages,
    control: { words: ['centralised', 'decentralised', 'autonomous'] },
    linked: 'flag',
    automatic: 'flag',
    weaponsControl: { fields: { ballistic: control, airBreathing: control } },
    doctrine: { fields: { salvo: 'number', spacing_s: quantity, salvos: 'number', reserve: 'number' } },
    'consent?': {
      fields: {
        ...provenance,
        gates,
        'givenUnix_us?': unixTime,
        'withdrawnUnix_us?': unixTime,
      },
    },
    states: {
      list: {
        fields: {
          ...provenance,
          id: 'text',
          fromUnix_us: unixTime,
          state: { words: ['absent', 'in-transit', 'delivered', 'assembling', 'online'] },
          radiating: 'flag',
          'launchersReady?': quantity,
        },
      },
    },
  },
};

const catalogueEntry: Shape = {
  fields: {
    kind: 'text',
    id: 'text',
    name: 'text',
    model: 'text',
    about: 'text',
    parameters: { list: { fields: { name: 'text', quantity } } },
    tables: { list: { fields: { ...provenance, name: 'text', points: { list: { pair: 'number' } } } } },
  },
};

const fact: Shape = {
  fields: {
    ...provenance,
    id: 'text',
    what: 'text',
    'measure?': { words: ['launched', 'arrived', 'failed', 'first-impact'] },
    'place?': 'text',
    'value?': quantity,
    'at_us?': runTime,
  },
};

export const SCENARIO_SHAPE: Shape = {
  fields: {
    format: 'number',
    id: 'text',
    title: 'text',
    summary: 'text',
    historical: 'flag',
    epochUnix_us: unixTime,
    duration_us: runLength,
    localOffset_s: offset,
    localName: 'text',
    places: {
      list: {
        fields: { ...provenance, ...place, radius_m: quantity, value: 'number', people: { list: people } },
      },
    },
    launchSites: { list: { fields: { ...provenance, ...place, invented: 'flag' } } },
    volleys: {
      list: {
        fields: { id: 'text', 'series?': 'text', 'at_us?': runTime, 'after?': 'text', delay_s: quantity },
      },
    },
    'series?': {
      list: {
        fields: {
          id: 'text',
          process: { words: ['regular', 'poisson'] },
          from_us: runTime,
          until_us: runTime,
          interval_s: quantity,
          'realisation?': 'number',
        },
      },
    },
    threats: {
      list: {
        fields: {
          id: 'text',
          group: 'text',
          index: ordinal,
          classId: 'text',
          from: 'text',
          at: 'text',
          volley: 'text',
          spacing_s: quantity,
        },
      },
    },
    'earlyWarning?': { fields: { system: 'text' } },
    postureShift_us: shift,
    batteries: { list: battery },
    pointDefences: { list: { fields: { ...provenance, id: 'text', name: 'text', place: 'text', engages } } },
    catalogue: { list: catalogueEntry },
    facts: { list: fact },
  },
};
