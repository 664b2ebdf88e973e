/** The shape of a resolved scenario: what `ResolvedScenario` says, for JSON that anybody may have written. */
import { TASK_KINDS } from '@testudo/core/battery';
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
  latitude_rad: 'number',
  longitude_rad: 'number',
  elevation_m: quantity,
} as const;
const engages = { list: { words: ['ballistic', 'air-breathing', 'rocket'] } } as const;
const control = { words: ['free', 'tight', 'hold'] } as const;

const people: Shape = {
  fields: {
    id: 'text',
    name: 'text',
    count: quantity,
    'shelteredFrom_us?': 'number',
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
          sentUnix_us: 'number',
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
    fromUnix_us: 'number',
    'control?': { words: ['centralised', 'decentralised', 'autonomous'] },
    'automatic?': 'flag',
    'weaponsControl?': { fields: { ballistic: control, airBreathing: control } },
  },
};

const gates: Shape = { words: ['nothing', 'movement', 'radiating', 'firing'] };

const deployment: Shape = {
  fields: {
    ...provenance,
    beginsUnix_us: 'number',
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
          'givenUnix_us?': 'number',
          'uncertainty_s?': quantity,
          after: { list: 'text' },
          'duration_s?': quantity,
          'withdrawn?': { fields: { atUnix_us: 'number', uncertainty_s: quantity, 'lasts_s?': quantity } },
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
        'givenUnix_us?': 'number',
        'withdrawnUnix_us?': 'number',
      },
    },
    states: {
      list: {
        fields: {
          ...provenance,
          id: 'text',
          fromUnix_us: 'number',
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
    'at_us?': 'number',
  },
};

export const SCENARIO_SHAPE: Shape = {
  fields: {
    format: 'number',
    id: 'text',
    title: 'text',
    summary: 'text',
    historical: 'flag',
    epochUnix_us: 'number',
    duration_us: 'number',
    localOffset_s: 'number',
    localName: 'text',
    places: {
      list: {
        fields: { ...provenance, ...place, radius_m: quantity, value: 'number', people: { list: people } },
      },
    },
    launchSites: { list: { fields: { ...provenance, ...place, invented: 'flag' } } },
    volleys: {
      list: {
        fields: { id: 'text', 'series?': 'text', 'at_us?': 'number', 'after?': 'text', delay_s: quantity },
      },
    },
    'series?': {
      list: {
        fields: {
          id: 'text',
          process: { words: ['regular', 'poisson'] },
          from_us: 'number',
          until_us: 'number',
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
          index: 'number',
          classId: 'text',
          from: 'text',
          at: 'text',
          volley: 'text',
          spacing_s: quantity,
        },
      },
    },
    'earlyWarning?': { fields: { system: 'text' } },
    postureShift_us: 'number',
    batteries: { list: battery },
    pointDefences: { list: { fields: { ...provenance, id: 'text', name: 'text', place: 'text', engages } } },
    catalogue: { list: catalogueEntry },
    facts: { list: fact },
  },
};
