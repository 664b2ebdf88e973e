/** A release as a list of things that were told, each with its moment, its position and what is said of it. */
import type { Release, ReleasedBattery, Since, When, Where } from './release.js';
import { magazineInWords, readinessInWords } from './words.js';

export interface Row {
  readonly what:
    | 'place'
    | 'launch'
    | 'flash'
    | 'impact'
    | 'alarm'
    | 'warning'
    | 'battery'
    | 'track'
    | 'coverage'
    | 'threat';
  readonly id: string;
  readonly time_utc?: string;
  readonly within_s?: number;
  /** The name of the place that it is near. */
  readonly near?: string;
  readonly latitude_deg?: number;
  readonly longitude_deg?: number;
  readonly cell_km?: number;
  readonly said: string;
}

/** Every thing that was told; what changes over time has a row for each change. */
export function rowsOf(release: Release): readonly Row[] {
  const nameOf = (label: string | undefined) => release.places?.find(({ id }) => id === label)?.name ?? label;
  const row = (what: Row['what'], id: string, at: Partial<When>, where: Where, said: string): Row => {
    const near = nameOf(where.place);
    return {
      what,
      id,
      ...(at.time_utc === undefined ? {} : { time_utc: at.time_utc }),
      ...(at.within_s === undefined ? {} : { within_s: at.within_s }),
      ...(near === undefined ? {} : { near }),
      ...spotOf(where),
      said,
    };
  };
  const words = (...parts: readonly (string | undefined)[]) =>
    parts.filter((part) => part !== undefined).join(', ');
  return [
    ...(release.places ?? []).map((one) =>
      row('place', one.id, {}, { ...spotOf(one), place: one.id }, one.name),
    ),
    ...(release.launches ?? []).map((one) =>
      row('launch', one.id, one, one, words(one.type, one.battery, one.track)),
    ),
    ...(release.flashes ?? []).map((one) => row('flash', one.id, one, one, '')),
    ...(release.impacts ?? []).map((one) => row('impact', one.id, one, one, '')),
    ...(release.alarms ?? []).map((one) => row('alarm', one.id, one, { place: one.place }, one.cause ?? '')),
    ...(release.warnings ?? []).map((one) => row('warning', one.id, one, one, `radius ${one.radius_km} km`)),
    ...(release.batteries ?? []).flatMap((one) =>
      saidOfBattery(one).map(({ at, said }) => row('battery', one.id, at, one, words(one.name, said))),
    ),
    ...(release.tracks ?? []).map((one) =>
      row('track', one.id, one, one.first ?? {}, words(one.battery, one.takenFor, one.identity)),
    ),
    ...(release.coverage ?? []).flatMap(({ place, days }) =>
      days.map((day) => row('coverage', place, momentOf(day), { place }, day.covered)),
    ),
    ...(release.threats ?? []).map((one) =>
      row('threat', one.id, one, one.impact ?? {}, words(one.type, one.from, nameOf(one.at), one.fate)),
    ),
  ];
}

function spotOf({ latitude_deg, longitude_deg, cell_km }: Where): Omit<Where, 'place'> {
  return {
    ...(latitude_deg === undefined ? {} : { latitude_deg }),
    ...(longitude_deg === undefined ? {} : { longitude_deg }),
    ...(cell_km === undefined ? {} : { cell_km }),
  };
}

function momentOf({ since_utc, within_s }: Since): Partial<When> {
  return {
    ...(since_utc === undefined ? {} : { time_utc: since_utc }),
    ...(within_s === undefined ? {} : { within_s }),
  };
}

function saidOfBattery({
  states = [],
  readiness = [],
  magazine,
}: ReleasedBattery): readonly { readonly at: Partial<When>; readonly said: string }[] {
  const said = [
    ...states.map((one) => ({ at: momentOf(one), said: one.state })),
    ...readiness.map((one) => ({
      at: momentOf(one),
      said: readinessInWords(one),
    })),
    ...(magazine === undefined
      ? []
      : [
          {
            at: { time_utc: magazine.asOf_utc },
            said: `rounds: ${magazineInWords(magazine)}`,
          },
        ]),
  ];
  return said.length === 0 ? [{ at: {}, said: 'there' }] : said;
}
