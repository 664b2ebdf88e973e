/** How high the threats come in, against their distance over the ground: from a battery, or from the place aimed at. */
import { findQuantity } from '@testudo/core/catalogue';
import { EFFECTIVE_EARTH_RADIUS_M, greatCircleDistance } from '@testudo/core/earth';
import { cos, nominalOf, sin } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Markup } from '../markup/markup.js';
import { distance } from '../story/numbers.js';
import { nameOf, shortClass, weaponIn } from '../story/words.js';
import { AXIS_PX, floorAxis, sideAxis } from './axis.js';
import { clipped } from './clipped.js';
import type { Figure } from './figure.js';
import { type KeyItem, key } from './key.js';
import { FATE_WORDS, FATES, fateMark } from './marks.js';
import { linear, type Scale, ticks } from './scale.js';
import { circle, type Points, path, rect } from './shapes.js';
import { simplified } from './simplify.js';
import { leftOut, pointAt, type Track } from './tracks.js';

type Battery = ResolvedScenario['batteries'][number];
interface Spot {
  readonly latitude_rad: number;
  readonly longitude_rad: number;
}

/** The whole approach to a battery: what its radar searches, and where each threat was first seen. */
export function approachFigure(
  scenario: ResolvedScenario,
  battery: Battery,
  tracks: readonly Track[],
): Figure | undefined {
  const own = tracks.filter(({ threat }) => ladderOf(threat, battery)?.detected_us !== undefined);
  const search = searched(scenario, battery);
  if (own.length === 0 || search === undefined) return undefined;
  const lines = own.map((track) => ({ track, line: profileOf(track, battery) }));
  const far_m = search.range_m * 1.08;
  const high_m =
    1.05 *
    Math.max(
      ...lines.flatMap(({ line }) => line.filter(([away]) => away <= far_m).map(([, up]) => up)),
      1000,
    );
  const seen = own.flatMap((track) => {
    const point = pointAt(track, ladderOf(track.threat, battery)?.detected_us ?? 0);
    return point === undefined ? [] : [{ track, away_m: awayFrom(battery, point), up_m: point.height_m }];
  });
  const note = leftOut(scenario.threats.length);
  return {
    id: `approach-${battery.id}`,
    half: true,
    title: `Where it first saw them: ${battery.name}`,
    description: seen
      .map(
        ({ track, away_m, up_m }) =>
          `${shortClass(scenario, track.threat.threatClass)}: first seen ${distance(away_m)} away over the ground, ${distance(up_m)} up.`,
      )
      .join(' '),
    note: `The shaded fan is what the radar searches, at best estimate: to ${distance(search.range_m)}, from ${angle(search.low_rad)} to ${angle(search.high_rad)} above the horizon. What is already tracked is followed higher. Lines end where a flight ends.${note === undefined ? '' : ` ${note}`}`,
    draw: (width) => {
      const items: KeyItem[] = [
        { words: 'searched by the radar', mark: (x, y) => rect(x - 13, y - 6, 26, 12, 'fan'), wide: true },
        { words: 'first seen', mark: (x, y) => circle(x, y, 4, 'ring-ink') },
        ...fateKey(own),
      ];
      return sheet(
        width,
        { far_m, high_m, tall: width > 500 ? 330 : 250, items, from: 'the battery' },
        (x, y) => [
          path(
            fan(search, high_m).map(([away, up]) => [x(away), y(up)] as const),
            'fan',
            true,
          ),
          ...lines.map(({ track, line }) => track_(line, far_m, track, x, y)),
          ...seen
            .filter(({ away_m }) => away_m <= far_m)
            .map(({ away_m, up_m }) => circle(x(away_m), y(up_m), 4, 'ring-ink')),
          ...ends(lines, far_m, high_m, x, y),
        ],
      );
    },
  };
}

/** The last stretch, where interceptors reach. */
export function reachFigure(
  scenario: ResolvedScenario,
  battery: Battery,
  tracks: readonly Track[],
  flights: readonly { readonly battery: string; readonly points: Track['points'] }[],
): Figure | undefined {
  const own = tracks.filter(({ threat }) => (ladderOf(threat, battery)?.shots.length ?? 0) > 0);
  const reaches = reachOf(scenario, battery);
  if (own.length === 0 || reaches.length === 0) return undefined;
  const lines = own.map((track) => ({ track, line: profileOf(track, battery) }));
  const shots = flights
    .filter((one) => one.battery === battery.id)
    .map(({ points }) => points.map((point) => [awayFrom(battery, point), point.height_m] as const));
  const far_m = 2.1 * Math.max(...reaches.map(({ range_m }) => range_m));
  const high_m = 1.25 * Math.max(...reaches.map(({ height_m }) => height_m));
  const kills = own.flatMap(({ threat }) =>
    threat.kill?.battery === battery.id ? [threat.kill.height_m] : [],
  );
  return {
    id: `reach-${battery.id}`,
    half: true,
    title: `The last stretch, and what interceptors reach: ${battery.name}`,
    description: `${reaches.map(({ name, range_m, height_m, least_m }) => `${name} reaches ballistic missiles to ${distance(range_m)} over the ground and ${distance(height_m)} up, not nearer than ${distance(least_m)}.`).join(' ')} ${kills.length === 0 ? 'Nothing was killed by it.' : `Kills at heights from ${distance(Math.min(...kills))} to ${distance(Math.max(...kills))}.`}`,
    note: 'Both axes have the same scale. Reach is the published one of the catalogue at best estimate; not every point inside can be reached in time.',
    draw: (width) => {
      const tall = ((width - 60) * high_m) / far_m;
      const items: KeyItem[] = [
        ...reaches.map(
          ({ name }, i): KeyItem => ({
            words: `reach of ${name}`,
            mark: (x, y) => rect(x - 13, y - 6, 26, 12, `reach reach-${i}`),
            wide: true,
          }),
        ),
        ...(shots.length === 0
          ? []
          : [
              {
                words: 'interceptor',
                mark: (x: number, y: number) =>
                  path(
                    [
                      [x - 13, y],
                      [x + 13, y],
                    ],
                    'flight',
                  ),
                wide: true,
              } as const,
            ]),
        ...fateKey(own),
      ];
      return sheet(width, { far_m, high_m, tall, items, from: 'the battery' }, (x, y) => [
        ...reaches.map((reach, i) =>
          path(
            envelope(reach).map(([away, up]) => [x(away), y(up)] as const),
            `reach reach-${i}`,
            true,
          ),
        ),
        ...lines.map(({ track, line }) => track_(line, far_m, track, x, y, high_m)),
        ...shots
          .flatMap((line) => clipped(line, far_m, high_m))
          .map((part) =>
            path(
              simplified(
                part.map(([away, up]) => [x(away), y(Math.max(0, up))] as const),
                0.4,
              ),
              'flight',
            ),
          ),
        ...ends(lines, far_m, high_m, x, y),
      ]);
    },
  };
}

/** Without a battery: against the distance from the place each was aimed at. */
export function descentFigure(scenario: ResolvedScenario, tracks: readonly Track[]): Figure | undefined {
  const lines = tracks.flatMap((track) => {
    const place = scenario.places.find(({ id }) => id === track.threat.target);
    return place === undefined ? [] : [{ track, line: profileOf(track, place) }];
  });
  if (lines.length === 0) return undefined;
  const far_m = 1.02 * Math.max(...lines.flatMap(({ line }) => line.map(([away]) => away)));
  const high_m = 1.06 * Math.max(...lines.flatMap(({ line }) => line.map(([, up]) => up)));
  const note = leftOut(scenario.threats.length);
  return {
    id: 'descent',
    half: true,
    title: 'How high they came in, over the distance from the place aimed at',
    description: `Height of each ${weaponIn(scenario)} against its distance over the ground from the place it was aimed at (${[...new Set(lines.map(({ track }) => nameOf(scenario, track.threat.target)))].join('; ')}).`,
    ...(note === undefined ? {} : { note }),
    draw: (width) =>
      sheet(
        width,
        { far_m, high_m, tall: width > 500 ? 280 : 220, items: fateKey(tracks), from: 'the place aimed at' },
        (x, y) => [
          ...lines.map(({ track, line }) => track_(line, far_m, track, x, y)),
          ...ends(lines, far_m, high_m, x, y),
        ],
      ),
  };
}

interface Sheet {
  readonly far_m: number;
  readonly high_m: number;
  readonly tall: number;
  readonly items: readonly KeyItem[];
  readonly from: string;
}

/** Axes and key; what stands at distance 0 is at the left. */
function sheet(
  width: number,
  { far_m, high_m, tall, items, from }: Sheet,
  inside: (x: Scale, y: Scale) => readonly Markup[],
) {
  const legend = key(items, 0, 0, width);
  const top = legend.height + 32;
  const floor = top + tall;
  const x = linear([0, far_m], 44, width - 16);
  const y = linear([0, high_m], floor, top);
  const km = (value: number) => String(Number((value / 1000).toPrecision(6)));
  return {
    height: floor + AXIS_PX,
    parts: [
      ...legend.parts,
      ...floorAxis(x, top, floor, {
        values: ticks([0, far_m / 1000], width > 500 ? 10 : 5).map((one) => one * 1000),
        write: km,
        title: width > 500 ? `distance from ${from} over the ground, km` : `distance from ${from}, km`,
      }),
      ...sideAxis(y, 44, width - 16, {
        values: ticks([0, high_m / 1000], 5).map((one) => one * 1000),
        write: km,
        title: 'height, km',
      }),
      ...inside(x, y),
    ],
  };
}

function fateKey(tracks: readonly Track[]): readonly KeyItem[] {
  return FATES.filter((fate) => tracks.some(({ threat }) => threat.fate === fate)).map((fate) => ({
    words: FATE_WORDS[fate],
    mark: (x, y) => fateMark(fate, x, y),
  }));
}

function ladderOf({ ladders }: Track['threat'], { id }: Battery) {
  return ladders.find(({ battery }) => battery === id);
}

function awayFrom(from: Spot, to: Spot): number {
  return greatCircleDistance(from.latitude_rad, from.longitude_rad, to.latitude_rad, to.longitude_rad);
}

function profileOf({ points }: Track, from: Spot): Points {
  return points.map((point) => [awayFrom(from, point), Math.max(0, point.height_m)] as const);
}

/** The part of a flight that lies on the sheet; where it comes back from outside, a new line begins. */
function track_(
  line: Points,
  far_m: number,
  { threat }: Track,
  x: Scale,
  y: Scale,
  high_m = Number.POSITIVE_INFINITY,
): Markup {
  const drawn = clipped(line, far_m, high_m).map((part) =>
    path(
      simplified(
        part.map(([away, up]) => [x(away), y(up)] as const),
        0.4,
      ),
      `track track-${threat.fate}`,
    ),
  );
  return { markup: drawn.map(({ markup }) => markup).join('') };
}

function ends(
  lines: readonly { readonly track: Track; readonly line: Points }[],
  far_m: number,
  high_m: number,
  x: Scale,
  y: Scale,
): readonly Markup[] {
  return lines.flatMap(({ track, line }) => {
    const end = line.at(-1);
    return end === undefined || end[0] > far_m || end[1] > high_m
      ? []
      : [fateMark(track.threat.fate, x(end[0]), y(end[1]))];
  });
}

interface Search {
  readonly range_m: number;
  readonly low_rad: number;
  readonly high_rad: number;
}

function searched(scenario: ResolvedScenario, { radar }: Battery): Search | undefined {
  const [range_m, low_rad, high_rad] = ['maximumRange', 'lowestElevation', 'searchTop'].map((name) =>
    nominal(scenario, radar, name),
  );
  return range_m === undefined || low_rad === undefined || high_rad === undefined
    ? undefined
    : { range_m, low_rad, high_rad };
}

function nominal({ catalogue }: ResolvedScenario, id: string, name: string): number | undefined {
  const entry = catalogue.find((one) => one.id === id);
  const found = entry === undefined ? undefined : findQuantity(entry, name);
  const value = found === undefined ? undefined : nominalOf(found);
  return value?.ok === true ? value.value : undefined;
}

/** The outline of what is searched, cut at the top of the sheet; beams bend with the usual 4/3 of the Earth's radius. */
function fan({ range_m, low_rad, high_rad }: Search, most_m: number): Points {
  const steps = Array.from({ length: 25 }, (_, i) => i / 24);
  const at = (slant_m: number, elevation_rad: number): readonly [number, number] => {
    const away = slant_m * cos(elevation_rad);
    return [
      away,
      Math.min(most_m, slant_m * sin(elevation_rad) + (away * away) / (2 * EFFECTIVE_EARTH_RADIUS_M)),
    ];
  };
  const top = Math.min(range_m, most_m / Math.max(0.01, sin(high_rad)));
  return [
    ...steps.map((share) => at(share * range_m, low_rad)),
    ...steps.map((share) => at(range_m, low_rad + share * (high_rad - low_rad))),
    at(top, high_rad),
  ];
}

interface Reach {
  readonly name: string;
  readonly range_m: number;
  readonly height_m: number;
  readonly least_m: number;
}

/** The rounds that the battery has, the farther reach first. */
function reachOf(scenario: ResolvedScenario, { launcherGroups }: Battery): readonly Reach[] {
  const types = [...new Set(launcherGroups.map(({ interceptor }) => interceptor))];
  return types
    .flatMap((id): Reach[] => {
      const [range_m, height_m, least_m] = ['maxRangeBallistic', 'maxAltitude', 'minRange'].map((name) =>
        nominal(scenario, id, name),
      );
      if (range_m === undefined || height_m === undefined || least_m === undefined) return [];
      return [{ name: shortClass(scenario, id), range_m, height_m, least_m }];
    })
    .sort((a, b) => b.range_m - a.range_m || (a.name < b.name ? -1 : 1));
}

/** Between the least slant range and the greatest distance and height. */
function envelope({ range_m, height_m, least_m }: Reach): Points {
  const inner = Array.from({ length: 13 }, (_, i) => (i / 12) * (Math.PI / 2));
  return [
    [least_m, 0],
    [range_m, 0],
    [range_m, height_m],
    [0, height_m],
    ...inner.reverse().map((elevation) => [least_m * cos(elevation), least_m * sin(elevation)] as const),
  ];
}

function angle(value_rad: number): string {
  return `${Number(((value_rad * 180) / Math.PI).toFixed(1))}°`;
}
