/** The map of a run or of a posture: land, radars, flights, impacts, warned areas, places. */
import { findQuantity } from '@testudo/core/catalogue';
import { nominalOf } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Figure } from '../figure/figure.js';
import { type KeyItem, key } from '../figure/key.js';
import { around, LabelField } from '../figure/label-field.js';
import { FATE_WORDS, FATES, type Fate, fateMark, polygon } from '../figure/marks.js';
import { type Points, pathOf, rect, SIZE } from '../figure/shapes.js';
import { simplified } from '../figure/simplify.js';
import { fitted } from '../figure/text-width.js';
import { element, type Markup } from '../markup/markup.js';
import { placesFrom, radarRange_m } from '../story/defences.js';
import { count } from '../story/numbers.js';
import { listed, some, weaponIn } from '../story/words.js';
import { type Atlas, coastOf, landIn } from './atlas.js';
import { deepest } from './country-labels.js';
import { frameOf, type MapFrame, regionOf } from './frame.js';
import { graticule } from './graticule.js';
import { northArrow, scaleBar } from './legend.js';
import { arc, ring, type Spot } from './projection.js';

/** One way over the ground. */
interface MapTrack {
  readonly points: readonly Spot[];
  /** What became of it; absent where nobody flew it. */
  readonly fate?: Fate;
}

export interface MapContent {
  readonly id: string;
  readonly title: string;
  readonly scenario: ResolvedScenario;
  readonly tracks: readonly MapTrack[];
  readonly interceptors: readonly (readonly Spot[])[];
  readonly warned: readonly (Spot & { readonly radius_m: number })[];
  /** Batteries whose radar is on; all where nobody knows. */
  readonly radiating?: ReadonlySet<string>;
  readonly note?: string;
}

const RADIAN = Math.PI / 180;
/** At the left, for the numbers of parallels with their minutes. */
const MARGIN = 66;

export function mapFigure(content: MapContent, atlas: Atlas): Figure | undefined {
  const { scenario, tracks } = content;
  const sites = scenario.launchSites.filter(({ id }) => scenario.threats.some(({ from }) => from === id));
  const near = scenario.batteries.filter((battery) =>
    placesFrom(scenario, battery).some(({ inRange }) => inRange),
  );
  const far = scenario.batteries.filter((battery) => !near.includes(battery));
  const sectors = near.map((battery) => ({ battery, outline: sectorOf(scenario, battery) }));
  const flown: readonly Spot[] = [
    ...scenario.places,
    ...sites,
    ...near,
    ...tracks.flatMap(({ points }) => points),
  ];
  const searched = sectors.flatMap(({ outline }) => outline);
  const isBeyond = sites.length + tracks.length > 0 && dwarfs(searched, flown);
  const spots = isBeyond ? flown : [...flown, ...searched];
  if (spots.length === 0) return undefined;
  const beyond = isBeyond
    ? ` What the ${near.length === 1 ? 'radar searches' : 'radars search'} reaches beyond this map.`
    : '';
  const made = [...sites, ...near].some(({ invented }) => invented);
  const outside = far.length === 0 ? '' : ` Outside this map: ${listed(far.map(({ name }) => name))}.`;
  return {
    id: content.id,
    title: content.title,
    description: `A map of ${listed(scenario.places.map(({ name }) => name))} and ${some(sites.length, 'launch site')}${near.length === 0 ? '' : `, with the sectors that the radars of ${listed(near.map(({ name }) => name))} search`}. ${fatesInWords(tracks, weaponIn(scenario))}${beyond}${outside}`,
    note: `${made ? 'Exact positions and facings are made up where nobody published them. ' : ''}${content.note === undefined ? '' : `${content.note} `}${scenario.historical ? 'Coasts and borders: Natural Earth, 1:50 million, as it draws them.' : 'An invented case: no coast or border is drawn.'} Azimuthal equidistant projection.${beyond}${outside}`,
    draw: (width) => draw(content, atlas, { sites, sectors, spots }, width),
  };
}

/** Whether a map of both would show the flights as little more than a dot. */
function dwarfs(searched: readonly Spot[], flown: readonly Spot[]): boolean {
  const scale = (spots: readonly Spot[]) => frameOf(spots, 1, 1, 1).metresPerPixel;
  return searched.length > 0 && flown.length > 0 && scale([...flown, ...searched]) > DWARFED * scale(flown);
}

const DWARFED = 8;

interface Shown {
  readonly sites: ResolvedScenario['launchSites'];
  readonly sectors: readonly {
    readonly battery: ResolvedScenario['batteries'][number];
    readonly outline: readonly Spot[];
  }[];
  readonly spots: readonly Spot[];
}

function draw(
  { scenario, tracks, interceptors, warned, radiating }: MapContent,
  atlas: Atlas,
  { sites, sectors, spots }: Shown,
  width: number,
) {
  const left = MARGIN;
  const frame = frameOf(spots, width - left, width > 500 ? 340 : 260, width > 500 ? 540 : 460);
  const region = regionOf(frame);
  const grid = graticule(frame, region, left);
  const field = new LabelField({ left: 2, right: frame.width - 2, top: 2, bottom: frame.height - 2 });
  const corners = [scaleBar(frame), northArrow(frame)];
  for (const { box } of corners) field.block(box);
  const on = (points: readonly Spot[]) => points.map(frame.at);
  const squares = [
    ...scenario.places.map(frame.at),
    ...sites.map(frame.at),
    ...sectors.map(({ battery }) => frame.at(battery)),
  ];
  for (const [x, y] of squares) field.block({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 });
  const ends = tracks.flatMap(({ points, fate }) => {
    const end = points.at(-1);
    return end === undefined || fate === undefined ? [] : [{ fate, at: frame.at(end) }];
  });
  // An invented case stands nowhere: real coasts and countries would mislead.
  const landed = scenario.historical ? land(atlas, frame, region) : { parts: [], countries: [] };
  const names = placeNames(scenario, sites, sectors, frame, field);
  for (const {
    at: [x, y],
  } of ends)
    field.block({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 });
  for (const { points } of tracks)
    for (const [x, y] of on(points)) field.block({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 });
  const countries = landed.countries.flatMap(
    ({ name, spots: free }) =>
      field.place(
        name,
        free.map(([x, y]) => ({ x, y, at: 'middle' })),
        'small',
        'country',
      ) ?? [],
  );
  const inside = [
    rect(0, 0, frame.width, frame.height, scenario.historical ? 'sea' : 'nowhere'),
    ...landed.parts,
    ...grid.lines,
    ...warned.map((one) => area(simplified(on(ring(one, one.radius_m)), 0.3), 'warned')),
    ...sectors.map(({ battery, outline }) =>
      area(
        simplified(on(outline), 0.3),
        radiating === undefined || radiating.has(battery.id) ? 'sector' : 'sector-off',
      ),
    ),
    ...tracks.map(({ points, fate }) =>
      element('path', {
        d: pathOf(simplified(on(points), 0.5)),
        class: fate === undefined ? 'track track-none' : `track track-${fate}`,
      }),
    ),
    ...interceptors
      .filter((points) => points.length > 1)
      .map((points) => element('path', { d: pathOf(simplified(on(points), 0.3)), class: 'flight' })),
    ...sites.map((site) => siteMark(...frame.at(site))),
    ...sectors.map(({ battery }) => batteryMark(...frame.at(battery))),
    ...scenario.places.map((place) => placeMark(...frame.at(place))),
    ...[...ends]
      .sort((a, b) => FATES.indexOf(b.fate) - FATES.indexOf(a.fate))
      .map(({ fate, at: [x, y] }) => fateMark(fate, x, y, 4.5)),
    ...countries,
    ...names,
    ...corners.flatMap(({ parts }) => parts),
  ];
  const items = keyItems(tracks, sectors.length > 0, warned.length > 0, interceptors.length > 0);
  return sheet(left, frame, width, inside, grid.numbers, items);
}

/**
 * A map with its frame, the numbers of its grid, and its key under it.
 *
 * @param left where the frame begins, in a drawing of so much width
 */
export function sheet(
  left: number,
  frame: Pick<MapFrame, 'width' | 'height'>,
  width: number,
  inside: readonly Markup[],
  numbers: readonly Markup[],
  items: readonly KeyItem[],
) {
  const legend = key(items, 0, frame.height + 26, width);
  return {
    height: frame.height + 26 + legend.height,
    parts: [
      // A sheet within the sheet cuts off what leaves the map.
      element(
        'svg',
        {
          x: left,
          y: 0,
          width: frame.width,
          height: frame.height,
          viewBox: `0 0 ${frame.width} ${Math.round(frame.height * 10) / 10}`,
        },
        ...inside,
      ),
      rect(left, 0.5, frame.width - 0.5, frame.height, 'frame'),
      ...numbers,
      ...legend.parts,
    ],
  };
}

function area(points: Points, className: string): Markup {
  return element('path', { d: pathOf(points, true), class: className });
}

/** Coasts and borders of a part of the world, and spots for the names of its countries. */
export function land(atlas: Atlas, frame: MapFrame, region: ReturnType<typeof regionOf>) {
  const found = landIn(atlas, region);
  const on = (line: readonly (readonly [number, number])[]) =>
    line.map(([longitude, latitude]) =>
      frame.at({ latitude_rad: latitude * RADIAN, longitude_rad: longitude * RADIAN }),
    );
  const areas = found.coasts.map((one) => pathOf(simplified(on(one), 0.5), true)).join('');
  const coasts = found.coasts
    .flatMap((one) => coastOf(one, region))
    .map((one) => pathOf(simplified(on(one), 0.5)))
    .join('');
  const borders = found.borders.map((one) => pathOf(simplified(on(one), 0.5))).join('');
  return {
    parts: [
      ...(areas === '' ? [] : [element('path', { d: areas, class: 'land' })]),
      ...(coasts === '' ? [] : [element('path', { d: coasts, class: 'coast' })]),
      ...(borders === '' ? [] : [element('path', { d: borders, class: 'border' })]),
    ],
    countries: found.countries.map(({ name, rings }) => ({
      name: name.toUpperCase(),
      spots: deepest(rings.map(on), frame.width, frame.height),
    })),
  };
}

/** Names of places first, then of batteries that stand elsewhere, then of launch sites. */
function placeNames(
  scenario: ResolvedScenario,
  sites: Shown['sites'],
  sectors: Shown['sectors'],
  frame: MapFrame,
  field: LabelField,
): readonly Markup[] {
  const said = [
    ...scenario.places.map((place) => ({ spot: place as Spot, name: place.name, kind: 'strong' as const })),
    ...sectors
      .filter(({ battery }) => !scenario.places.some((place) => isNear(frame, place, battery)))
      .map(({ battery }) => ({ spot: battery as Spot, name: battery.name, kind: 'small' as const })),
    ...sites.map((site) => ({ spot: site as Spot, name: site.name, kind: 'small' as const })),
  ];
  const written = new Set<string>();
  return said.flatMap(({ spot, name, kind }) => {
    // Sites of one name need it once.
    if (written.has(name)) return [];
    written.add(name);
    const [x, y] = frame.at(spot);
    const near = [...around(x, y, 10), ...around(x, y, 22)];
    // A name that fits nowhere is cut: half a name is better than none.
    for (const share of [1, 0.6, 0.35]) {
      const size = kind === 'small' ? SIZE.small : SIZE.label;
      const label = field.place(fitted(name, share * frame.width, size, kind === 'strong'), near, kind);
      if (label !== undefined) return [label];
    }
    return [];
  });
}

function isNear(frame: MapFrame, a: Spot, b: Spot): boolean {
  const [[ax, ay], [bx, by]] = [frame.at(a), frame.at(b)];
  return Math.abs(ax - bx) < 10 && Math.abs(ay - by) < 10;
}

/** What a radar searches: a sector about its facing, as far as it looks. */
function sectorOf(scenario: ResolvedScenario, battery: Shown['sectors'][number]['battery']): readonly Spot[] {
  const entry = scenario.catalogue.find(({ id }) => id === battery.radar);
  const sector = entry === undefined ? undefined : findQuantity(entry, 'searchSector');
  const [wide, facing] = [
    sector === undefined ? undefined : nominalOf(sector),
    nominalOf(battery.facing_rad),
  ];
  if (wide?.ok !== true || !facing.ok) return [];
  const [from, to] = [facing.value - wide.value / 2, facing.value + wide.value / 2];
  return [battery, ...arc(battery, radarRange_m(scenario, battery), from, to, 40)];
}

const placeMark = (x: number, y: number) => rect(x - 4, y - 4, 8, 8, 'mark-place');
const siteMark = (x: number, y: number) =>
  polygon(
    [
      [x, y + 5],
      [x - 5, y - 4],
      [x + 5, y - 4],
    ],
    'mark-site',
  );
const batteryMark = (x: number, y: number) =>
  polygon(
    [
      [x, y - 8],
      [x + 8, y],
      [x, y + 8],
      [x - 8, y],
    ],
    'mark-battery',
  );

function keyItems(
  tracks: readonly MapTrack[],
  sectors: boolean,
  warned: boolean,
  interceptors: boolean,
): readonly KeyItem[] {
  const fates = FATES.filter((fate) => tracks.some((one) => one.fate === fate));
  return [
    { words: 'place', mark: placeMark },
    { words: 'launch site', mark: siteMark },
    ...(sectors
      ? [
          { words: 'battery', mark: batteryMark },
          {
            words: 'searched by its radar',
            mark: (x: number, y: number) => rect(x - 13, y - 6, 26, 12, 'sector'),
            wide: true,
          } as const,
        ]
      : []),
    ...(warned
      ? [
          {
            words: 'area warned from outside',
            mark: (x: number, y: number) => rect(x - 13, y - 6, 26, 12, 'warned'),
            wide: true,
          } as const,
        ]
      : []),
    ...(interceptors
      ? [
          {
            words: 'interceptor',
            mark: (x: number, y: number) =>
              element('path', {
                d: pathOf([
                  [x - 13, y],
                  [x + 13, y],
                ]),
                class: 'flight',
              }),
            wide: true,
          } as const,
        ]
      : []),
    ...fates.map((fate): KeyItem => ({ words: FATE_WORDS[fate], mark: (x, y) => fateMark(fate, x, y, 4.5) })),
  ];
}

function fatesInWords(tracks: readonly MapTrack[], weapon: string): string {
  const sums = FATES.flatMap((fate) => {
    const number = tracks.filter((one) => one.fate === fate).length;
    return number === 0 ? [] : [`${count(number)} ${FATE_WORDS[fate]}`];
  });
  return sums.length === 0 ? '' : `Of ${some(tracks.length, weapon)} drawn, ${listed(sums)}.`;
}
