/** Whether two scenarios are about the same attack, so that their defences can be held against each other. */
import type { CatalogueEntry } from '../catalogue/index.js';
import { formatUtc, type Quantity } from '../numerics/index.js';
import { canonicalJson } from '../scenario/canonical.js';
import type { ResolvedScenario } from '../scenario/resolved.js';

/** One thing that differs: what it is, and how it stands in each of the two. */
export interface Difference {
  readonly what: string;
  readonly inA: string;
  readonly inB: string;
}

const NOTHING = 'not there';

/**
 * Everything that makes the attack of `b` another than that of `a`; empty where both meet the same threats.
 *
 * The threats (class, launch site, aim, volley, spacing), the classes' numbers, the launch sites, the volleys, the places with
 * their areas, and the span of time must agree. People, early warning, batteries and point defences may differ: they are what
 * is compared.
 */
export function attackDifferences(a: ResolvedScenario, b: ResolvedScenario): readonly Difference[] {
  return [
    ...differing('', [whole(a)], [whole(b)]),
    ...differing('place', a.places.map(place), b.places.map(place)),
    ...differing('launch site', a.launchSites.map(site), b.launchSites.map(site)),
    ...differing('volley', a.volleys.map(volley), b.volleys.map(volley)),
    ...differing('threat', a.threats.map(threat), b.threats.map(threat)),
    ...differing('class', classesOf(a), classesOf(b)),
  ];
}

/** A thing by its id, and what of it counts. */
interface Said {
  readonly id: string;
  readonly parts: readonly (readonly [name: string, value: string])[];
}

function differing(kind: string, a: readonly Said[], b: readonly Said[]): readonly Difference[] {
  const name = (id: string) => `${kind} ${id}`.trim();
  const inB = new Map(b.map((one) => [one.id, one]));
  const inA = new Set(a.map(({ id }) => id));
  return [
    ...a.flatMap((one): readonly Difference[] => {
      const other = inB.get(one.id);
      if (other === undefined) return [{ what: name(one.id), inA: 'there', inB: NOTHING }];
      return partsDiffering(name(one.id), one, other);
    }),
    ...b.flatMap(({ id }) => (inA.has(id) ? [] : [{ what: name(id), inA: NOTHING, inB: 'there' }])),
  ];
}

function partsDiffering(name: string, one: Said, other: Said): readonly Difference[] {
  const others = new Map(other.parts);
  const own = new Map(one.parts);
  const all = [...new Set([...own.keys(), ...others.keys()])];
  return all.flatMap((part) => {
    const [inA, inB] = [own.get(part) ?? NOTHING, others.get(part) ?? NOTHING];
    return inA === inB ? [] : [{ what: name === '' ? part : `${name}: ${part}`, inA, inB }];
  });
}

function whole({ epochUnix_us, duration_us }: ResolvedScenario): Said {
  return {
    id: '',
    parts: [
      ['epoch', formatUtc(epochUnix_us)],
      ['length of the run', `${duration_us / 1e6} s`],
    ],
  };
}

function place({
  id,
  latitude_rad,
  longitude_rad,
  elevation_m,
  radius_m,
}: ResolvedScenario['places'][number]) {
  return {
    id,
    parts: [
      ['position', position(latitude_rad, longitude_rad)],
      ['elevation', inWords(elevation_m)],
      ['radius', inWords(radius_m)],
    ] as const,
  };
}

function site({ id, latitude_rad, longitude_rad, elevation_m }: ResolvedScenario['launchSites'][number]) {
  return {
    id,
    parts: [
      ['position', position(latitude_rad, longitude_rad)],
      ['elevation', inWords(elevation_m)],
    ] as const,
  };
}

function volley({ id, at_us, after, delay_s }: ResolvedScenario['volleys'][number]) {
  return {
    id,
    parts: [
      ['start', at_us === undefined ? `after ${after}` : `${at_us / 1e6} s`],
      ['delay', inWords(delay_s)],
    ] as const,
  };
}

function threat(one: ResolvedScenario['threats'][number]) {
  const { id, classId, from, at, volley: start, index, group, spacing_s } = one;
  return {
    id,
    parts: [
      ['class', classId],
      ['from', from],
      ['at', at],
      ['volley', start],
      ['place in its group', `${group} ${index}`],
      ['spacing', inWords(spacing_s)],
    ] as const,
  };
}

/** The classes that threats have, with every number that flies them. */
function classesOf({ catalogue }: ResolvedScenario): readonly Said[] {
  return catalogue.flatMap((entry: CatalogueEntry) =>
    entry.kind !== 'threat-class'
      ? []
      : [
          {
            id: entry.id,
            parts: [
              ['model', entry.model] as const,
              ...entry.parameters.map(({ name, quantity }) => [name, inWords(quantity)] as const),
              ...entry.tables.map(({ name, points }) => [name, canonicalJson(points)] as const),
            ],
          },
        ],
  );
}

/** All of a quantity that a draw depends on; its source does not matter. */
function inWords({ low, nominal, high, unit, distribution }: Quantity): string {
  const ends = low === high ? '' : ` (${low ?? '?'} to ${high ?? '?'}, ${distribution})`;
  return `${nominal ?? low ?? 'unknown'}${unit === '' ? '' : ` ${unit}`}${ends}`;
}

function position(latitude_rad: number, longitude_rad: number): string {
  const degrees = (angle_rad: number) => String(Math.round((angle_rad * 180e6) / Math.PI) / 1e6);
  return `${degrees(latitude_rad)}, ${degrees(longitude_rad)} deg`;
}
