/** What an audience is told and what not, in words that hang on the policy alone. */
import type { Audience, Grant, PositionGrain, ReleaseItem, ReleasePolicy } from '@testudo/core/scenario';
import type { Release } from './release.js';

interface ItemInWords {
  readonly details: { readonly [detail: string]: string };
  readonly withheld: string;
  /** The releases in which it comes up. */
  readonly of: 'run' | 'timeline' | 'both';
}

const WORDS: { readonly [item in ReleaseItem]: ItemInWords } = {
  title: {
    details: { told: 'the title of the scenario' },
    withheld: 'the title of the scenario',
    of: 'both',
  },
  summary: {
    details: { told: 'the summary of the scenario' },
    withheld: 'the summary of the scenario',
    of: 'both',
  },
  places: {
    details: { told: 'the places' },
    withheld: 'the places',
    of: 'both',
  },
  launches: {
    details: {
      seen: 'launches of interceptors',
      attributed: 'launches of interceptors, with their battery and track',
    },
    withheld: 'launches of interceptors',
    of: 'run',
  },
  flashes: {
    details: { seen: 'flashes in the sky where interceptors ended, whatever they did there' },
    withheld: 'flashes in the sky',
    of: 'run',
  },
  impacts: {
    details: { seen: 'impacts on the ground, of whatever body' },
    withheld: 'impacts on the ground',
    of: 'run',
  },
  alarms: {
    details: { heard: 'alarms at places', cause: 'alarms at places, and what made them sound' },
    withheld: 'alarms at places',
    of: 'run',
  },
  position: {
    details: { told: 'which batteries are there' },
    withheld: 'which batteries there are, and where',
    of: 'both',
  },
  names: {
    details: { told: 'names of batteries and of types of equipment' },
    withheld: 'names of batteries and types of equipment',
    of: 'both',
  },
  state: {
    details: {
      presence: 'whether batteries are there',
      coarse: 'the state of batteries in coarse words',
      full: 'the state of batteries in full',
    },
    withheld: 'the state of batteries',
    of: 'both',
  },
  readiness: {
    details: {
      able: 'whether batteries are able to fire',
      launchers: 'whether batteries are able to fire, and how many launchers they have for it',
    },
    withheld: 'the readiness of batteries',
    of: 'both',
  },
  magazine: {
    details: { bands: 'in bands, how full magazines are', counts: 'how many rounds are left' },
    withheld: 'what magazines hold',
    of: 'run',
  },
  warnings: {
    details: { told: 'reports of early warning' },
    withheld: 'reports of early warning',
    of: 'run',
  },
  tracks: {
    details: {
      summary: 'firm tracks and what they were taken for',
      predicted: 'firm tracks, what they were taken for and where they were expected to fall',
    },
    withheld: 'what radars see and tracks are taken for',
    of: 'run',
  },
  engagements: {
    details: { told: 'fire orders, the reasons for none, and what was believed of each shot' },
    withheld: 'fire orders, reasons, and what was believed of shots',
    of: 'run',
  },
  coverage: {
    details: { words: 'in words, how well places were covered', shares: 'how likely places were covered' },
    withheld: 'how well places were covered',
    of: 'timeline',
  },
  truth: {
    details: { told: 'what really flew, from where, at what, and what became of it' },
    withheld: 'what really flew, from where, at what, and what became of it',
    of: 'run',
  },
};

// fixed keys: the table above
const ITEMS = Object.keys(WORDS) as readonly ReleaseItem[];

export function toldAndWithheld(
  { audiences }: ReleasePolicy,
  audience: Audience,
  of: Release['of'],
): Pick<Release, 'told' | 'withheld'> {
  const grants = audiences[audience];
  const items = ITEMS.filter((item) => WORDS[item].of === 'both' || WORDS[item].of === of);
  return {
    told: items.flatMap((item) => {
      const grant = grants[item];
      return grant === undefined ? [] : [inWords(item, grant)];
    }),
    withheld: items.flatMap((item) => (grants[item] === undefined ? [WORDS[item].withheld] : [])),
  };
}

function inWords(item: ReleaseItem, grant: Grant): string {
  const what = WORDS[item].details[grant.detail] ?? item;
  const how = [
    ...(grant.position === undefined ? [] : [positionInWords(grant.position)]),
    ...(grant.time_us === 1 ? [] : [`to ${durationInWords(grant.time_us)}`]),
    ...(grant.delay_us === 0 ? [] : [`${durationInWords(grant.delay_us)} late`]),
  ];
  return how.length === 0 ? what : `${what} (${how.join(', ')})`;
}

function positionInWords(grain: PositionGrain): string {
  if (grain.kind === 'place') return 'by the place that is near';
  if (grain.kind === 'exact') return 'exact position';
  return `position to ${grain.size_m / 1000} km`;
}

const UNITS: readonly (readonly [string, number])[] = [
  ['day', 86_400_000_000],
  ['hour', 3_600_000_000],
  ['minute', 60_000_000],
  ['second', 1_000_000],
];

/** A duration in the largest unit that it is whole in. */
function durationInWords(duration_us: number): string {
  const [name, unit_us] = UNITS.find(([, size_us]) => duration_us % size_us === 0) ?? ['second', 1_000_000];
  const number = duration_us / unit_us;
  return number === 1 ? `1 ${name}` : `${number} ${name}s`;
}
