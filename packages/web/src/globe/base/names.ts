/** Names of countries, as large as they have room for. */
import type { Sheet } from '../sheet/sheet.js';
import { type CountryName, loadLand } from './land.js';

type Point = readonly [number, number, number];

interface WrittenName extends CountryName {
  readonly spots_m: readonly Point[];
}

let names: readonly WrittenName[] | undefined;

/** Loads the names. @param then called when they can be drawn */
export function loadNames(then: () => void): void {
  void loadLand().then((land) => {
    names ??= land.names.map((one) => ({ ...one, spots_m: one.spots_deg.map(onSphere) }));
    then();
  });
}

/** A name needs so many pixels of its country's width. */
const LEAST_ROOM = 60;
/** Nearer to the horizon countries are too flat for names. */
const LEAST_SLOPE = 0.12;

export function drawCountryNames(sheet: Sheet): void {
  if (names === undefined) return;
  const { projector, palette } = sheet;
  for (const { name, span_deg, spots_deg, spots_m } of names) {
    const spots: { readonly x: number; readonly y: number; readonly room: number }[] = [];
    spots_m.forEach(([x, y, z], i) => {
      if (!projector.project(x, y, z) || projector.slope < LEAST_SLOPE || !projector.isInPicture(-20)) return;
      const parallel_m = 111_000 * Math.cos((spots_deg[i][1] * Math.PI) / 180);
      spots.push({ x: projector.x, y: projector.y, room: span_deg * parallel_m * projector.pixelsPerMetre });
    });
    const [first, ...others] = spots;
    if (first === undefined || first.room < Math.max(LEAST_ROOM, name.length * 5)) continue;
    sheet.label(`country/${name}`, first.x, first.y, {
      text: name.toUpperCase(),
      colour: palette.country,
      rank: 1 + Math.min(first.room, 4000) / 10_000,
      sides: ['middle'],
      spots: others,
      size: Math.min(17, Math.max(11, first.room / 22)),
      spacing: true,
      alpha: 0.85,
    });
  }
}

/** On the ellipsoid's equatorial sphere flattened: right to some kilometres, which is nothing for the middle of a country. */
function onSphere([longitude_deg, latitude_deg]: readonly [number, number]): Point {
  const [longitude, latitude] = [(longitude_deg * Math.PI) / 180, (latitude_deg * Math.PI) / 180];
  const across = 6_378_137 * Math.cos(latitude);
  return [across * Math.cos(longitude), across * Math.sin(longitude), 6_356_752 * Math.sin(latitude)];
}
