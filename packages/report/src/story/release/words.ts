/** The words of a release. Nothing here knows more than the release does. */
import { placeNames, type Release, type Since, type When, type Where } from '@testudo/interop/release';

export const AUDIENCE_WORDS: { readonly [audience in Release['audience']]: string } = {
  public: 'the public',
  'host-nation': 'the host nation',
  coalition: 'the coalition',
  'own-force': 'the own force',
  analyst: 'analysts',
};

const MINUTE_S = 60;
const DAY_S = 86_400;

/** The clock as fine as it is told: `22:33`, `22:33:07`, or nothing where only the day is told. */
export function clockOf({ time_utc, within_s = 0 }: When): string {
  if (within_s >= DAY_S) return '';
  return time_utc.slice(11, within_s >= MINUTE_S ? 16 : 19);
}

/** `7 January 2020`. */
function dayOf(time_utc: string): string {
  const [year = '', month = '', day = ''] = time_utc.slice(0, 10).split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Day and clock, as fine as it is told: `7 January 2020, 22:33 UTC`. */
export function moment(at: When): string {
  const clock = clockOf(at);
  return clock === '' ? dayOf(at.time_utc) : `${dayOf(at.time_utc)}, ${clock} UTC`;
}

/** The clock of a moment, after a day that was said; with its day where that is another, or where only a day is told. */
export function clockOn(at: When, said_utc: string): string {
  const clock = clockOf(at);
  if (clock !== '' && dayOf(at.time_utc) === dayOf(said_utc)) return clock;
  return [dayOf(at.time_utc), clock].filter((part) => part !== '').join(', ');
}

/** Things in the order of time, day by day. */
export function byDay<T>(
  sorted: readonly T[],
  timeOf: (one: T) => string,
): readonly { readonly day: string; readonly those: readonly T[] }[] {
  const days = new Map<string, T[]>();
  for (const one of sorted) {
    const day = dayOf(timeOf(one));
    const those = days.get(day) ?? [];
    days.set(day, those);
    those.push(one);
  }
  return [...days].map(([day, those]) => ({ day, those }));
}

/** `since 30 March 2020`, or `at first` where it may have held before. */
export function since({ since_utc, within_s }: Since): string {
  if (since_utc === undefined) return 'at first';
  return `since ${moment({ time_utc: since_utc, ...(within_s === undefined ? {} : { within_s }) })}`;
}

/** What a place is called, with its label where several are called that; its label where names are not told. */
export function placeName(release: Release, label: string): string {
  return placeNames(release)(label);
}

/** `near Erbil Air Base`, `33.79° N 42.44° E, to 10 km`. */
export function whereInWords(release: Release, where: Where): string {
  const { place, latitude_deg, longitude_deg, cell_km } = where;
  const near = place === undefined ? [] : [`near ${placeName(release, place)}`];
  if (latitude_deg === undefined || longitude_deg === undefined) return near.join('');
  const digits = cell_km === undefined ? 3 : cell_km >= 10 ? 1 : 2;
  const angle = (value: number, positive: string, negative: string) =>
    `${Math.abs(value).toFixed(digits)}° ${value < 0 ? negative : positive}`;
  const grain = cell_km === undefined ? '' : `, to ${cell_km} km`;
  return [...near, `${angle(latitude_deg, 'N', 'S')} ${angle(longitude_deg, 'E', 'W')}${grain}`].join(', ');
}
