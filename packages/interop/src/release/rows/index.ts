/** A release as a list of things that were told, each with its moment, its position and what is said of it. */
import { placeNames } from '../place-names.js';
import type { Release, Where } from '../release.js';
import { coverageInWords } from '../words.js';
import { rowsOfBattery } from './batteries.js';
import { joined, type RowDraft, rowsOfHistory, type What } from './row.js';
import { rowsOfThreat } from './threats.js';
import { rowsOfTrack } from './tracks.js';

export interface Row {
  readonly what: What;
  readonly id: string;
  readonly time_utc?: string;
  readonly within_s?: number;
  readonly until_utc?: string;
  /** The place that it is near, by its label in the release. */
  readonly place?: string;
  /** The name of that place. */
  readonly near?: string;
  readonly latitude_deg?: number;
  readonly longitude_deg?: number;
  readonly cell_km?: number;
  readonly said: string;
}

export type { What } from './row.js';

/** Every thing that was told, with a row of its own for each of its moments: what changes, steps, ends. */
export function rowsOf(release: Release): readonly Row[] {
  const nameOf = placeNames(release);
  const drafts: readonly RowDraft[] = [
    ...(release.places ?? []).map(
      (one): RowDraft => ({ what: 'place', id: one.id, where: { ...one, place: one.id }, said: one.name }),
    ),
    ...(release.launches ?? []).map(
      (one): RowDraft => ({
        what: 'launch',
        id: one.id,
        at: one,
        where: one,
        said: joined(one.type, one.battery, one.track, one.salvo === undefined ? '' : `salvo ${one.salvo}`),
      }),
    ),
    ...(release.flashes ?? []).map(
      (one): RowDraft => ({ what: 'flash', id: one.id, at: one, where: one, said: '' }),
    ),
    ...(release.impacts ?? []).map(
      (one): RowDraft => ({ what: 'impact', id: one.id, at: one, where: one, said: '' }),
    ),
    ...(release.alarms ?? []).map(
      (one): RowDraft => ({
        what: 'alarm',
        id: one.id,
        at: one,
        where: { place: one.place },
        said: one.cause ?? '',
      }),
    ),
    ...(release.warnings ?? []).map(
      (one): RowDraft => ({
        what: 'warning',
        id: one.id,
        at: one,
        where: one,
        said: `radius ${one.radius_km} km`,
      }),
    ),
    ...(release.batteries ?? []).flatMap(rowsOfBattery),
    ...(release.tracks ?? []).flatMap(rowsOfTrack),
    ...(release.coverage ?? []).flatMap(({ place, days }) =>
      rowsOfHistory(days, (day) => ({
        what: 'coverage',
        id: place,
        where: { place },
        said: coverageInWords(day),
      })),
    ),
    ...(release.threats ?? []).flatMap((one) => rowsOfThreat(one, nameOf)),
  ];
  return drafts.map((draft) => rowOf(draft, nameOf));
}

function rowOf(
  { what, id, at = {}, until_utc, where = {}, said }: RowDraft,
  nameOf: (place: string) => string,
): Row {
  const { time_utc, within_s } = at;
  const { place } = where;
  return {
    what,
    id,
    ...(time_utc === undefined ? {} : { time_utc }),
    ...(within_s === undefined ? {} : { within_s }),
    ...(until_utc === undefined ? {} : { until_utc }),
    ...(place === undefined ? {} : { place, near: nameOf(place) }),
    ...spotOf(where),
    said,
  };
}

function spotOf({ latitude_deg, longitude_deg, cell_km }: Where): Omit<Where, 'place'> {
  return {
    ...(latitude_deg === undefined ? {} : { latitude_deg }),
    ...(longitude_deg === undefined ? {} : { longitude_deg }),
    ...(cell_km === undefined ? {} : { cell_km }),
  };
}
