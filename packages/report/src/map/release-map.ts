/** The map of a release: what is told by a position stands there, what is told by a place is counted beside its name. */
import { placeNames, type Release, type Where } from '@testudo/interop/release';
import type { Figure } from '../figure/figure.js';
import type { KeyItem } from '../figure/key.js';
import { around, LabelField } from '../figure/label-field.js';
import { fateMark, launchMark, missMark, polygon } from '../figure/marks.js';
import { rect } from '../figure/shapes.js';
import type { Markup } from '../markup/markup.js';
import { listed, some } from '../story/words.js';
import type { Atlas } from './atlas.js';
import { frameOf, regionOf } from './frame.js';
import { graticule } from './graticule.js';
import { northArrow, scaleBar } from './legend.js';
import { land, sheet } from './map.js';
import { ring, type Spot } from './projection.js';

const RADIAN = Math.PI / 180;
const MARGIN = 66;
/** So much ground is shown round whatever is told of. */
const ROUND_M = 60_000;

type Mark = (x: number, y: number) => Markup;

interface Told {
  readonly words: string;
  readonly noun: string;
  readonly mark: Mark;
  readonly all: readonly Where[];
}

/** @returns undefined where no position is told */
export function releaseMap(release: Release, atlas: Atlas): Figure | undefined {
  const { places = [], invented = true } = release;
  const kinds = toldKinds(release);
  const spots = [...places, ...kinds.flatMap(({ all }) => all)].flatMap((one) => spotOf(one) ?? []);
  if (spots.length === 0) return undefined;
  const nameOf = placeNames(release);
  const counted = places.map(({ id }) => ({ name: nameOf(id), counts: countsAt(id, kinds) }));
  const saidOf = counted.map(({ name, counts }) => (counts === '' ? name : `${name}: ${counts}`));
  return {
    id: 'map',
    title: 'Where it was',
    description: `A map of ${listed(saidOf)}.`,
    note: `Azimuthal equidistant projection. ${invented ? 'An invented case: no coast or border is drawn.' : 'Coasts and borders: Natural Earth, 1:50 million, as it draws them.'}`,
    draw: (width) => draw(release, kinds, spots, atlas, width),
  };
}

/** Marks differ by shape as well as by colour. */
function toldKinds({ launches = [], flashes = [], impacts = [], batteries = [] }: Release): readonly Told[] {
  return [
    { words: 'battery', noun: 'battery', mark: batteryMark, all: batteries },
    { words: 'interceptors rise', noun: 'launch', mark: launchMark, all: launches },
    { words: 'flash in the sky', noun: 'flash', mark: missMark, all: flashes },
    { words: 'impact', noun: 'impact', mark: (x, y) => fateMark('arrived', x, y, 4.5), all: impacts },
  ];
}

const batteryMark: Mark = (x, y) =>
  polygon(
    [
      [x, y - 8],
      [x + 8, y],
      [x, y + 8],
      [x - 8, y],
    ],
    'mark-battery',
  );
const placeMark: Mark = (x, y) => rect(x - 4, y - 4, 8, 8, 'mark-place');

function spotOf({ latitude_deg, longitude_deg }: Where): Spot | undefined {
  if (latitude_deg === undefined || longitude_deg === undefined) return undefined;
  return { latitude_rad: latitude_deg * RADIAN, longitude_rad: longitude_deg * RADIAN };
}

/** How much of each kind was near a place. */
function countsAt(place: string, kinds: readonly Told[]): string {
  return kinds
    .flatMap(({ noun, all }) => {
      const number = all.filter((one) => one.place === place).length;
      return number === 0 ? [] : [plural(number, noun)];
    })
    .join(', ');
}

function plural(number: number, noun: string): string {
  if (number === 1) return some(1, noun);
  const many = noun === 'battery' ? 'batterie' : /[sh]$/.test(noun) ? `${noun}e` : noun;
  return some(number, many);
}

function draw(release: Release, kinds: readonly Told[], spots: readonly Spot[], atlas: Atlas, width: number) {
  const { places = [], invented = true } = release;
  const nameOf = placeNames(release);
  const left = MARGIN;
  const all = spots.flatMap((one) => ring(one, ROUND_M));
  const frame = frameOf(all, width - left, width > 500 ? 320 : 240, width > 500 ? 560 : 420);
  const region = regionOf(frame);
  const grid = graticule(frame, region, left);
  const field = new LabelField({ left: 2, right: frame.width - 2, top: 2, bottom: frame.height - 2 });
  const corners = [scaleBar(frame), northArrow(frame)];
  for (const { box } of corners) field.block(box);
  const landed = invented ? { parts: [], countries: [] } : land(atlas, frame, region);
  const marks = kinds.flatMap(({ mark, all: told }) => {
    const drawn = new Set<string>();
    return told.flatMap((one) => {
      const spot = spotOf(one);
      if (spot === undefined) return [];
      const [x, y] = frame.at(spot);
      const at = `${x.toFixed(1)} ${y.toFixed(1)}`;
      if (drawn.has(at)) return [];
      drawn.add(at);
      return [mark(x, y)];
    });
  });
  const names = places.flatMap((place) => {
    const spot = spotOf(place);
    if (spot === undefined) return [];
    const [x, y] = frame.at(spot);
    const counts = countsAt(place.id, kinds);
    field.block({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 });
    return [
      field.place(nameOf(place.id), around(x, y, 11), 'strong'),
      counts === '' ? undefined : field.place(counts, [...around(x, y, 26), ...around(x, y, 42)]),
    ].flatMap((label) => label ?? []);
  });
  const countries = landed.countries.flatMap(
    ({ name, spots: free }) =>
      field.place(
        name,
        free.map(([x, y]) => ({ x, y, at: 'middle' as const })),
        'small',
        'country',
      ) ?? [],
  );
  const items: readonly KeyItem[] = [
    { words: 'place', mark: placeMark },
    ...kinds
      .filter(({ all: told }) => told.some((one) => spotOf(one) !== undefined))
      .map(({ words, mark }) => ({ words, mark })),
  ];
  const inside = [
    rect(0, 0, frame.width, frame.height, invented ? 'nowhere' : 'sea'),
    ...landed.parts,
    ...grid.lines,
    ...places.flatMap((one) => {
      const spot = spotOf(one);
      return spot === undefined ? [] : [placeMark(...frame.at(spot))];
    }),
    ...marks,
    ...countries,
    ...names,
    ...corners.flatMap(({ parts }) => parts),
  ];
  return sheet(left, frame, width, inside, grid.numbers, items);
}
