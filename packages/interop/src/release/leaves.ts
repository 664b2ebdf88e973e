/** The allow-list: every leaf of a recording and of a timeline that a release may look at, item by item and detail by detail. */
import type { Grants, ReleaseItem } from '@testudo/core/scenario';
import type { Release } from './release.js';

/** Names of a path's keys with dots between; `[]` stands for every item of a list, `events[kind]` for every event of that kind. */
type LeafPath = string;

const POSITION = ['latitude_rad', 'longitude_rad'];
const of = (owner: string, names: readonly string[]): readonly LeafPath[] =>
  names.map((name) => `${owner}.${name}`);
/** An event is told of by its moment and the named fields of its data. */
const event = (kind: string, fields: readonly string[]): readonly LeafPath[] => [
  `events[${kind}].time_us`,
  ...of(`events[${kind}].data`, fields),
];

/** What every release rests on: the calendar that its times are in, and where its moment comes from if nobody says it. */
const ALWAYS = {
  run: of('scenario', ['epochUnix_us', 'duration_us']),
  timeline: of('scenario', ['epochUnix_us', 'duration_us', 'postureShift_us']),
} as const;

const BATTERIES = of('scenario.batteries[]', ['id', ...POSITION]);
/** What launchers hold at first, what is fired from them, and what comes. */
const ROUNDS = [
  'outcome.batteries[].battery',
  ...of('outcome.batteries[].rounds[]', ['fired', 'left']),
  ...event('interceptor-launched', ['battery']),
  ...event('supply-delivered', ['battery', 'rounds']),
  ...event('launcher-loaded', ['battery', 'rounds', 'brought']),
];
/** The same by type. */
const MAGAZINE = [
  ...ROUNDS,
  'outcome.batteries[].rounds[].type',
  ...event('interceptor-launched', ['type']),
  ...event('supply-delivered', ['group']),
  ...event('launcher-loaded', ['group']),
  ...of('scenario.batteries[].launcherGroups[]', ['id', 'interceptor']),
];
const CATALOGUE = of('scenario.catalogue[]', ['id', 'name']);
const XYZ = of('position_ecef_m', ['x', 'y', 'z']);
const DAYS = 'timeline.batteries[].days[]';
const STATES = of(`${DAYS}.states`, ['absent', 'in-transit', 'delivered', 'assembling', 'online']);
const TRACK = [
  ...BATTERIES,
  ...event('track-report', ['battery', 'track']),
  ...event('track-identified', ['track', 'kind', 'identity']),
  ...event('track-lost', ['track']),
];
const COVERED = [
  'timeline.fromUnix_us',
  'timeline.places[].id',
  'timeline.places[].days[].covered.share',
] as const;

const LEAVES: { readonly [item in ReleaseItem]: { readonly [detail: string]: readonly LeafPath[] } } = {
  title: { told: ['scenario.title'] },
  summary: { told: ['scenario.summary'] },
  places: { told: ['scenario.historical', ...of('scenario.places[]', ['id', 'name', ...POSITION])] },
  launches: {
    seen: [...BATTERIES, ...event('interceptor-launched', ['battery'])],
    attributed: [...BATTERIES, ...event('interceptor-launched', ['battery', 'type', 'track', 'salvo'])],
  },
  flashes: { seen: event('interceptor-ended', ['range_m', ...XYZ]) },
  impacts: { seen: event('body-landed', POSITION) },
  alarms: {
    heard: event('area-warned', ['place']),
    cause: event('area-warned', ['place', 'cause']),
  },
  position: {
    told: [
      ...BATTERIES,
      ...event('battery-status', ['battery', 'state']),
      'timeline.fromUnix_us',
      'timeline.batteries[].id',
      ...STATES,
    ],
  },
  names: { told: ['scenario.batteries[].name', ...CATALOGUE] },
  state: {
    presence: [],
    coarse: [],
    full: event('battery-status', ['radiating', 'noFireBecause']),
  },
  readiness: {
    able: [
      ...ROUNDS,
      ...event('battery-status', ['radiating', 'launchersReady', 'noFireBecause']),
      `${DAYS}.engages.share`,
    ],
    launchers: [
      ...ROUNDS,
      ...event('battery-status', ['radiating', 'launchersReady', 'noFireBecause']),
      `${DAYS}.engages.share`,
      `${DAYS}.launchers.p50`,
    ],
  },
  magazine: {
    bands: MAGAZINE,
    counts: MAGAZINE,
  },
  warnings: { told: event('launch-report', [...POSITION, 'radius_m']) },
  tracks: {
    summary: TRACK,
    predicted: [
      ...TRACK,
      ...event('track-report', [...XYZ, 'impact_us', 'impactLatitude_rad', 'impactLongitude_rad']),
    ],
  },
  engagements: {
    told: [
      ...event('fire-order', ['track', 'salvo', 'shots']),
      ...event('engagement-withheld', ['track', 'reason']),
      ...event('launch-refused', ['track', 'shots', 'reason']),
      ...event('kill-assessed', ['track', 'salvo', 'judgedKilled']),
    ],
  },
  coverage: {
    words: COVERED,
    shares: [...COVERED, ...of('timeline.places[].days[].covered.share95', ['low', 'high'])],
  },
  truth: {
    told: [
      ...of('scenario.launchSites[]', ['id', 'name']),
      ...CATALOGUE,
      ...of('outcome.threats[]', [
        'threatClass',
        'site',
        'target',
        'launch_us',
        'fate',
        'failureMode',
        'reasons[]',
      ]),
      'outcome.threats[].kill.time_us',
      ...of('outcome.threats[].impact', ['time_us', ...POSITION]),
      ...of('outcome.threats[].ladders[].shots[]', ['launch_us', 'end_us', 'result']),
    ],
  },
};

/**
 * The leaves that a release by these grants may look at. Nothing else of a recording can change it: all else is cut away before it is
 * made.
 */
export function releasableLeaves(grants: Grants, kind: Release['of']): readonly LeafPath[] {
  const other = kind === 'run' ? /^timeline/ : /^(events|outcome)/;
  // fixed keys: the items
  const granted = (Object.keys(LEAVES) as readonly ReleaseItem[]).flatMap((item) => {
    const grant = grants[item];
    return grant === undefined ? [] : (LEAVES[item][grant.detail] ?? []);
  });
  return [...new Set([...ALWAYS[kind], ...granted])].filter((leaf) => !other.test(leaf)).sort();
}
