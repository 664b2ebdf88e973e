/** What was seen and heard, moment by moment: like things at one moment and place in one line. */
import type { Release, When, Where } from '@testudo/interop/release';
import { type Block, heading, say, type TableRow } from '../block.js';
import { count } from '../numbers.js';
import { some } from '../words.js';
import { byDay, clockOf, placeName, whereInWords } from './words.js';

interface Line {
  readonly at: When;
  readonly where: string;
  /** What happened, in the singular and the plural. */
  readonly one: string;
  readonly several: (number: number) => string;
}

const CAUSES: { readonly [cause: string]: string } = {
  'launch-report': 'after a report of early warning',
  track: 'after a track',
  order: 'by order',
};

export function seenSection(release: Release): readonly Block[] {
  const { launches, flashes, impacts, alarms, warnings } = release;
  const told = [launches, flashes, impacts, alarms, warnings].some((part) => part !== undefined);
  if (!told) return [];
  const lines = [
    ...(launches ?? []).map((one): Line => {
      const whose = [one.type, one.battery, one.track === undefined ? undefined : `at ${one.track}`];
      const said = whose.filter((part) => part !== undefined).join(', ');
      const more = said === '' ? '' : ` (${said})`;
      return line(release, one, `an interceptor rises${more}`, (n) => `${count(n)} interceptors rise${more}`);
    }),
    ...(flashes ?? []).map((one) =>
      line(
        release,
        one,
        'a flash in the sky',
        (n) => `${some(n, 'flash').replace(/flashs$/, 'flashes')} in the sky`,
      ),
    ),
    ...(impacts ?? []).map((one) => line(release, one, 'an impact', (n) => some(n, 'impact'))),
    ...(alarms ?? []).map((one): Line => {
      const cause = one.cause === undefined ? '' : ` ${CAUSES[one.cause] ?? ''}`;
      return {
        at: one,
        where: `at ${placeName(release, one.place)}`,
        one: `the alarm sounds${cause}`,
        several: () => `the alarm sounds${cause}`,
      };
    }),
    ...(warnings ?? []).map((one) =>
      line(
        release,
        one,
        `early warning reports a launch; its area has a radius of ${one.radius_km} km`,
        (n) => `early warning reports ${count(n)} launches; their areas have a radius of ${one.radius_km} km`,
      ),
    ),
  ];
  if (lines.length === 0)
    return [heading('What was seen and heard'), say('Nothing that this audience is told.')];
  return [heading('What was seen and heard'), tableOf(lines)];
}

function line(release: Release, one: When & Where, single: string, several: Line['several']): Line {
  return { at: one, where: whereInWords(release, one), one: single, several };
}

function tableOf(lines: readonly Line[]): Block {
  const groups = new Map<string, { readonly first: Line; number: number }>();
  for (const one of lines) {
    const key = JSON.stringify([one.at.time_utc, one.at.within_s, one.where, one.one]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { first: one, number: 1 });
    else known.number++;
  }
  const sorted = [...groups.values()].sort((a, b) =>
    a.first.at.time_utc < b.first.at.time_utc ? -1 : a.first.at.time_utc > b.first.at.time_utc ? 1 : 0,
  );
  const rows = byDay(sorted, ({ first }) => first.at.time_utc).flatMap(({ day, those }): TableRow[] => [
    { group: day },
    ...those.map(({ first, number }) => {
      const clock = clockOf(first.at);
      const what = number === 1 ? first.one : first.several(number);
      return { cells: [clock, what, first.where], sentence: `${clock} ${first.where}: ${what}.`.trim() };
    }),
  ]);
  return {
    kind: 'table',
    columns: [{ title: 'UTC' }, { title: 'what' }, { title: 'where' }],
    rows,
    legend: 'A clock time without seconds means: within that minute.',
  };
}
